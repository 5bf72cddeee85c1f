import type { Backend } from '../backends/backend.ts'
import { OPEN_STATUSES } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Deps } from './deps.ts'
import { everyMember } from './every-member.ts'

/**
 * How many more may be invited before members and open invitations together reach the team's limit; undefined where it
 * has none. Throws `BackendUnavailable`.
 */
export async function findRoom(
  { store, backends }: Pick<Deps, 'store' | 'backends'>,
  team: Team,
): Promise<number | undefined> {
  const { id, memberLimit } = team
  if (memberLimit === undefined) return undefined
  const members = await countMembers(backends.of(team))
  const { total } = await store.transaction((tx) =>
    tx.listInvitations({ team: id, statuses: OPEN_STATUSES, limit: 1, offset: 0 }),
  )
  return Math.max(0, memberLimit - members - total)
}

/** Not every backend counts. */
async function countMembers(backend: Backend): Promise<number> {
  const { total } = await backend.listMembers({ limit: 1 })
  if (total !== undefined) return total
  let members = 0
  for await (const _member of everyMember(backend)) members += 1
  return members
}
