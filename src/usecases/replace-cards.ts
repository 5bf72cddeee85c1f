import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { deliverCards } from './begin-invitation.ts'

/** Whoever has not answered gets a new card with the new date, and those before it point there. */
export async function replaceCards(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  const cards = await tx.listCards(invitation.id)
  for (const card of cards)
    if (card.purpose === 'offer' || card.purpose === 'reminder')
      await tx.saveCard({ ...card, purpose: 'replaced_offer' })
  await tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, at)
  await deliverCards(tx, invitation, { now: at })
}
