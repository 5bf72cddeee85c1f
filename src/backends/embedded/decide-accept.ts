import { type Actor, isSameActor } from '../../domain/actor.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { EmbeddedOffer } from '../../store/store.ts'
import type { Refused } from '../backend.ts'
import { isExpired, isForAnother } from './offer.ts'

/** Who accepts, and what is known of them. */
export type Claim = {
  readonly actor: Actor
  /** The account that the person is linked to. */
  readonly claimed: AccountId | undefined
  /** The account that the offer is for. */
  readonly offered: AccountId | undefined
  /** The one of the two that would join has a membership. */
  readonly isMember: boolean
  /** The one of the two that would join is not an account any more. */
  readonly isLost: boolean
}

export type AcceptDecision =
  | { readonly kind: 'join' }
  | { readonly kind: 'already_member' }
  | { readonly kind: 'joined'; readonly account: AccountId }
  | Refused

export function decideAccept(offer: EmbeddedOffer, claim: Claim, now: Date): AcceptDecision {
  if (isForAnother(claim.claimed, claim.offered)) return { kind: 'refused', reason: 'not_yours' }
  if (offer.status === 'accepted') return decideAgain(offer, claim)
  if (offer.status !== 'pending' || claim.isLost) return { kind: 'refused', reason: 'not_found' }
  if (isExpired(offer, now)) return { kind: 'refused', reason: 'expired' }
  return { kind: claim.isMember ? 'already_member' : 'join' }
}

/** The same person is who has the account, or pressed before without having known of it. */
function decideAgain({ acceptedAs, acceptedBy }: EmbeddedOffer, claim: Claim): AcceptDecision {
  if (acceptedAs === undefined) return { kind: 'refused', reason: 'not_found' }
  const account = claim.claimed ?? claim.offered
  const isSame = account === acceptedAs || (account === undefined && isActor(claim.actor, acceptedBy))
  return isSame ? { kind: 'joined', account: acceptedAs } : { kind: 'refused', reason: 'not_yours' }
}

const isActor = (actor: Actor, other: Actor | undefined): boolean =>
  other !== undefined && isSameActor(actor, other)
