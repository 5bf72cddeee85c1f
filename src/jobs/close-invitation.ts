import { isSameActor } from '../domain/actor.ts'
import type { AuditEntry } from '../domain/audit.ts'
import { type Invitation, urgencyOf } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { tellEnded } from './tell-inviter.ts'

export type Closing = {
  readonly status: 'joined' | 'declined' | 'revoked' | 'expired' | 'denied' | 'failed'
  readonly at: Date
  /** For `failed`: the backend's refusal. For `denied`: why, where nobody said no. */
  readonly reason?: string
  /** What people are told instead, where it was not joining that was refused. */
  readonly failure?: string
  /** The inviter hears of it otherwise: in the answer to their command, or with what they asked for. */
  readonly isTold?: boolean
}

/** The end of an invitation: state, audit entry and what follows from it, in one transaction. */
export async function closeInvitation(
  tx: Transaction,
  invitation: Invitation,
  { status, at, reason, failure = reason, isTold = false }: Closing,
): Promise<void> {
  const { finishingSince: _, ...kept } = invitation
  await tx.saveInvitation({ ...kept, status, closedAt: at, ...(failure && { failure }) })
  await tx.appendAudit({ ...auditOf(invitation, status, at), ...(reason && { reason }) })
  // Where very many end at once, by the clock or by somebody's word, the cards of others do not wait for theirs.
  const isAnswered = status === 'joined' || status === 'declined'
  const urgency = isAnswered ? undefined : urgencyOf(invitation)
  await tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, at, urgency)
  if (!isTold && (status !== 'revoked' || !isTakenBackByInviter(invitation)))
    await tellEnded(tx, invitation, at)
}

/** Who took it back knows, and was answered. */
const isTakenBackByInviter = ({ inviter, answeredBy }: Invitation): boolean =>
  answeredBy !== undefined && isSameActor(inviter, answeredBy)

function auditOf({ id, team, answeredBy }: Invitation, status: Closing['status'], at: Date): AuditEntry {
  return {
    at,
    team,
    ...(answeredBy && { actor: answeredBy }),
    action: `invitation.${status}`,
    invitation: id,
    decision: status === 'failed' ? 'failed' : 'done',
  }
}
