import type { Member } from '../../domain/account.ts'
import { byName } from '../by-name.ts'
import type { Deps } from './deps.ts'
import { asMember } from './mapping.ts'
import type { User } from './schemas.ts'

/** Trieve gives all of them at once, in no order. */
export async function listAll({ client }: Pick<Deps, 'client'>): Promise<readonly Member[]> {
  const users = mergeTwins(await client.listUsers())
  return users.map((user) => asMember(user, client.organization)).toSorted(byName)
}

/** Who was added twice at the same moment is a member twice, until they are removed. */
function mergeTwins(users: readonly User[]): readonly User[] {
  const merged = new Map<string, User>()
  for (const user of users) {
    const before = merged.get(user.id)?.user_orgs ?? []
    merged.set(user.id, { ...user, user_orgs: [...before, ...user.user_orgs] })
  }
  return [...merged.values()]
}
