import type { Kept } from '../kept.ts'
import type { Api } from './api.ts'
import { listAssignments } from './client.ts'
import type { TeamRole } from './mapping.ts'
import type { Roles } from './roles.ts'
import type { Assignment } from './schemas.ts'

/** The roles that people and invitations have in the organization itself, highest rank first. */
export interface Holders {
  rolesOf(id: string): readonly TeamRole[]
}

/** Neither members nor invitations tell their role; the roles tell who has them. */
export async function lookUpHolders(deps: { readonly api: Api; readonly roles: Roles }): Promise<Holders> {
  const roles = await deps.roles.list()
  const held = await Promise.all(
    roles.map(async (role) => ({ role, ids: idsOf(await listAssignments(deps.api, role.id)) })),
  )
  return { rolesOf: (id) => held.filter(({ ids }) => ids.has(id)).map(({ role }) => role) }
}

/** Whom they leave out may have got a role since. */
export const recallHolders = (holders: Kept<Holders>, ids: readonly string[]): Promise<Holders> =>
  holders.get((kept) => ids.every((id) => kept.rolesOf(id).length > 0))

const idsOf = (assignments: readonly Assignment[]): ReadonlySet<string> =>
  new Set(
    assignments.filter(isOfTeam).flatMap(({ user, invitation }) => [user?.id, invitation?.id].filter(isId)),
  )

/** A role in one workspace or project says nothing about the organization. */
const isOfTeam = ({ workspace_id, project_id }: Assignment): boolean => !workspace_id && !project_id

const isId = (id: string | undefined): id is string => id !== undefined
