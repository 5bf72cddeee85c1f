import { ranksAtLeast } from '../../domain/rank-order.ts'
import { keep, ROLES_KEPT_MS } from '../kept.ts'
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

/** The organization's roles, asked for once a minute at most. */
export function createRoles(api: Api, now: () => Date): Roles {
  const kept = keep(async () => (await listRoles(api)).toSorted(byRank), { ms: ROLES_KEPT_MS, now })
  return {
    list: () => kept.get(),
    find: async (name) => {
      const isNamed = (role: TeamRole) => role.name.toLowerCase() === name.toLowerCase()
      return (await kept.get((roles) => roles.some(isNamed))).find(isNamed)
    },
    forget: () => kept.forget(),
  }
}

function byRank(one: TeamRole, other: TeamRole): number {
  if (one.rank === other.rank) return Number(other.isPlain) - Number(one.isPlain)
  return ranksAtLeast(one.rank, other.rank) ? -1 : 1
}
