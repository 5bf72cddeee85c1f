import type { Member } from '../../domain/account.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import type { Deps } from './deps.ts'
import { asMember } from './mapping.ts'
import type { User } from './schemas.ts'

/** Trieve gives all of them at once, in no order. The cursor is how many came before. */
export async function listMembers(deps: Deps, query: MemberQuery): Promise<MemberPage> {
  const matching = (await listAll(deps)).filter((member) => isMatch(member, query.search))
  const offset = readCursor(query.cursor)
  const members = matching.slice(offset, offset + query.limit)
  const end = offset + members.length
  const total = matching.length
  return { members, total, ...(end < total && { cursor: String(end) }) }
}

export async function findMember(deps: Deps, who: MemberRef): Promise<Member | undefined> {
  const members = await listAll(deps)
  if ('account' in who) return members.find(({ account }) => account === who.account)
  return members.find(({ email }) => email === who.email.toLowerCase())
}

/** By name. */
export async function listAll({ client }: Deps): Promise<readonly Member[]> {
  const users = mergeTwins(await client.listUsers())
  return users
    .map((user) => asMember(user, client.organization))
    .toSorted(
      (one, other) => one.name.localeCompare(other.name, 'en') || one.account.localeCompare(other.account),
    )
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

function isMatch({ name, email = '' }: Member, search = ''): boolean {
  const wanted = search.toLowerCase()
  return name.toLowerCase().includes(wanted) || email.includes(wanted)
}

function readCursor(cursor = '0'): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Error('The cursor is not one of ours')
  return Number(cursor)
}
