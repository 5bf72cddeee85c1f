import { decidePause } from '../domain/bulk-steps.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkTendOutcome } from '../domain/tend-outcomes.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findTended } from './find-bulk.ts'
import { tendBulk } from './tend-bulk.ts'

/** Nobody else on the list is invited until it goes on, for whoever asked for it or an admin. */
export async function pauseBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkTendOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  return tendBulk(deps, caller, {
    id,
    action: 'bulk.paused',
    on: 'progress',
    decide: (_tx, bulk, { byName }) => decidePause(bulk, byName),
  })
}
