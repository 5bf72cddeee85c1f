import { decideResume } from '../domain/bulk-steps.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkTendOutcome } from '../domain/tend-outcomes.ts'
import { paceFrom } from './begin-bulk.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findBegun } from './find-begun.ts'
import { tendBulk } from './tend-bulk.ts'

/** The list goes on, for whoever may begin one. Each row is judged by the right of who asked for it. */
export async function resumeBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkTendOutcome> {
  const found = await findBegun(deps, caller, id)
  if (found.kind !== 'found') return found
  return tendBulk(deps, caller, {
    id,
    action: 'bulk.resumed',
    on: 'progress',
    decide: async (tx, bulk, { at }) =>
      decideResume(bulk, { by: caller.actor, pace: await paceFrom(tx, id, at) }),
    follow: (tx, _bulk, { at }) => tx.enqueue({ kind: 'run_bulk', bulk: id }, at, 'bulk'),
  })
}
