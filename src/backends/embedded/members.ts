import type { Member } from '../../domain/account.ts'
import type { EmbeddedMember } from '../../store/store.ts'
import type { MemberPage, MemberQuery, Membership } from '../backend.ts'
import type { Deps } from './deps.ts'
import { getRole } from './roles.ts'

/** By name. The cursor is how many members came before. */
export function listMembers({ store }: Deps, query: MemberQuery): Promise<MemberPage> {
  const { team, limit } = query
  const search = query.search === undefined ? {} : { search: query.search }
  const offset = readCursor(query.cursor)
  return store.transaction(async ({ embedded }) => {
    const members = await embedded.listMemberships({ team, ...search, limit, offset })
    const total = await embedded.countMemberships(team, search)
    const end = offset + members.length
    return { members: members.map(asMember), total, ...(end < total && { cursor: String(end) }) }
  })
}

export function findMember({ store }: Deps, { team, account }: Membership): Promise<Member | undefined> {
  return store.transaction(async ({ embedded }) => {
    const found = await embedded.findMembership(team, account)
    return found && asMember(found)
  })
}

const asMember = (member: EmbeddedMember): Member => ({ ...member, role: getRole(member.role) })

function readCursor(cursor = '0'): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Error('The cursor is not one of ours')
  return Number(cursor)
}
