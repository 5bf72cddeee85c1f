import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { EmbeddedMember, EmbeddedRecords } from '../../store/store.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import { readOffset } from '../read-offset.ts'
import type { Deps } from './deps.ts'
import { getRole } from './roles.ts'

/** By name. The cursor is how many members came before. */
export function listMembers({ team, store }: Deps, query: MemberQuery): Promise<MemberPage> {
  const { limit } = query
  const search = query.search === undefined ? {} : { search: query.search }
  const offset = readOffset(query)
  return store.transaction(async ({ embedded }) => {
    const members = await embedded.listMemberships({ team, ...search, limit, offset })
    const total = await embedded.countMemberships(team, search)
    const end = offset + members.length
    return { members: members.map(asMember), total, ...(end < total && { cursor: String(end) }) }
  })
}

export function findMember({ team, store }: Deps, who: MemberRef): Promise<Member | undefined> {
  return store.transaction(async ({ embedded }) => {
    const account = await findAccount(embedded, who)
    const found = account && (await embedded.findMembership(team, account))
    return found && asMember(found)
  })
}

const findAccount = async (embedded: EmbeddedRecords, who: MemberRef): Promise<AccountId | undefined> =>
  'account' in who ? who.account : (await embedded.findAccountByEmail(who.email))?.id

const asMember = (member: EmbeddedMember): Member => ({ ...member, role: getRole(member.role) })
