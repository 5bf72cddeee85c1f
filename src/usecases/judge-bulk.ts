import type { Bulk, BulkRow } from '../domain/bulk.ts'
import { findRole, type Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import { rolesForLists } from './bulk-roles.ts'
import type { Standing } from './standing.ts'

/** What whoever asked for a list may do at this moment. */
export type BulkJudge = {
  readonly standing: Standing
  readonly mayInvite: boolean
  /** That of the row, as long as they may hand it out to many. */
  readonly roleOf: (row: BulkRow) => Role | undefined
}

/** They may have lost their rank since. Throws `BackendUnavailable` and `PlatformUnavailable`. */
export async function judgeBulk(
  deps: AuthorityDeps,
  team: Team,
  { asker: actor, role }: Bulk,
): Promise<BulkJudge> {
  // Inviting hangs on no place, so that none has to be looked at.
  const place = { platform: actor.platform, isDirect: true }
  const judge = await createJudge(deps, { actor, team, place })
  const roles = await deps.backends.of(team).listRoles()
  const givable = rolesForLists(roles, judge)
  return {
    standing: judge.standing,
    mayInvite: judge.rule('bulk').kind === 'allowed',
    roleOf: (row) => {
      // Among all of them: a word that means one they may not hand out can be the rank of another.
      const wanted = findRole(roles, row.role ?? role)
      return wanted && givable.includes(wanted) ? wanted : undefined
    },
  }
}
