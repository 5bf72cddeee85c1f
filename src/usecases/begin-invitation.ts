import type { Actor } from '../domain/actor.ts'
import type { Urgency } from '../domain/effect.ts'
import { type Invitation, urgencyOf } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

/** What a new invitation waits for first: the backend, or the invitee's own yes. */
export const firstStatus = ({ consent }: Team): 'pending' | 'sending' =>
  consent === 'ask-first' ? 'pending' : 'sending'

/** The first step of an invitation that is kept as `pending` or `sending`. */
export async function beginInvitation(tx: Transaction, invitation: Invitation, now: Date): Promise<void> {
  const urgency = urgencyOf(invitation)
  if (invitation.status === 'sending')
    await tx.enqueue({ kind: 'send', invitation: invitation.id }, now, urgency)
  else await deliverCards(tx, invitation, { now, urgency })
}

type Delivering = {
  readonly now: Date
  /** `interactive` unless said otherwise, also for one of very many that somebody sends again. */
  readonly urgency?: Urgency | undefined
}

/** To everybody in a chat who may answer. */
export async function deliverCards(
  tx: Transaction,
  invitation: Invitation,
  delivering: Delivering,
): Promise<void> {
  for (const to of invitation.invitee.actors) await deliverCardTo(tx, invitation, { to, ...delivering })
}

/** Sent again it is another card, and one of before that is still on its way is not that. */
export async function deliverCardTo(
  tx: Transaction,
  { id: invitation, resentAt: edition }: Invitation,
  { to, now, urgency }: Delivering & { readonly to: Actor },
): Promise<void> {
  await tx.enqueue({ kind: 'deliver_card', invitation, to, ...(edition && { edition }) }, now, urgency)
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
