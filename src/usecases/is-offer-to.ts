import { type Actor, isSameActor } from '../domain/actor.ts'
import type { Card } from '../domain/card.ts'

/** The invitee's card in this chat, with Accept and Decline as long as it is open. */
export const isOfferTo = ({ purpose, to }: Card, actor: Actor): boolean =>
  purpose === 'offer' && 'id' in to && isSameActor(to, actor)
