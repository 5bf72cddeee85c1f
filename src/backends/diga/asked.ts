import { parseEmail } from '../../domain/email.ts'
import type { Offer, Refused } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { isRole } from './mapping.ts'

/** What of an offer goes to Diga. */
export type Asked = { readonly email: string; readonly role: string }

export function readOffer({ invitee, role }: Offer): ({ readonly kind: 'asked' } & Asked) | Refused {
  if (!isRole(role)) return refuse('unknown_role')
  const email = parseEmail(invitee.email ?? '')
  if (email === undefined) return refuse('bad_email')
  return { kind: 'asked', email, role }
}
