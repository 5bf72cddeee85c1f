import type { Bulk } from '../domain/bulk.ts'
import type { NoBulk } from '../domain/draft-outcomes.ts'
import type { BulkId } from '../domain/ids.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { refuseBulk } from './find-bulk.ts'

/** The list of the caller's team that somebody wants to go on: that is inviting, and takes the right to. */
export async function findBegun(
  deps: Deps,
  caller: Caller,
  id: BulkId,
): Promise<{ readonly kind: 'found'; readonly bulk: Bulk } | NoBulk> {
  const authorization = await authorize(deps, caller, { action: 'bulk' })
  if (authorization.kind === 'denied') return authorization
  const { team } = caller
  const bulk = await deps.store.transaction((tx) => tx.findBulk(id))
  if (bulk?.team !== team.id || bulk.startedAt === undefined)
    return refuseBulk(deps, caller, { outcome: { kind: 'not_found' }, id })
  if (bulk.tenant !== team.tenant) return refuseBulk(deps, caller, { outcome: { kind: 'moved', team }, id })
  return { kind: 'found', bulk }
}
