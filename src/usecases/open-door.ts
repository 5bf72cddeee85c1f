import type { Actor } from '../domain/actor.ts'
import { isOpenedBySign } from '../domain/closed-door.ts'
import type { Transaction } from '../store/store.ts'
import { deliverCardTo } from './begin-invitation.ts'
import type { Deps } from './deps.ts'
import { isOfferTo } from './is-offer-to.ts'

/** Somebody did something in their chat: if their door was closed, it is tried again with the cards that they never got. */
export function openDoor({ store, now }: Pick<Deps, 'store' | 'now'>, actor: Actor): Promise<void> {
  return store.transaction(async (tx) => {
    const door = await tx.findClosedDoor(actor)
    if (!door || !isOpenedBySign(door, now())) return
    await tx.forgetClosedDoor(actor)
    await bringMissedCards(tx, actor, now())
  })
}

async function bringMissedCards(tx: Transaction, to: Actor, now: Date): Promise<void> {
  for (const invitation of await tx.listInvitationsFor({ actor: to })) {
    const isPending = invitation.status === 'pending'
    const cards = isPending ? await tx.listCards(invitation.id) : []
    if (isPending && !cards.some((card) => isOfferTo(card, to)))
      await deliverCardTo(tx, invitation, { to, now })
  }
}
