import type { InvitationId } from '../domain/ids.ts'
import {
  type AnswerDecision,
  decideAnswer,
  type Invitation,
  isLeftBehind,
  teamOf,
} from '../domain/invitation.ts'
import type { AnswerOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'

export type AnswerAsk = { readonly invitation: InvitationId; readonly accepts: boolean }

/** The invitee pressed Accept or Decline. Nothing is called done before the backend said so. */
export async function answerInvitation(deps: Deps, caller: Caller, ask: AnswerAsk): Promise<AnswerOutcome> {
  const mayGo = !ask.accepts || (await hasProof(deps, caller))
  const decision = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, ask, mayGo }))
  if (decision.kind === 'not_found' || decision.kind === 'not_yours' || decision.kind === 'not_ready') {
    return { kind: decision.kind }
  }
  const team = deps.teams.get(decision.invitation.team)
  if (decision.kind === 'link_required') return { ...decision, team, isRefused: false }
  if (decision.kind !== 'go') return { ...decision, team }

  await deps.settle([ask.invitation], PROVISIONING)
  const invitation =
    (await deps.store.transaction((tx) => tx.findInvitation(ask.invitation))) ?? decision.invitation
  // Back to where it was: the backend did not take the token.
  if (ask.accepts && invitation.status === 'pending')
    return { kind: 'link_required', team, invitation, isRefused: true }
  return { kind: 'answered', team, invitation }
}

/** Whether the backend of the invitation's team could be told a yes in the person's own name. */
async function hasProof({ vault }: Deps, { actor, team }: Caller): Promise<boolean> {
  return !needsToken(team) || (await vault.findToken(team, actor)) !== undefined
}

const needsToken = ({ backend }: Team): boolean =>
  backend.proof === 'token' && backend.capabilities.accept.how !== 'impossible'

type Answering = {
  readonly caller: Caller
  readonly ask: AnswerAsk
  /** False where the yes has to wait until the person proved who they are. */
  readonly mayGo: boolean
}

type Decided =
  | AnswerDecision
  | { readonly kind: 'link_required'; readonly invitation: Invitation }
  | { readonly kind: 'not_found' }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, ask, mayGo }: Answering,
): Promise<Decided> {
  const found = await tx.lockInvitation(ask.invitation)
  if (!found) return { kind: 'not_found' }

  const link = await tx.findLink(teamOf(found), caller.actor)
  const claimant = { actor: caller.actor, ...(link && { account: link.account }) }
  const decision = decideAnswer(found, claimant, { accepts: ask.accepts, at: now() })
  if (decision.kind === 'not_yours') await auditTrespass(tx, found, { caller, now: now() })
  if (decision.kind !== 'go') return decision
  // For one that was left behind no token would help: it is over, as whoever answers it hears.
  if (!mayGo && !isLeftBehind(found, caller.team)) return { kind: 'link_required', invitation: found }
  await recordAnswer(tx, decision.invitation, { ask, now: now() })
  return decision
}

async function recordAnswer(
  tx: Transaction,
  invitation: Invitation,
  { ask, now }: Pick<Answering, 'ask'> & { readonly now: Date },
): Promise<void> {
  await tx.saveInvitation(invitation)
  await tx.enqueue({ kind: nextStep(invitation, ask), invitation: invitation.id }, now)
}

/** Who was asked first has to be invited before they can join. */
function nextStep({ backendKey }: Invitation, { accepts }: AnswerAsk): 'send' | 'accept' | 'decline' {
  if (!accepts) return 'decline'
  return backendKey === undefined ? 'send' : 'accept'
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
