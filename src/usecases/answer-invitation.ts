import type { InvitationId } from '../domain/ids.ts'
import { type AnswerDecision, decideAnswer, type Invitation } from '../domain/invitation.ts'
import type { AnswerOutcome } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'

export type AnswerAsk = { readonly invitation: InvitationId; readonly accepts: boolean }

/** The invitee pressed Accept or Decline. Nothing is called done before the backend said so. */
export async function answerInvitation(deps: Deps, caller: Caller, ask: AnswerAsk): Promise<AnswerOutcome> {
  const decision = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, ask }))
  if (decision.kind === 'not_found' || decision.kind === 'not_yours' || decision.kind === 'not_ready') {
    return { kind: decision.kind }
  }
  const team = deps.teams.get(decision.invitation.team)
  if (decision.kind !== 'go') return { ...decision, team }

  await deps.settle([ask.invitation], PROVISIONING)
  const invitation =
    (await deps.store.transaction((tx) => tx.findInvitation(ask.invitation))) ?? decision.invitation
  return { kind: 'answered', team, invitation }
}

type Answering = { readonly caller: Caller; readonly ask: AnswerAsk }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, ask }: Answering,
): Promise<AnswerDecision | { readonly kind: 'not_found' }> {
  const found = await tx.lockInvitation(ask.invitation)
  if (!found) return { kind: 'not_found' }

  const link = await tx.findLink(found.team, caller.actor)
  const claimant = { actor: caller.actor, ...(link && { account: link.account }) }
  const decision = decideAnswer(found, claimant, { accepts: ask.accepts, at: now() })
  if (decision.kind === 'go') await recordAnswer(tx, decision.invitation, { ask, now: now() })
  if (decision.kind === 'not_yours') await auditTrespass(tx, found, { caller, now: now() })
  return decision
}

async function recordAnswer(
  tx: Transaction,
  invitation: Invitation,
  { ask, now }: Pick<Answering, 'ask'> & { readonly now: Date },
): Promise<void> {
  await tx.saveInvitation(invitation)
  await tx.enqueue({ kind: ask.accepts ? 'accept' : 'decline', invitation: invitation.id }, now)
}

function auditTrespass(
  tx: Transaction,
  { id, team }: Invitation,
  { caller, now }: { caller: Caller; now: Date },
): Promise<void> {
  const { actor, place } = caller
  return tx.appendAudit({
    at: now,
    team,
    actor,
    place,
    action: 'answer',
    invitation: id,
    decision: 'refused',
    reason: 'not_yours',
  })
}
