import type { Member } from '../../domain/account.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import type { Deps } from './deps.ts'
import { findByEmail, readMembers } from './look.ts'

/** Deepgram gives all of them at once. The cursor is how many came before. */
export async function listMembers({ client }: Deps, query: MemberQuery): Promise<MemberPage> {
  const { search = '', limit } = query
  const matching = (await readMembers(client)).filter((member) => matches(member, search.toLowerCase()))
  const offset = readCursor(query.cursor)
  const members = matching.slice(offset, offset + limit)
  const end = offset + members.length
  const total = matching.length
  return { members, total, ...(end < total && { cursor: String(end) }) }
}

/** There is no call for one of them. */
export async function findMember({ client }: Deps, who: MemberRef): Promise<Member | undefined> {
  const members = await readMembers(client)
  if ('account' in who) return members.find(({ account }) => account === who.account)
  return findByEmail(members, who.email.toLowerCase())
}

const matches = ({ name, email = '' }: Member, wanted: string): boolean =>
  name.toLowerCase().includes(wanted) || email.includes(wanted)

function readCursor(cursor = '0'): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Error('The cursor is not one of ours')
  return Number(cursor)
}
