import { type Invitation, isOneOfMany } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { PATIENCE_MS } from './patience.ts'

/** Of one of very many the inviter hears in the report. */
export async function tellEnded(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  if (isOneOfMany(invitation)) return
  await tx.enqueue({ kind: 'notify_inviter', invitation: invitation.id, news: 'ended' }, at)
}

/** The inviter mostly waits for the answer to their command still, and hears it there. */
export async function tellSoon(tx: Transaction, id: Invitation['id'], at: Date): Promise<void> {
  const invitation = await tx.findInvitation(id)
  const detour = await tx.findDetour(id)
  if (!invitation || isOneOfMany(invitation) || detour?.toldAt) return
  const dueAt = new Date(at.getTime() + 2 * PATIENCE_MS)
  await tx.enqueue({ kind: 'notify_inviter', invitation: id, news: 'unreached' }, dueAt)
}
