import { isSameActor } from '../domain/actor.ts'
import type { Bulk } from '../domain/bulk.ts'
import type { BulkAskOutcome, BulkAtWork, BulkPreview, BulkUntold } from '../domain/draft-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { authorize, createJudge } from './authorize.ts'
import { previewBulk } from './bulk-preview.ts'
import { roleOfList, rolesForLists } from './bulk-roles.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findUntold } from './find-untold.ts'
import { sightBulk } from './sight-bulk.ts'

/**
 * Whom somebody wants to invite. Where the team has a list at work, or they have one that waits for their yes or whose
 * report could not be brought to them, they see that instead; `anew` asks them all the same.
 */
export async function askBulk(
  deps: Deps,
  caller: Caller,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<BulkAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'bulk' })
  if (authorization.kind === 'denied') return authorization
  const before = anew ? undefined : await deps.store.transaction((tx) => findBefore(deps, tx, caller))
  return before ?? askForList(deps, caller)
}

async function findBefore(
  { now }: Pick<Deps, 'now'>,
  tx: Transaction,
  { team, actor }: Caller,
): Promise<BulkAtWork | BulkPreview | BulkUntold | undefined> {
  const open = await tx.findOpenBulk(team.id)
  if (open) return { kind: 'at_work', sight: await sightBulk(tx, team, { bulk: open, now: now() }) }
  const drafted = await tx.listBulks({ team: team.id, statuses: ['drafted'], limit: MOST_DRAFTS })
  const own = drafted.find((bulk) => isSameActor(bulk.asker, actor) && isFresh(bulk, now()))
  return own ? previewBulk(tx, team, own) : findUntold(tx, { team, actor }, now())
}

/** More than wait in a team at a time. */
const MOST_DRAFTS = 100

const DAY_MS = 24 * 60 * 60_000

const isFresh = ({ createdAt }: Bulk, now: Date): boolean => now.getTime() - createdAt.getTime() < DAY_MS

async function askForList(deps: Deps, caller: Caller): Promise<BulkAskOutcome> {
  const { team } = caller
  const [judge, all] = await Promise.all([createJudge(deps, caller), deps.backends.of(team).listRoles()])
  const roles = rolesForLists(all, judge)
  const ordinary = roleOfList(team, roles)
  return { kind: 'whom', team, roles, ...(ordinary && { ordinary }) }
}
