import { parseEmail } from '../../domain/email.ts'
import type { Rank } from '../../domain/role.ts'
import type { Offer, Refused } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { findRole } from './mapping.ts'

/** An offer that Deepgram can be asked for. */
export type Wish = {
  readonly kind: 'wish'
  /** In lower case. */
  readonly email: string
  readonly role: string
  readonly rank: Rank
  readonly isRepeat: boolean
}

export function readOffer({ invitee, role: named, isRepeat }: Offer): Wish | Refused {
  const role = findRole(named)
  if (!role) return refuse('unknown_role')
  const email = parseEmail(invitee.email ?? '')
  if (email === undefined) return refuse('bad_email')
  return { kind: 'wish', email, role: role.name, rank: role.rank, isRepeat }
}
