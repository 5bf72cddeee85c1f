import type { Backend, Offer, SendOutcome } from '../backends/backend.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Effect } from '../domain/effect.ts'
import { type Invitation, UNCONFIRMED, urgencyOf } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { backendOf } from './backend-of.ts'
import { type Closing, closeInvitation } from './close-invitation.ts'
import type { Job } from './deps.ts'
import { PATIENCE_MS } from './patience.ts'
import { tellEnded } from './tell-inviter.ts'
import { watchAgain } from './watch.ts'

/** Makes the backend's invitation; the cards follow once it is there, or the yes of who was asked first. */
export const send: Job<'send'> = async (deps, effect) => {
  const { store, now } = deps
  const { id, work } = effect
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const outcome =
    invitation && isToBeAsked(invitation, effect)
      ? await ask(backendOf(deps, invitation), invitation, offerOf(invitation, effect, now()))
      : undefined

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    const at = now()
    if (current && isUnsent(current))
      await record(tx, current, { outcome, at, isTold: isTold(current, effect, at) })
    await tx.finishEffect(id)
  })
}

/**
 * At the first attempt whoever invited still waits for the answer to their command, which says how it went; unless that
 * was only the wish to invite, which somebody else agreed to since.
 */
const isTold = ({ status, createdAt }: Invitation, { attempts, dueAt }: Effect, at: Date): boolean =>
  status === 'sending' &&
  attempts === 0 &&
  dueAt.getTime() === createdAt.getTime() &&
  at.getTime() - createdAt.getTime() < PATIENCE_MS

const isUnsent = ({ status, backendKey, failure }: Invitation): boolean =>
  backendKey === undefined &&
  failure === undefined &&
  (status === 'sending' || status === 'joining' || status === 'revoking')

/** One that is being taken back needs the backend only where an earlier attempt may have reached it. */
const isToBeAsked = (invitation: Invitation, { mayBeDone }: Effect): boolean =>
  isUnsent(invitation) && (invitation.status !== 'revoking' || mayBeDone)

function offerOf({ id, invitee, role, expiresAt }: Invitation, { mayBeDone }: Effect, now: Date): Offer {
  const { name, email, account } = invitee
  return {
    invitee: { name, ...(email && { email }), ...(account && { account }) },
    role,
    expiresAt: expiresAt ?? now,
    idempotencyKey: id,
    isRepeat: mayBeDone,
  }
}

/** Who said yes already goes on with the invitation that somebody else made for them. */
async function ask(backend: Backend, { status }: Invitation, offer: Offer): Promise<SendOutcome> {
  const outcome = await backend.send(offer)
  const { email } = offer.invitee
  if (outcome.kind !== 'already_invited' || status !== 'joining' || !email) return outcome
  const found = await backend.findInvitationFor(email)
  return found ? { kind: 'invited', ...found } : outcome
}

type Sent = {
  /** Absent where there was nothing to ask. */
  readonly outcome: SendOutcome | undefined
} & When

type When = Pick<Closing, 'isTold' | 'at'>

function record(tx: Transaction, invitation: Invitation, { outcome, ...when }: Sent): Promise<void> {
  const { at } = when
  switch (outcome?.kind) {
    case 'invited':
      return recordInvited(tx, invitation, { outcome, at })
    case 'joined':
      return closeInvitation(
        tx,
        { ...invitation, invitee: { ...invitation.invitee, account: outcome.account } },
        { status: 'joined', ...when },
      )
    case 'unconfirmed':
      return recordDoubt(tx, invitation, when)
    case 'already_member':
      return invitation.status === 'joining'
        ? closeInvitation(tx, invitation, { status: 'joined', at })
        : closeUnsent(tx, invitation, { reason: outcome.kind, ...when })
    case 'already_invited':
      return closeUnsent(tx, invitation, { reason: outcome.kind, ...when })
    case 'refused':
      return closeUnsent(tx, invitation, { reason: outcome.reason, ...when })
    case undefined:
      return closeInvitation(tx, invitation, { status: 'revoked', at })
    default:
      return assertNever(outcome)
  }
}

function closeUnsent(
  tx: Transaction,
  invitation: Invitation,
  { reason, ...when }: { readonly reason: string } & When,
): Promise<void> {
  // Who is in, perhaps by the attempt before, is not said to be shut out.
  const isTakenBack = invitation.status === 'revoking' && reason !== 'already_member'
  return closeInvitation(
    tx,
    invitation,
    isTakenBack ? { status: 'revoked', ...when } : { status: 'failed', reason, ...when },
  )
}

/** It may be there, and is not sent again: the inviter is told, and whether the invitee turns up is watched. */
async function recordDoubt(
  tx: Transaction,
  invitation: Invitation,
  { at, isTold: told }: When,
): Promise<void> {
  const inDoubt = { ...invitation, failure: UNCONFIRMED }
  if (invitation.status === 'revoking') return closeInvitation(tx, inDoubt, { status: 'revoked', at })
  const isJoining = invitation.status === 'joining'
  await tx.saveInvitation({ ...inDoubt, ...(isJoining && { finishingSince: at }) })
  const { id, team, inviter: actor } = invitation
  await tx.appendAudit({
    at,
    team,
    actor,
    action: 'invitation.unconfirmed',
    invitation: id,
    decision: 'failed',
  })
  if (!told) await tellEnded(tx, invitation, at)
  if (isJoining) await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
  await watchAgain(tx, invitation, at)
}

type Invited = { readonly outcome: Extract<SendOutcome, { kind: 'invited' }>; readonly at: Date }

async function recordInvited(
  tx: Transaction,
  invitation: Invitation,
  { outcome, at }: Invited,
): Promise<void> {
  const { id, team, inviter } = invitation
  const { key, expiresAt } = outcome
  const known = { ...invitation, backendKey: key, ...(expiresAt && { expiresAt }) }
  await tx.appendAudit({
    at,
    team,
    actor: inviter,
    action: 'invitation.sent',
    invitation: id,
    decision: 'done',
  })
  await goOn(tx, known, at)
}

/** What was waited for while it was being sent. */
async function goOn(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  const { id, status, invitee } = invitation
  if (status === 'revoking' || status === 'joining') {
    await tx.saveInvitation(invitation)
    await tx.enqueue({ kind: status === 'revoking' ? 'revoke' : 'accept', invitation: id }, at)
    return
  }
  await tx.saveInvitation({ ...invitation, status: 'pending' })
  const urgency = urgencyOf(invitation)
  for (const to of invitee.actors) await tx.enqueue({ kind: 'deliver_card', invitation: id, to }, at, urgency)
}
