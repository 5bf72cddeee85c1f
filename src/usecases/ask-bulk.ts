import type { BulkAskOutcome } from '../domain/draft-outcomes.ts'
import { authorize, createJudge } from './authorize.ts'
import { roleOfList, rolesForLists } from './bulk-roles.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** Whom somebody wants to invite, where they named nobody yet. */
export async function askBulk(deps: Deps, caller: Caller): Promise<BulkAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'bulk' })
  if (authorization.kind === 'denied') return authorization
  return askForList(deps, caller)
}

async function askForList(deps: Deps, caller: Caller): Promise<BulkAskOutcome> {
  const { team } = caller
  const [judge, all] = await Promise.all([createJudge(deps, caller), deps.backends.of(team).listRoles()])
  const roles = rolesForLists(all, judge)
  const ordinary = roleOfList(team, roles)
  return { kind: 'whom', team, roles, ...(ordinary && { ordinary }) }
}
