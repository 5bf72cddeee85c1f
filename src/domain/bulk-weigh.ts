import { type Actor, actorKey } from './actor.ts'
import type { BulkVerdict } from './bulk.ts'
import { findEmailProblem } from './email-rule.ts'
import type { LineProblem } from './list.ts'
import type { NotInvitable } from './outcomes.ts'
import { findRole, type Role } from './role.ts'
import type { Team } from './team.ts'

/** Whom a line means, as far as that is known. */
export type Meant =
  | { readonly kind: 'unreadable'; readonly problem: LineProblem }
  | {
      readonly kind: 'somebody'
      readonly email?: string
      readonly actor?: Actor
      /** What the chat says against them. */
      readonly refusal?: NotInvitable
      /** A mention whom nobody has looked up yet: what is unknown of them counts for nothing. */
      readonly isUnseen?: true
      /** In whatever word. */
      readonly role?: string
    }

type Somebody = Extract<Meant, { kind: 'somebody' }>

/** What a list is weighed against. */
export type Ground = {
  readonly team: Pick<Team, 'domains' | 'backend'>
  /** {@link identityOf} everybody who asks, is in, or was invited, by all that is known of them. */
  readonly asker: ReadonlySet<string>
  readonly members: ReadonlySet<string>
  readonly invited: ReadonlyMap<string, 'invited' | 'requested'>
  /** By an address or a chat person: all else that is known of the same person. */
  readonly same: ReadonlyMap<string, readonly string[]>
  readonly roles: readonly Role[]
  /** Those of them that may be handed out by a list. */
  readonly givable: readonly Role[]
  /** How many more may be invited; absent where there is no limit. */
  readonly room?: number
}

export type Scales = {
  /** In the order of the list: what it says of a line hangs on those before. */
  weigh(meant: Meant): BulkVerdict
}

export function createScales(ground: Ground): Scales {
  const seen = new Set<string>()
  let room = ground.room ?? Number.POSITIVE_INFINITY
  return {
    weigh: (meant) => {
      if (meant.kind === 'unreadable') return meant.problem
      const keys = identitiesOf(meant, ground.same)
      const isSeen = keys.some((key) => seen.has(key))
      for (const key of keys) seen.add(key)
      if (isSeen) return 'duplicate'
      const verdict = judge(ground, meant, keys)
      if (verdict !== 'new') return verdict
      room -= 1
      return room < 0 ? 'over_limit' : 'new'
    },
  }
}

/** One person, one word, however much else is known of them. */
export const identityOf = {
  email: (email: string): string => `email:${email}`,
  account: (account: string): string => `account:${account}`,
  actor: actorKey,
} as const

function identitiesOf({ email, actor }: Somebody, same: Ground['same']): readonly string[] {
  const named = [
    ...(actor ? [identityOf.actor(actor)] : []),
    ...(email === undefined ? [] : [identityOf.email(email)]),
  ]
  return [...new Set([...named, ...named.flatMap((key) => same.get(key) ?? [])])]
}

function judge(ground: Ground, meant: Somebody, keys: readonly string[]): BulkVerdict {
  if (keys.some((key) => ground.asker.has(key))) return 'yourself'
  if (meant.refusal) return meant.refusal
  if (keys.some((key) => ground.members.has(key))) return 'member'
  return findInvited(ground, keys) ?? judgeRole(ground, meant) ?? judgeEmail(ground, meant) ?? 'new'
}

function findInvited({ invited }: Ground, keys: readonly string[]): BulkVerdict | undefined {
  for (const key of keys) {
    const found = invited.get(key)
    if (found) return found
  }
  return undefined
}

function judgeRole({ roles, givable }: Ground, { role: word }: Somebody): BulkVerdict | undefined {
  if (word === undefined) return undefined
  const role = findRole(roles, word)
  if (!role) return 'unknown_role'
  return givable.includes(role) ? undefined : 'role_not_allowed'
}

function judgeEmail({ team, same }: Ground, { email, actor, isUnseen }: Somebody): BulkVerdict | undefined {
  if (isUnseen) return undefined
  return findEmailProblem(team, (actor && linkedEmail(same.get(actorKey(actor)))) ?? email)
}

/** The address of the account goes before that of the chat. */
const linkedEmail = (keys: readonly string[] = []): string | undefined =>
  keys.find((key) => key.startsWith(EMAIL_KEY))?.slice(EMAIL_KEY.length)

const EMAIL_KEY = identityOf.email('')
