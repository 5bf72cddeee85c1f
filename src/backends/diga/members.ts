import type { Member } from '../../domain/account.ts'
import { sameEmail } from '../../domain/email.ts'
import { BackendUnavailable, type MemberPage, type MemberQuery, type MemberRef } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { matches } from '../matches.ts'
import { isAbsent, isDone, readDone, WHO } from './answers.ts'
import type { Deps } from './deps.ts'
import { asMember, CURSOR_REFUSED } from './mapping.ts'
import { memberPage, member as memberSchema } from './schemas.ts'
import { isUuid } from './uuid.ts'

/** As many as Diga gives at once. */
const LONGEST_PAGE = 100

/** The cursor is the id of the last member shown. */
export async function listMembers(
  { client }: Pick<Deps, 'client'>,
  { search, cursor, limit }: MemberQuery,
): Promise<MemberPage> {
  if (search) return searchMembers(client, { search, cursor, limit })
  const { members, next } = await readFirstPage(client, {
    after: cursor,
    limit: Math.min(limit, LONGEST_PAGE),
  })
  return { members, ...(next !== undefined && { cursor: next }) }
}

export function findMember(deps: Deps, who: MemberRef): Promise<Member | undefined> {
  return 'account' in who ? findByAccount(deps, who.account) : findByEmail(deps, who.email)
}

async function findByAccount({ client }: Deps, account: string): Promise<Member | undefined> {
  if (!isUuid(account)) return undefined
  const answer = await client.findMember(account)
  if (isDone(answer)) return asMember(readAnswer(WHO, memberSchema, answer))
  if (isAbsent(answer)) return undefined
  throw unexpected(WHO, answer)
}

async function findByEmail({ client }: Deps, email: string): Promise<Member | undefined> {
  const wanted = sameEmail(email)
  for await (const member of walkMembers(client)) if (member.email === wanted) return member
  return undefined
}

type Lister = Deps['client']
type Search = { readonly search: string; readonly cursor: string | undefined; readonly limit: number }

/** Diga cannot search: page after page is read until enough are found, and one more to know whether to go on. */
async function searchMembers(client: Lister, { search, cursor, limit }: Search): Promise<MemberPage> {
  const found: Member[] = []
  for await (const member of walkMembers(client, cursor)) {
    if (matches(member, search)) found.push(member)
    if (found.length > limit) break
  }
  const members = found.slice(0, limit)
  const last = members.at(-1)
  return { members, ...(found.length > limit && last && { cursor: last.account }) }
}

/** Every member, oldest first. */
export async function* walkMembers(client: Lister, cursor?: string): AsyncGenerator<Member> {
  let page = await readFirstPage(client, { after: cursor, limit: LONGEST_PAGE })
  yield* page.members
  while (page.next !== undefined) {
    const after = page.next
    page = readPage(await client.listMembers({ after, limit: LONGEST_PAGE }))
    if (page.next === after) throw new BackendUnavailable(WHO, STUCK)
    yield* page.members
  }
}

const STUCK = { trouble: 'unreadable', problem: 'its pages of members do not end' } as const

type Page = { readonly members: readonly Member[]; readonly next: string | undefined }
type FirstPage = { readonly after: string | undefined; readonly limit: number }

/** Who a cursor names may have gone since: then it begins again. */
async function readFirstPage(client: Lister, { after, limit }: FirstPage): Promise<Page> {
  const answer = await client.listMembers({ after, limit })
  const isCursorLost = after !== undefined && (CURSOR_REFUSED.has(answer.status) || isAbsent(answer))
  return readPage(isCursorLost ? await client.listMembers({ limit }) : answer)
}

function readPage(answer: HttpAnswer): Page {
  const { data, has_more, last_id } = readDone(memberPage, answer)
  return { members: data.map(asMember), next: has_more ? (last_id ?? data.at(-1)?.id) : undefined }
}
