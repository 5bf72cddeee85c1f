import type { Member } from '../domain/account.ts'
import type { NoMember } from '../domain/change-outcomes.ts'
import { parseEmail } from '../domain/email.ts'
import { asAccountId } from '../domain/ids.ts'
import type { MemberAction } from '../domain/outcomes.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findMemberByKey } from './member-key.ts'
import { listedFor } from './rate-member.ts'

/** As somebody typed it or chose it from what was offered; or the key of a row on a list. */
export type Who = { readonly typed: string } | { readonly key: string }

type Wanted = { readonly action: MemberAction; readonly who: Who }

export type Choice = { readonly kind: 'chosen'; readonly member: Member } | NoMember

/** More than this many matches and the person should say it more exactly. */
const MOST_MATCHES = 10

/** Finds whom somebody means. Who may do nothing about any member learns of nobody whether they are one. */
export async function chooseMember(deps: Deps, caller: Caller, { action, who }: Wanted): Promise<Choice> {
  const authorization = await authorize(deps, caller, { action })
  if (authorization.kind === 'denied') return authorization
  const choice = await ('key' in who
    ? chooseByKey(deps, caller, who.key)
    : chooseByWord(deps, caller, who.typed))
  const isRefusal = choice.kind !== 'chosen' && choice.kind !== 'which'
  if (isRefusal) await auditRefusal(deps, caller, { action, reason: `member_${choice.kind}` })
  return choice
}

async function chooseByKey({ backends }: Deps, { team }: Caller, key: string): Promise<Choice> {
  const member = await findMemberByKey(backends.of(team), team, key)
  return member ? { kind: 'chosen', member } : { kind: 'left', team }
}

async function chooseByWord(deps: Deps, caller: Caller, word: string): Promise<Choice> {
  const { team } = caller
  const exact = await findExact(deps, caller, word)
  if (exact) return { kind: 'chosen', member: exact }
  // Where a mention cannot be picked, people write it.
  const search = word.replace(/^@/, '')
  const { members, cursor } = await deps.backends.of(team).listMembers({ search, limit: MOST_MATCHES })
  const [only, ...others] = members
  if (only && others.length === 0) return { kind: 'chosen', member: only }
  if (!only) return explainNobody(deps, caller, word)
  const listed = listedFor(await createJudge(deps, caller), caller, members)
  return { kind: 'which', team, members: listed, isWhole: cursor === undefined }
}

/** What a search box gives is an account; what a person types may be a mention or an address. */
async function findExact(
  { store, backends }: Deps,
  { team, actor: { platform } }: Caller,
  word: string,
): Promise<Member | undefined> {
  const backend = backends.of(team)
  const email = parseEmail(word)
  if (email) return backend.findMember({ email })
  const link = await store.transaction((tx) => tx.findLink(team, { platform, id: word }))
  return backend.findMember({ account: link?.account ?? asAccountId(word) })
}

async function explainNobody(
  { platforms }: Deps,
  { team, actor: { platform } }: Caller,
  who: string,
): Promise<NoMember> {
  const person = await platforms.get(platform)?.findPerson({ platform, id: who })
  return person ? { kind: 'unlinked', team, name: person.name } : { kind: 'nobody', team, who }
}
