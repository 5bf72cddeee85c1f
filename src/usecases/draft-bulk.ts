import { createHash } from 'node:crypto'
import type { Bulk } from '../domain/bulk.ts'
import type { BulkDraftOutcome } from '../domain/draft-outcomes.ts'
import { asBulkId } from '../domain/ids.ts'
import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { PickedFile } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize, createJudge } from './authorize.ts'
import { readGround } from './bulk-ground.ts'
import { previewBulk } from './bulk-preview.ts'
import { roleOfList, rolesForLists } from './bulk-roles.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { readBulk } from './read-bulk.ts'
import { sightBulk } from './sight-bulk.ts'

export type BulkAsk = {
  /** Actor ids of the caller's platform. */
  readonly actors: readonly string[]
  readonly list?: string
  readonly file?: PickedFile
  readonly role?: string
  readonly note?: string
}

/** Reads a list and says what would happen with every line of it. Nobody is invited. */
export async function draftBulk(deps: Deps, caller: Caller, ask: BulkAsk): Promise<BulkDraftOutcome> {
  const authorization = await authorize(deps, caller, { action: 'bulk' })
  if (authorization.kind === 'denied') return authorization
  const { team } = caller
  if (ask.actors.length === 0 && !ask.list && !ask.file) return { kind: 'nothing', team }

  const known = await deps.store.transaction((tx) => tx.findBulk(bulkIdOf(caller)))
  if (!known || known.status === 'reading') return read(deps, caller, { ask, known })
  return deps.store.transaction((tx) => stands(tx, team, { bulk: known, now: deps.now() }))
}

type Asked = {
  readonly ask: BulkAsk
  /** Begun before a crash. */
  readonly known: Bulk | undefined
}

async function read(deps: Deps, caller: Caller, { ask, known }: Asked): Promise<BulkDraftOutcome> {
  const { team } = caller
  const [judge, roles] = await Promise.all([createJudge(deps, caller), deps.backends.of(team).listRoles()])
  const givable = rolesForLists(roles, judge)
  const role = roleOfList(team, roles, ask.role)
  if (!role || !givable.includes(role)) return refuseRole(deps, caller, { ask, role, roles, givable })
  const ground = await readGround(deps, caller, { judge, roles })

  const bulk = known ?? (await insert(deps, caller, { ask, role }))
  const forget = () => deps.store.transaction((tx) => tx.forgetUnread(bulk.id))
  const came = await readBulk(deps, { ground, bulk, given: givenBy(caller, ask) }).catch(
    async (error: unknown) => {
      await forget()
      throw error
    },
  )
  if (came.kind === 'read') return keep(deps, caller, { ...bulk, leftOut: came.leftOut, status: 'drafted' })
  await forget()
  await auditRefusal(deps, caller, { action: 'bulk', bulk: bulk.id, reason: `list_${came.because.kind}` })
  return came
}

/** The same interaction always makes the same list. */
const bulkIdOf = ({ delivery }: Caller): Bulk['id'] =>
  asBulkId(createHash('sha256').update(`${delivery}\nbulk`).digest('base64url').slice(0, 24))

type Moment = { readonly bulk: Bulk; readonly now: Date }

/** Asked for before a crash, and answered to the end, or nearly: it is not read again. */
const stands = async (tx: Transaction, team: Team, { bulk, now }: Moment): Promise<BulkDraftOutcome> =>
  bulk.status === 'drafted'
    ? previewBulk(tx, team, bulk)
    : { kind: 'at_work', sight: await sightBulk(tx, team, { bulk, now }) }

type Wanted = {
  readonly ask: BulkAsk
  readonly role: Role | undefined
  readonly roles: readonly Role[]
  readonly givable: readonly Role[]
}

async function refuseRole(
  deps: Deps,
  caller: Caller,
  { ask, role, roles, givable }: Wanted,
): Promise<BulkDraftOutcome> {
  const word = ask.role ?? caller.team.defaultRole ?? 'no role'
  const outcome: BulkDraftOutcome = role
    ? { kind: 'role_not_allowed', role: role.name, roles: givable }
    : { kind: 'unknown_role', role: word, roles }
  await auditRefusal(deps, caller, { action: 'bulk', reason: outcome.kind })
  return outcome
}

type Chosen = { readonly ask: BulkAsk; readonly role: Role }

/** Nobody sees it before it is read to its end. */
async function insert(deps: Deps, caller: Caller, { ask, role }: Chosen): Promise<Bulk> {
  const { team, actor, place } = caller
  const bulk: Bulk = {
    id: bulkIdOf(caller),
    team: team.id,
    tenant: team.tenant,
    asker: actor,
    // An interaction may carry no more of a name than a handle.
    askerName: (await findCaller(deps, caller))?.name ?? caller.name,
    place,
    ...(ask.file && { file: ask.file.name }),
    leftOut: [],
    role: role.name,
    ...(ask.note && { note: ask.note }),
    status: 'reading',
    round: 0,
    createdAt: deps.now(),
  }
  await deps.store.transaction((tx) => tx.insertBulk(bulk))
  return bulk
}

const givenBy = ({ actor: { platform } }: Caller, { actors, list, file }: BulkAsk) => ({
  picked: [...new Set(actors)].map((id) => ({ platform, id })),
  ...(list && { pasted: list }),
  ...(file && { file }),
})

/** Another process may have read it as well, after a crash that was none, and whoever gave it may have gone on. */
function keep({ store, now }: Deps, { actor, place, team }: Caller, bulk: Bulk): Promise<BulkDraftOutcome> {
  return store.transaction(async (tx) => {
    const current = await tx.lockBulk(bulk.id)
    if (current && current.status !== 'reading') return stands(tx, team, { bulk: current, now: now() })
    await tx.saveBulk(bulk)
    const entry = { at: now(), team: team.id, actor, place, bulk: bulk.id } as const
    await tx.appendAudit({ ...entry, action: 'bulk.drafted', decision: 'done' })
    return previewBulk(tx, team, bulk)
  })
}
