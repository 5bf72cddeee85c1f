import type { AuditEntry } from '../domain/audit.ts'
import { type Change, closed, isOpenChange } from '../domain/change.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'

type Closing = {
  readonly status: 'done' | 'lapsed' | 'failed'
  readonly at: Date
  /** For `failed`: a machine word. */
  readonly reason?: string
  /** Who asked hears of it in the answer to their press. */
  readonly isTold?: boolean
}

/** The end of a change: state, audit entry and what follows from it, in one transaction. */
export async function closeChange(tx: Transaction, change: Change, closing: Closing): Promise<void> {
  const { status, at, reason, isTold = false } = closing
  await tx.saveChange({ ...closed(change, status, at), ...(reason && { failure: reason }) })
  await tx.appendAudit({ ...auditOf(change, status, at), ...(reason && { reason }) })
  if (status !== 'done') await closeRequested(tx, change, closing)
  await tx.enqueue({ kind: 'revise_change', change: change.id }, at)
  if (!isTold) await tx.enqueue({ kind: 'notify_asker', change: change.id }, at)
}

/** Nothing where it is over already. */
export async function failChange(
  tx: Transaction,
  change: Change,
  failure: { readonly reason: string; readonly at: Date },
): Promise<void> {
  if (isOpenChange(change)) await closeChange(tx, change, { status: 'failed', ...failure })
}

/** Invitations that nobody said yes to end with the request for them, and who asked is told of it once. */
async function closeRequested(
  tx: Transaction,
  { what }: Change,
  { status, at, reason = status }: Closing,
): Promise<void> {
  if (what.kind !== 'invite') return
  for (const id of what.invitations) {
    const invitation = await tx.lockInvitation(id)
    if (invitation?.status !== 'requested') continue
    const end = status === 'lapsed' ? 'denied' : 'failed'
    await closeInvitation(tx, invitation, { status: end, at, reason, isTold: true })
  }
}

/** The clock has no name; what was done or failed is whose word it was. */
function auditOf(change: Change, status: Closing['status'], at: Date): AuditEntry {
  const { id, team, askedBy, decidedBy = askedBy } = change
  return {
    at,
    team,
    ...(status !== 'lapsed' && { actor: decidedBy }),
    action: `change.${status}`,
    change: id,
    decision: status === 'failed' ? 'failed' : 'done',
  }
}
