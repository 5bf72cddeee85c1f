import { parseEmail } from '../../domain/email.ts'
import type { Offer, Refused } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { findRoleNumber } from './roles.ts'

/** An offer in Trieve's terms. */
export type Wish = {
  readonly kind: 'wish'
  readonly email: string
  readonly role: number
  /** What is there of it may have come from an earlier attempt. */
  readonly isRepeat: boolean
}

export function decideWish({ invitee, role, isRepeat }: Offer): Wish | Refused {
  const number = findRoleNumber(role)
  if (number === undefined) return refuse('unknown_role')
  const email = parseEmail(invitee.email ?? '')
  if (email === undefined) return refuse('bad_email')
  return { kind: 'wish', email, role: number, isRepeat }
}
