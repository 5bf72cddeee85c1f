import type { InvitationId } from '../domain/ids.ts'
import { decideArrival, type Invitation, urgencyOf } from '../domain/invitation.ts'
import type { InviteRow } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { beginInvitation, deliverCards } from './begin-invitation.ts'
import type { Caller } from './caller.ts'

type Inserting = Pick<Caller, 'doneAt'> & {
  readonly invitation: Invitation
  /** The team takes nobody more. */
  readonly isFull: boolean
}

export type Inserted =
  | Extract<InviteRow, { kind: 'already_invited' | 'over' | 'not_invitable' }>
  /** Also where it was there before: with another id, where it is one that now reaches somebody. */
  | { readonly kind: 'inserted'; readonly id: InvitationId }

/** A new invitation with its first step, unless the invitee has one. The same one a second time changes nothing. */
export async function insertInvitation(
  tx: Transaction,
  { doneAt, invitation, isFull }: Inserting,
): Promise<Inserted> {
  if (await tx.findInvitation(invitation.id)) return { kind: 'inserted', id: invitation.id }
  const { team, invitee } = invitation
  const ended = doneAt && (await tx.findEndedInvitation(team, invitee.key, doneAt))
  // What was asked for before that is done or over, and nobody asked for it anew.
  if (ended) return { kind: 'over', invitation: ended }
  const before = await findInvited(tx, invitation)
  if (before) return alreadyInvited(invitation, before)
  if (isFull && !(await tx.findOpenInvitation(team, invitee.key)))
    return { kind: 'not_invitable', name: invitee.name, reason: 'over_limit' }
  if ((await tx.insertInvitation(invitation)) === 'already_open') return bringToArrived(tx, invitation)
  if (invitation.status !== 'requested') await beginInvitation(tx, invitation, invitation.createdAt)
  return { kind: 'inserted', id: invitation.id }
}

/** Invited before by an address that nobody went by then: inviting again brings the card to who does now. */
async function bringToArrived(tx: Transaction, invitation: Invitation): Promise<Inserted> {
  const { team, invitee, createdAt: now } = invitation
  const open = await tx.findOpenInvitation(team, invitee.key)
  const locked = open && (await tx.lockInvitation(open.id))
  const reached = locked && decideArrival(locked, { name: invitee.name, actors: invitee.actors }, now)
  if (!reached) return alreadyInvited({ invitee }, open)

  await tx.saveInvitation(reached)
  await deliverCards(tx, reached, { now, urgency: urgencyOf(invitation) })
  return { kind: 'inserted', id: reached.id }
}

/** By a mention once and by an address now, somebody has two keys. */
async function findInvited(tx: Transaction, { team, invitee }: Invitation): Promise<Invitation | undefined> {
  for (const actor of invitee.actors) {
    const open = await tx.listInvitationsFor({ actor })
    const before = open.find((other) => other.team === team)
    if (before) return before
  }
  return undefined
}

const alreadyInvited = ({ invitee }: Pick<Invitation, 'invitee'>, before?: Invitation): Inserted => ({
  kind: 'already_invited',
  name: invitee.name,
  isRequested: before?.status === 'requested',
})
