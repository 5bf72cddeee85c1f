import { decideUndo } from '../domain/bulk-steps.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkTendOutcome, BulkUndoAskOutcome } from '../domain/tend-outcomes.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findTended, refuseBulk } from './find-bulk.ts'
import { sightBulk } from './sight-bulk.ts'
import { tendBulk } from './tend-bulk.ts'

/** Whether somebody is sure that all of it is to be taken back: what that would do at this moment. Changes nothing. */
export async function askUndoBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkUndoAskOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  const { bulk } = found
  const at = deps.now()
  const sight = await deps.store.transaction((tx) => sightBulk(tx, caller.team, { bulk, now: at }))
  const { kind } = decideUndo(bulk, { byName: caller.name, at, tally: sight.tally })
  if (kind === 'nothing' || kind === 'too_late')
    return refuseBulk(deps, caller, { outcome: { kind, sight }, id })
  return { kind: kind === 'go' ? 'sure' : 'at_work', sight }
}

/** They are: whatever is still open is taken back. */
export async function undoBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkTendOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  const { team, actor: by } = caller
  return tendBulk(deps, caller, {
    id,
    action: 'bulk.taken_back',
    on: 'report',
    decide: async (tx, bulk, step) =>
      decideUndo(bulk, { ...step, tally: (await sightBulk(tx, team, { bulk, now: step.at })).tally }),
    follow: (tx, _bulk, { at }) => tx.enqueue({ kind: 'undo_bulk', bulk: id, by }, at, 'bulk'),
  })
}
