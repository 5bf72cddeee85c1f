import type { PersonKind } from '../domain/actor.ts'
import type { AuditEntry } from '../domain/audit.ts'
import type { InvitationId } from '../domain/ids.ts'
import {
  type AnswerDecision,
  decideAnswer,
  type Invitation,
  isLeftBehind,
  teamOf,
} from '../domain/invitation.ts'
import type { AnswerOutcome, Denied } from '../domain/outcomes.ts'
import { isPermission, type Refusal } from '../domain/policy.ts'
import { isBeingRenewed } from '../domain/resend.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'
import { keepPressed } from './keep-pressed.ts'
import { ruleAnswer } from './rule-answer.ts'
import { readKind } from './standing.ts'

export type AnswerAsk = { readonly invitation: InvitationId; readonly accepts: boolean }

/** The invitee pressed Accept or Decline. Nothing is called done before the backend said so. */
export async function answerInvitation(deps: Deps, caller: Caller, ask: AnswerAsk): Promise<AnswerOutcome> {
  const kind = await readKind(deps, caller.actor)
  const mayGo = !ask.accepts || (await hasProof(deps, caller))
  const decision = await deps.store.transaction((tx) =>
    decideAndRecord(deps, tx, { caller, ask, mayGo, kind }),
  )
  if (decision.kind === 'refused') return refuse(deps, caller, { ...ask, ruling: decision.ruling })
  if (decision.kind === 'not_found') return refuse(deps, caller, ask)
  if (decision.kind === 'not_ready') return refuseEarly(deps, caller, ask)
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

type Refused = Pick<AnswerAsk, 'invitation'> & { readonly ruling?: Refusal }

/** Whoever asks about an invitation that is not theirs learns nothing of it, not even of which team it is. */
async function refuse(
  deps: Deps,
  caller: Caller,
  { invitation, ruling }: Refused,
): Promise<Denied | { readonly kind: 'not_found' | 'not_yours' }> {
  const reason = ruling?.kind ?? 'not_found'
  await auditRefusal(deps, caller, { action: 'answer', invitation, reason })
  if (!ruling) return { kind: 'not_found' }
  if (ruling.kind === 'not_yours') return { kind: 'not_yours' }
  return { kind: 'denied', action: 'answer', team: caller.team, ruling, flaws: [], whoCould: [] }
}

/** Before somebody with the right agreed to the invitation, or before the backend has it. */
async function refuseEarly(
  deps: Deps,
  caller: Caller,
  { invitation }: AnswerAsk,
): Promise<{ readonly kind: 'not_ready' }> {
  await auditRefusal(deps, caller, { action: 'answer', invitation, reason: 'not_ready' })
  return { kind: 'not_ready' }
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
  readonly kind: PersonKind
}

type Decided =
  | AnswerDecision
  | { readonly kind: 'link_required'; readonly invitation: Invitation }
  | { readonly kind: 'not_found' }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, ask, mayGo, kind }: Answering,
): Promise<Decided> {
  const found = await tx.lockInvitation(ask.invitation)
  if (!found) return { kind: 'not_found' }

  const link = await tx.findLink(teamOf(found), caller.actor)
  const ruling = ruleAnswer(found, { actor: caller.actor, kind, link })
  if (isPermission(ruling)) await keepPressed(tx, caller, { about: found.id, purpose: 'offer' })
  const decision = decideAnswer(found, { by: caller.actor, ruling, accepts: ask.accepts, at: now() })
  if (decision.kind === 'already' || decision.kind === 'expired')
    await noteLate(tx, caller, { at: now(), invitation: found.id, reason: decision.kind })
  if (decision.kind !== 'go') return decision
  // For one that was left behind no token would help: it is over, as whoever answers it hears.
  if (!mayGo && !isLeftBehind(found, caller.team)) return { kind: 'link_required', invitation: found }
  await recordAnswer(tx, decision.invitation, { ask, now: now() })
  return decision
}

type Late = Required<Pick<AuditEntry, 'at' | 'invitation' | 'reason'>>

/** In the transaction that found it so: whoever presses many times over costs no more than once each. */
function noteLate(tx: Transaction, { actor, place, team }: Caller, late: Late): Promise<void> {
  return tx.appendAudit({ ...late, actor, place, team: team.id, action: 'answer', decision: 'refused' })
}

async function recordAnswer(
  tx: Transaction,
  invitation: Invitation,
  { ask, now }: Pick<Answering, 'ask'> & { readonly now: Date },
): Promise<void> {
  await tx.saveInvitation(invitation)
  // One that is being sent again goes on from there: only that effect knows which key counts.
  if (isBeingRenewed(invitation)) return
  await tx.enqueue({ kind: nextStep(invitation, ask), invitation: invitation.id }, now)
}

/** Who was asked first has to be invited before they can join. */
function nextStep({ backendKey }: Invitation, { accepts }: AnswerAsk): 'send' | 'accept' | 'decline' {
  if (!accepts) return 'decline'
  return backendKey === undefined ? 'send' : 'accept'
}
