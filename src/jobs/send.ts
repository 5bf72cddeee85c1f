import type { Offer, SendOutcome } from '../backends/backend.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job } from './deps.ts'

/** Makes the backend's invitation; the cards follow once it is there. */
export const send: Job<'send'> = async ({ store, backends, teams, now }, { id, work }) => {
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const outcome =
    invitation?.status === 'sending'
      ? await backends.of(teams.get(invitation.team)).send(offerOf(invitation, now()))
      : undefined

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (outcome && current) await record(tx, current, { outcome, at: now() })
    await tx.finishEffect(id)
  })
}

function offerOf({ id, team, invitee, role, expiresAt }: Invitation, now: Date): Offer {
  const { name, email, account } = invitee
  return {
    team,
    invitee: { name, ...(email && { email }), ...(account && { account }) },
    role,
    expiresAt: expiresAt ?? now,
    idempotencyKey: id,
  }
}

type Sent = { readonly outcome: SendOutcome; readonly at: Date }

function record(tx: Transaction, invitation: Invitation, { outcome, at }: Sent): Promise<void> {
  switch (outcome.kind) {
    case 'invited':
      return recordInvited(tx, invitation, { outcome, at })
    case 'joined':
      return closeInvitation(
        tx,
        { ...invitation, invitee: { ...invitation.invitee, account: outcome.account } },
        { status: 'joined', at },
      )
    case 'already_member':
    case 'already_invited':
      return closeInvitation(tx, invitation, { status: 'failed', at, reason: outcome.kind })
    case 'refused':
      return closeInvitation(tx, invitation, { status: 'failed', at, reason: outcome.reason })
    default:
      return assertNever(outcome)
  }
}

async function recordInvited(
  tx: Transaction,
  invitation: Invitation,
  { outcome, at }: { readonly outcome: Extract<SendOutcome, { kind: 'invited' }>; readonly at: Date },
): Promise<void> {
  const { key, expiresAt } = outcome
  const known = { ...invitation, backendKey: key, ...(expiresAt && { expiresAt }) }
  // Taken back while it was being sent: the key is what the revoking job waits for.
  await tx.saveInvitation(invitation.status === 'sending' ? { ...known, status: 'pending' } : known)
  const { id, team, inviter } = invitation
  await tx.appendAudit({
    at,
    team,
    actor: inviter,
    action: 'invitation.sent',
    invitation: id,
    decision: 'done',
  })
  for (const to of invitation.invitee.actors)
    await tx.enqueue({ kind: 'deliver_card', invitation: id, to }, at)
}
