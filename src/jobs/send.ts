import type { Offer, SendOutcome } from '../backends/backend.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job } from './deps.ts'

/** Makes the backend's invitation; the cards follow once it is there. */
export const send: Job<'send'> = async ({ store, backends, teams, now }, { id, work, attempts }) => {
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const outcome =
    invitation && isToBeAsked(invitation, attempts)
      ? await backends.of(teams.get(invitation.team)).send(offerOf(invitation, now()))
      : undefined

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (current && isUnsent(current)) await record(tx, current, { outcome, at: now() })
    await tx.finishEffect(id)
  })
}

const isUnsent = ({ status, backendKey }: Invitation): boolean =>
  status === 'sending' || (status === 'revoking' && backendKey === undefined)

/** One that is being taken back needs the backend only where an earlier attempt may have reached it. */
const isToBeAsked = (invitation: Invitation, attempts: number): boolean =>
  isUnsent(invitation) && (invitation.status === 'sending' || attempts > 0)

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

type Sent = {
  /** Absent where there was nothing to ask. */
  readonly outcome: SendOutcome | undefined
  readonly at: Date
}

function record(tx: Transaction, invitation: Invitation, { outcome, at }: Sent): Promise<void> {
  switch (outcome?.kind) {
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
      return closeUnsent(tx, invitation, { reason: outcome.kind, at })
    case 'refused':
      return closeUnsent(tx, invitation, { reason: outcome.reason, at })
    case undefined:
      return closeInvitation(tx, invitation, { status: 'revoked', at })
    default:
      return assertNever(outcome)
  }
}

const closeUnsent = (
  tx: Transaction,
  invitation: Invitation,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> =>
  closeInvitation(
    tx,
    invitation,
    invitation.status === 'revoking' ? { status: 'revoked', at } : { status: 'failed', at, reason },
  )

async function recordInvited(
  tx: Transaction,
  invitation: Invitation,
  { outcome, at }: { readonly outcome: Extract<SendOutcome, { kind: 'invited' }>; readonly at: Date },
): Promise<void> {
  const { id, team, inviter, invitee } = invitation
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
  if (invitation.status === 'revoking') {
    await tx.saveInvitation(known)
    await tx.enqueue({ kind: 'revoke', invitation: id }, at)
    return
  }
  await tx.saveInvitation({ ...known, status: 'pending' })
  for (const to of invitee.actors) await tx.enqueue({ kind: 'deliver_card', invitation: id, to }, at)
}
