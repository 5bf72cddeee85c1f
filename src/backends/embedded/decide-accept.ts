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
  /** The account that the offer is for, by name or by address. */
  readonly offered: AccountId | undefined
  /** The account that would join has a membership. */
  readonly isMember: boolean
  /** The account that would join is none any more. */
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
  if (!claim.isMember) return { kind: 'join' }
  // Somebody who is not linked to it would get the member's account, with whatever rank it has by now.
  return claim.claimed ? { kind: 'already_member' } : { kind: 'refused', reason: 'not_yours' }
}

/** The same person is who has the account, or pressed before without having one. */
function decideAgain({ acceptedAs, acceptedBy }: EmbeddedOffer, { actor, claimed }: Claim): AcceptDecision {
  if (acceptedAs === undefined) return { kind: 'refused', reason: 'not_found' }
  const isSame = claimed === undefined ? isActor(actor, acceptedBy) : claimed === acceptedAs
  return isSame ? { kind: 'joined', account: acceptedAs } : { kind: 'refused', reason: 'not_yours' }
}

const isActor = (actor: Actor, other: Actor | undefined): boolean =>
  other !== undefined && isSameActor(actor, other)
