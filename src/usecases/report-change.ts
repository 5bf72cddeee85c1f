import { isSameActor } from '../domain/actor.ts'
import type { Change, ChangeDecision } from '../domain/change.ts'
import type { ChangeOutcome } from '../domain/change-outcomes.ts'
import type { EffectKind } from '../domain/effect.ts'
import type { ChangeId } from '../domain/ids.ts'
import type { Team } from '../domain/team.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import { actionOf } from './change-action.ts'
import type { Deps } from './deps.ts'

/** What whoever pressed waits for. */
const SEEN = ['apply_change', 'post_change', 'revise_change'] as const satisfies EffectKind[]

/** Waits for what can be done at once, and tells how it stands then. */
export async function reportChange(deps: Deps, team: Team, { id }: Change): Promise<ChangeOutcome> {
  await deps.settle([id], SEEN)
  const { change, cards } = await deps.store.transaction(async (tx) => ({
    change: await tx.findChange(id),
    cards: await tx.listCards(id),
  }))
  if (!change) throw new Error(`change ${id} is gone`)
  const lacksProof = change.what.kind === 'leave' && change.failure === 'no_credential'
  if (lacksProof) return { kind: 'link_required', team }
  return { kind: 'changed', team, change, isShown: cards.length > 0 }
}

type Refusal = Exclude<ChangeOutcome, { kind: 'changed' | 'denied' | 'link_required' }>

/** That it was not a matter of rights does not keep it out of the audit log. */
export async function refuseChange(
  deps: Deps,
  caller: Caller,
  { outcome, id }: { readonly outcome: Refusal; readonly id: ChangeId },
): Promise<ChangeOutcome> {
  const about = 'change' in outcome ? outcome.change : undefined
  const action = about ? actionOf(about.what) : 'answer_change'
  const reason = outcome.kind === 'already' ? `already_${outcome.change.status}` : outcome.kind
  await auditRefusal(deps, caller, { action, change: id, reason })
  return outcome
}

type Undecided = {
  readonly decision: Exclude<ChangeDecision, { kind: 'go' }>
  readonly id: ChangeId
  /** How it stands where the caller decided just so before. */
  readonly same: readonly Change['status'][]
}

/** Of two who decide at once the second hears who was first. Who pressed twice, or is answered after a crash, sees how it stands. */
export function explainDecision(
  deps: Deps,
  caller: Caller,
  { decision, id, same }: Undecided,
): Promise<ChangeOutcome> {
  if (decision.kind !== 'already') return refuseChange(deps, caller, { outcome: decision, id })
  const { change } = decision
  const isOwn = change.decidedBy !== undefined && isSameActor(change.decidedBy, caller.actor)
  return isOwn && same.includes(change.status)
    ? reportChange(deps, caller.team, change)
    : refuseChange(deps, caller, { outcome: { ...decision, team: caller.team }, id })
}
