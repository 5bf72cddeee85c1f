import type { Member } from '../../domain/account.ts'
import type { Role } from '../../domain/role.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import { listPeople } from './client.ts'
import type { Deps } from './deps.ts'
import { type Holders, lookUpHolders } from './holders.ts'
import type { Person } from './mapping.ts'

/** Whose role comes from a team of the organization, or is not told at all. */
const NO_ROLE: Role = { name: 'No role of their own', rank: 'viewer' }

/** People only, by name. The cursor is how many came before. */
export async function listMembers(deps: Deps, query: MemberQuery): Promise<MemberPage> {
  const start = readCursor(query.cursor)
  const found = (await listPeople(deps.api, 'users')).filter((person) => matches(person, query.search))
  const page = found.toSorted(byName).slice(start, start + query.limit)
  const end = start + page.length
  const holders = page.length === 0 ? undefined : await lookUpHolders(deps)
  return {
    members: holders ? page.map((person) => asMember(person, holders)) : [],
    total: found.length,
    ...(end < found.length && { cursor: String(end) }),
  }
}

export async function findMember(deps: Deps, who: MemberRef): Promise<Member | undefined> {
  const people = await listPeople(deps.api, 'users')
  const person = people.find((one) => isWho(one, who))
  return person && asMember(person, await lookUpHolders(deps))
}

const isWho = ({ account, email }: Person, who: MemberRef): boolean =>
  'account' in who ? account === who.account : email === who.email.toLowerCase()

/** Who has several roles has the rights of all of them: the highest counts. */
const asMember = (person: Person, holders: Holders): Member => {
  const { name, rank } = holders.rolesOf(person.account)[0] ?? NO_ROLE
  return { ...person, role: { name, rank } }
}

function matches({ name, email = '' }: Person, search = ''): boolean {
  const wanted = search.toLowerCase()
  return name.toLowerCase().includes(wanted) || email.includes(wanted)
}

const byName = (one: Person, other: Person): number =>
  one.name.localeCompare(other.name, 'en') || (one.account < other.account ? -1 : 1)

function readCursor(cursor = '0'): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Error('The cursor is not one of ours')
  return Number(cursor)
}
