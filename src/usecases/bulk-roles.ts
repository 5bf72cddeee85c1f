import { findOrdinaryRole, findRole, type Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { Judge } from './authorize.ts'

/** What can be handed out to many at once: what takes a second person is asked for one by one. */
export const rolesForLists = (roles: readonly Role[], judge: Judge): readonly Role[] =>
  roles.filter(({ rank }) => judge.rule('bulk', { given: rank }).kind === 'allowed')

/** The wanted one, else the team's own, else the backend's ordinary one. */
export function roleOfList(
  { defaultRole }: Team,
  roles: readonly Role[],
  wanted: string | undefined = defaultRole,
): Role | undefined {
  return wanted === undefined ? findOrdinaryRole(roles) : findRole(roles, wanted)
}
