import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { Role } from '../../domain/role.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import { cutPage } from '../cut-page.ts'
import { findAmong } from '../find-among.ts'
import { readOffset } from '../read-offset.ts'
import { getBody } from './ask.ts'
import { PAGE_SIZE } from './client.ts'
import type { Deps } from './deps.ts'
import { readInvitations } from './invitations.ts'
import { collectRoles, toMember } from './mapping.ts'
import type * as schemas from './schemas.ts'

export async function listMembers(deps: Deps, query: MemberQuery): Promise<MemberPage> {
  if (query.search !== undefined) return searchMembers(deps, query)
  const offset = readOffset(query)
  const limit = Math.min(query.limit, PAGE_SIZE)
  const { members, total } = getBody(await deps.client.listMembers({ limit, offset }))
  const next = offset + members.length
  const hasMore = total === undefined || total === null ? members.length === limit : next < total
  return {
    members: members.map(toMember),
    ...(hasMore && members.length > 0 && { cursor: String(next) }),
    ...(typeof total === 'number' && { total }),
  }
}

/** Better Auth filters by what a membership has, which is neither name nor address. */
async function searchMembers(deps: Deps, query: MemberQuery): Promise<MemberPage> {
  return cutPage((await readMembers(deps)).map(toMember), query)
}

export async function findMember(deps: Deps, who: MemberRef): Promise<Member | undefined> {
  if ('account' in who) {
    const found = await findMembership(deps, who.account)
    return found && toMember(found)
  }
  return findAmong((await readMembers(deps)).map(toMember), who)
}

export async function findMembership(
  { client }: Deps,
  account: AccountId | string,
): Promise<schemas.Member | undefined> {
  const { members } = getBody(await client.listMembers({ limit: 1, offset: 0, account }))
  return members.find(({ userId }) => userId === account)
}

/** All of them. Ends also where somebody else's server shows the same page again and again. */
export async function readMembers({ client }: Deps): Promise<readonly schemas.Member[]> {
  const all = new Map<string, schemas.Member>()
  for (let known = -1; all.size > known; ) {
    known = all.size
    const { members } = getBody(await client.listMembers({ limit: PAGE_SIZE, offset: known }))
    for (const one of members) all.set(one.id, one)
    if (members.length < PAGE_SIZE) break
  }
  return [...all.values()]
}

export async function listRoles(deps: Deps): Promise<readonly Role[]> {
  const [members, invitations] = await Promise.all([readMembers(deps), readInvitations(deps)])
  return collectRoles([...members, ...invitations].flatMap(({ role }) => role ?? []))
}
