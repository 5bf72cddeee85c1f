import { isSameActor } from '../domain/actor.ts'
import type { Bulk } from '../domain/bulk.ts'
import type { NoBulk } from '../domain/draft-outcomes.ts'
import type { BulkId } from '../domain/ids.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

type Found = { readonly kind: 'found'; readonly bulk: Bulk }

/** The list of the caller's team that somebody may look after: their own, or any where they are an admin. */
export async function findTended(deps: Deps, caller: Caller, id: BulkId): Promise<Found | NoBulk> {
  const bulk = await deps.store.transaction((tx) => tx.findBulk(id))
  const isOwn = bulk !== undefined && isSameActor(bulk.asker, caller.actor)
  const authorization = await authorize(deps, caller, { action: 'tend_bulk', target: { isOwn } })
  if (authorization.kind === 'denied') return authorization
  if (bulk?.team !== caller.team.id || bulk.status === 'reading')
    return refuseBulk(deps, caller, { outcome: { kind: 'not_found' }, id })
  return { kind: 'found', bulk }
}

type Refusing<Outcome> = { readonly outcome: Outcome; readonly id: BulkId }

/** That it was not a matter of rights does not keep it out of the audit log. */
export async function refuseBulk<Outcome extends { readonly kind: string }>(
  deps: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  { outcome, id }: Refusing<Outcome>,
): Promise<Outcome> {
  await auditRefusal(deps, caller, { action: 'bulk', bulk: id, reason: outcome.kind })
  return outcome
}
