import { ranksAtLeast } from '../../domain/role.ts'
import type { Api } from './api.ts'
import { listRoles } from './client.ts'
import type { TeamRole } from './mapping.ts'

export interface Roles {
  /** Highest rank first; of one rank the plain one first. */
  list(): Promise<readonly TeamRole[]>
  /** By name, whatever the case. Looks again before it says that there is none. */
  find(name: string): Promise<TeamRole | undefined>
  forget(): void
}

const KEPT_MS = 60_000

/** The organization's roles, asked for once a minute at most. */
export function createRoles(api: Api, now: () => Date): Roles {
  let kept: { readonly roles: readonly TeamRole[]; readonly untilMs: number } | undefined
  const forget = () => {
    kept = undefined
  }
  const list = async (): Promise<readonly TeamRole[]> => {
    if (kept && now().getTime() < kept.untilMs) return kept.roles
    const untilMs = now().getTime() + KEPT_MS
    const roles = (await listRoles(api)).toSorted(byRank)
    kept = { roles, untilMs }
    return roles
  }
  const find = async (name: string): Promise<TeamRole | undefined> => {
    const wasKept = kept !== undefined
    const found = findNamed(await list(), name)
    if (found || !wasKept) return found
    forget()
    return findNamed(await list(), name)
  }
  return { list, find, forget }
}

function byRank(one: TeamRole, other: TeamRole): number {
  if (one.rank === other.rank) return Number(other.isPlain) - Number(one.isPlain)
  return ranksAtLeast(one.rank, other.rank) ? -1 : 1
}

const findNamed = (roles: readonly TeamRole[], name: string): TeamRole | undefined =>
  roles.find((role) => role.name.toLowerCase() === name.toLowerCase())
