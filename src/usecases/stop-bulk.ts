import { decideStop } from '../domain/bulk-steps.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkTendOutcome } from '../domain/tend-outcomes.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findTended } from './find-bulk.ts'
import { tendBulk } from './tend-bulk.ts'

/** Whoever on the list still waits is left out, until somebody invites the rest. What is under way arrives. */
export async function stopBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkTendOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  return tendBulk(deps, caller, {
    id,
    action: 'bulk.stopped',
    on: 'progress',
    decide: (_tx, bulk, { byName }) => decideStop(bulk, byName),
    follow: async (tx, _bulk, { at }) => {
      await tx.moveBulkRows(id, ['new'], 'left')
      await tx.enqueue({ kind: 'run_bulk', bulk: id }, at, 'bulk')
    },
  })
}
