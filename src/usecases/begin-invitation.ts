import type { Actor } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

/** What a new invitation waits for first: the backend, or the invitee's own yes. */
export const firstStatus = ({ consent }: Team): 'pending' | 'sending' =>
  consent === 'ask-first' ? 'pending' : 'sending'

/** The first step of an invitation that is kept as `pending` or `sending`. */
export async function beginInvitation(tx: Transaction, invitation: Invitation, now: Date): Promise<void> {
  if (invitation.status === 'sending') await tx.enqueue({ kind: 'send', invitation: invitation.id }, now)
  else await deliverCards(tx, invitation, now)
}

/** To everybody in a chat who may answer. */
export async function deliverCards(tx: Transaction, invitation: Invitation, now: Date): Promise<void> {
  for (const to of invitation.invitee.actors) await deliverCardTo(tx, invitation, { to, now })
}

/** Sent again it is another card, and one of before that is still on its way is not that. */
export async function deliverCardTo(
  tx: Transaction,
  { id: invitation, resentAt: edition }: Invitation,
  { to, now }: { readonly to: Actor; readonly now: Date },
): Promise<void> {
  await tx.enqueue({ kind: 'deliver_card', invitation, to, ...(edition && { edition }) }, now)
}

/** Somebody with the right agreed to one that was asked for: its time begins now. Nothing where it is over already. */
export async function releaseInvitation(
  tx: Transaction,
  { id, team, now }: { readonly id: Invitation['id']; readonly team: Team; readonly now: Date },
): Promise<'released' | 'over'> {
  const found = await tx.lockInvitation(id)
  if (found?.status !== 'requested') return 'over'
  const expiresAt = new Date(now.getTime() + team.invitationLifeMs)
  const released = { ...found, status: firstStatus(team), expiresAt }
  await tx.saveInvitation(released)
  await beginInvitation(tx, released, now)
  return 'released'
}
