import type { Member } from '../../domain/account.ts'
import type { Role } from '../../domain/role.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import type { Deps } from './deps.ts'
import { type Holders, recallHolders } from './holders.ts'
import type { Person } from './mapping.ts'

/** Whose role comes from a team of the organization, or is not told at all. */
const NO_ROLE: Role = { name: 'No role of their own', rank: 'viewer' }

/** People only. */
export async function listMembers(deps: Deps, query: MemberQuery): Promise<MemberPage> {
  const page = await deps.roster.page(query)
  return { ...page, members: await withRoles(deps, page.members) }
}

export async function findMember(deps: Deps, who: MemberRef): Promise<Member | undefined> {
  const person = await deps.roster.find(who)
  return person && (await withRoles(deps, [person]))[0]
}

async function withRoles({ holders: kept }: Deps, people: readonly Person[]): Promise<readonly Member[]> {
  if (people.length === 0) return []
  const holders = await recallHolders(
    kept,
    people.map(({ account }) => account),
  )
  return people.map((person) => asMember(person, holders))
}

/** Who has several roles has the rights of all of them: the highest counts. */
export const asMember = (person: Person, holders: Holders): Member => {
  const { name, rank } = holders.rolesOf(person.account)[0] ?? NO_ROLE
  return { ...person, role: { name, rank } }
}
