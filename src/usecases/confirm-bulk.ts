import { isSameActor } from '../domain/actor.ts'
import type { Bulk, BulkRow } from '../domain/bulk.ts'
import type { BulkConfirmOutcome } from '../domain/draft-outcomes.ts'
import type { BulkId } from '../domain/ids.ts'
import { findRole, type Role } from '../domain/role.ts'
import type { Transaction } from '../store/store.ts'
import { authorize, createJudge } from './authorize.ts'
import { beginRound } from './begin-bulk.ts'
import { rolesForLists } from './bulk-roles.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { refuseBulk } from './find-bulk.ts'
import { sightBulk } from './sight-bulk.ts'

/** Who gave a list is sure. Everything is judged once more, as it is at this moment. */
export async function confirmBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkConfirmOutcome> {
  const authorization = await authorize(deps, caller, { action: 'bulk' })
  if (authorization.kind === 'denied') return authorization
  const found = await deps.store.transaction((tx) => tx.findBulk(id))
  const problem = findProblem(caller, found)
  if (problem) return refuseBulk(deps, caller, { outcome: problem, id })

  const refused = found?.status === 'drafted' ? await judgeRoles(deps, caller, found) : undefined
  if (refused) return refused
  const outcome = await deps.store.transaction((tx) => begin(deps, tx, { caller, id }))
  if (outcome.kind === 'nobody' || outcome.kind === 'under_way')
    return refuseBulk(deps, caller, { outcome, id })
  if (outcome.kind === 'begun') await deps.settle([id], ['post_bulk'])
  return outcome
}

function findProblem({ team, actor }: Caller, found: Bulk | undefined): BulkConfirmOutcome | undefined {
  if (found?.team !== team.id || found.status === 'reading') return { kind: 'not_found' }
  if (!isSameActor(found.asker, actor)) return { kind: 'not_yours', bulk: found }
  return found.tenant === team.tenant ? undefined : { kind: 'moved', team }
}

/** They may have been put down, or a role may be another one, since they saw what would happen. */
async function judgeRoles(deps: Deps, caller: Caller, bulk: Bulk): Promise<BulkConfirmOutcome | undefined> {
  const [judge, roles] = await Promise.all([
    createJudge(deps, caller),
    deps.backends.of(caller.team).listRoles(),
  ])
  const givable = rolesForLists(roles, judge)
  const wanted = await listRoles(deps, bulk)
  const refused = wanted
    .map((word) => findRole(roles, word))
    .find((role) => role !== undefined && !givable.includes(role))
  return refused && refuseRole(deps, caller, { bulk, role: refused, givable })
}

type Refused = { readonly bulk: Bulk; readonly role: Role; readonly givable: readonly Role[] }

/** Above their rank is the policy's word; what takes a second person is not for lists. */
async function refuseRole(
  deps: Deps,
  caller: Caller,
  { bulk, role, givable: roles }: Refused,
): Promise<BulkConfirmOutcome> {
  const authorization = await authorize(deps, caller, { action: 'bulk', target: { given: role.rank } })
  if (authorization.kind === 'denied') return authorization
  const outcome = { kind: 'role_not_allowed', role: role.name, roles } as const
  return refuseBulk(deps, caller, { outcome, id: bulk.id })
}

const PAGE = 1_000

/** Its own, and those of rows that name another. */
async function listRoles(
  { store }: Pick<Deps, 'store'>,
  { id: bulk, role }: Bulk,
): Promise<readonly string[]> {
  const words = new Set([role])
  for (let after: number | undefined = -1; after !== undefined; ) {
    const query = { bulk, states: ['new'] as const, after, limit: PAGE }
    const page: readonly BulkRow[] = await store.transaction((tx) => tx.listBulkRows(query))
    for (const named of page) words.add(named.role ?? role)
    after = page.length < PAGE ? undefined : page.at(-1)?.position
  }
  return [...words]
}

type Sure = { readonly caller: Caller; readonly id: BulkId }

/** Who pressed twice, or is answered after a crash, sees how it stands: that is no refusal. */
async function begin({ now }: Deps, tx: Transaction, { caller, id }: Sure): Promise<BulkConfirmOutcome> {
  const { team, place } = caller
  const at = now()
  const bulk = await tx.lockBulk(id)
  if (!bulk) return { kind: 'not_found' }
  if (bulk.status !== 'drafted')
    return { kind: 'at_work', sight: await sightBulk(tx, team, { bulk, now: at }) }
  const [waiting] = await tx.listBulkRows({ bulk: id, states: ['new'], limit: 1 })
  if (!waiting) return { kind: 'nobody', team }
  if ((await beginRound(tx, bulk, { now: at, place })) === 'open') return underWay(tx, caller)
  const begun = (await tx.findBulk(id)) ?? bulk
  return { kind: 'begun', sight: await sightBulk(tx, team, { bulk: begun, now: at }) }
}

async function underWay(tx: Transaction, { team }: Caller): Promise<BulkConfirmOutcome> {
  const rival = await tx.findOpenBulk(team.id)
  return { kind: 'under_way', team, ...(rival && { rival }) }
}
