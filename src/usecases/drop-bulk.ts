import type { BulkDropOutcome } from '../domain/draft-outcomes.ts'
import type { BulkId } from '../domain/ids.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findTended } from './find-bulk.ts'
import { sightBulk } from './sight-bulk.ts'

/** Nobody on a list is to be invited. One that has begun is shown as it stands. */
export async function dropBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkDropOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  const { actor, place, team } = caller
  const now = deps.now()
  return deps.store.transaction(async (tx): Promise<BulkDropOutcome> => {
    const bulk = await tx.lockBulk(id)
    if (!bulk) return { kind: 'not_found' }
    if (bulk.status === 'dropped') return { kind: 'dropped', team }
    if (bulk.status !== 'drafted') return { kind: 'at_work', sight: await sightBulk(tx, team, { bulk, now }) }
    await tx.saveBulk({ ...bulk, status: 'dropped' })
    const entry = { at: now, team: team.id, actor, place, bulk: id, decision: 'done' } as const
    await tx.appendAudit({ ...entry, action: 'bulk.dropped' })
    return { kind: 'dropped', team }
  })
}
