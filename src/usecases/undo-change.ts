import { type ChangeDecision, decideUndo } from '../domain/change.ts'
import type { ChangeOutcome } from '../domain/change-outcomes.ts'
import type { ChangeId } from '../domain/ids.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { findForDecision } from './find-for-decision.ts'
import { keepPressed } from './keep-pressed.ts'
import { explainDecision, reportChange } from './report-change.ts'

/** Somebody has second thoughts, before it was done. */
export async function undoChange(deps: Deps, caller: Caller, id: ChangeId): Promise<ChangeOutcome> {
  const found = await findForDecision(deps, caller, { action: 'undo', id })
  if (found.kind !== 'found') return found
  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const decision = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, byName, id }))
  return decision.kind === 'go'
    ? reportChange(deps, caller.team, decision.change)
    : explainDecision(deps, caller, { decision, id, same: ['undone'] })
}

type Undoing = { readonly caller: Caller; readonly byName: string; readonly id: ChangeId }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, byName, id }: Undoing,
): Promise<ChangeDecision> {
  const current = await tx.lockChange(id)
  if (!current) throw new Error(`change ${id} is gone`)
  const { actor, place, team, message } = caller
  const at = now()
  const decision = decideUndo(current, { by: actor, byName, at })
  await keepPressed(tx, caller, { about: current.id, purpose: 'change' })
  // A card that still has the button shows how it stands by itself.
  if (decision.kind !== 'go' && message) await tx.enqueue({ kind: 'revise_change', change: current.id }, at)
  if (decision.kind !== 'go') return decision
  await tx.saveChange(decision.change)
  const entry = { at, team: team.id, actor, place, change: id, decision: 'done' } as const
  await tx.appendAudit({ ...entry, action: 'change.undone' })
  await tx.enqueue({ kind: 'revise_change', change: id }, at)
  await tx.enqueue({ kind: 'notify_asker', change: id }, at)
  return decision
}
