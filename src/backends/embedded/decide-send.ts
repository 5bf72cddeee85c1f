import type { EmbeddedAccount, EmbeddedOffer } from '../../store/store.ts'
import type { Offer, SendOutcome } from '../backend.ts'
import { isAnswerable } from './offer.ts'
import { isRole } from './roles.ts'

type Known = {
  /** The accounts that the invitee is known by. */
  readonly accounts: readonly EmbeddedAccount[]
  readonly isMember: boolean
  readonly pending: readonly EmbeddedOffer[]
  readonly now: Date
}

/** Why there is nothing to send, or undefined when there is. */
export function decideSend(
  { role, invitee }: Offer,
  { accounts, isMember, pending, now }: Known,
): SendOutcome | undefined {
  if (!isRole(role)) return { kind: 'refused', reason: 'unknown_role' }
  if (invitee.account !== undefined && !accounts.some(({ id }) => id === invitee.account))
    return { kind: 'refused', reason: 'not_found' }
  if (isMember) return { kind: 'already_member' }
  const rival = pending.find((offer) => isAnswerable(offer, now) && isFor(offer, invitee, accounts))
  return rival && { kind: 'already_invited' }
}

/** One person may be named by an address here and by an account there. */
function isFor(
  offer: EmbeddedOffer,
  { email }: Offer['invitee'],
  accounts: readonly EmbeddedAccount[],
): boolean {
  if (offer.email !== undefined && offer.email === email) return true
  return accounts.some(
    ({ id, email: known }) => id === offer.account || (known !== undefined && known === offer.email),
  )
}
