import { z } from 'zod'
import { sameEmail } from '../../domain/email.ts'
import { type AccountId, asAccountId, asBackendKey } from '../../domain/ids.ts'
import type { Rank, Role } from '../../domain/role.ts'
import type { BackendInvitation, RefusalReason } from '../backend.ts'
import { parseMoment } from '../parse-moment.ts'
import type { InvitationInfo, InvitationRead } from './schemas.ts'

// Between ZenML Pro's words and ours. Much of its API is not published; what is guessed stands here, marked.

export type Person = { readonly account: AccountId; readonly name: string; readonly email?: string }

/** ZenML knows roles by their ids, which differ from one organization to the next; people know them by name. */
export type TeamRole = Role & {
  readonly id: string
  /** One that ZenML made and that says how much of the team is one's business. */
  readonly isPlain: boolean
}

const text = z.string().trim().min(1).nullish().catch(undefined)

const person = z
  .object({ id: z.string().min(1), email: text, name: text, full_name: text, username: text })
  .transform(({ id, email, ...names }): Person => {
    const address = email ? sameEmail(email) : undefined
    const name = names.name ?? names.full_name ?? names.username ?? address ?? 'No name'
    return { account: asAccountId(id), name, ...(address !== undefined && { email: address }) }
  })

/** Inferred: the schema of a member is not published. The person, or something that has the person in it. */
export const member = z.union([
  z.object({ user: person }).transform(({ user }) => user),
  z.object({ service_account: person }).transform((one) => one.service_account),
  z
    .looseObject({ user_id: z.string() })
    .transform(({ user_id, ...rest }) => ({ ...rest, id: user_id }))
    .pipe(person),
  person,
])

/** Inferred: the schema of a role is not published; `level` and `scope` would be where one of a workspace says so. */
const role = z.object({ id: z.string().min(1), name: z.string().trim().min(1), level: text, scope: text })

/** Inferred: a list, or a page of the kind that ZenML's other API answers with. */
export const roles = z
  .union([z.array(role), z.object({ items: z.array(role) }).transform(({ items }) => items)])
  .transform((all) => all.filter(({ level, scope }) => !/workspace|project/i.test(`${level} ${scope}`)))
  .transform((all) => all.map(({ id, name }): TeamRole => ({ id, name, ...rankOf(name) })))

/** Source: https://docs.zenml.io/pro/core-concepts/roles, with the names that older pages use. */
const RANKS = new Map<string, Rank>([
  ['admin', 'owner'],
  ['manager', 'admin'],
  ['editor', 'admin'],
  ['member', 'member'],
  ['viewer', 'viewer'],
])

/**
 * Inferred: billing and what an organization made itself say nothing about the team, so they count as member, which
 * gives no authority and is not everybody's to hand out; and never as the one that people get by default.
 */
function rankOf(name: string): Pick<TeamRole, 'rank' | 'isPlain'> {
  const rank = RANKS.get(name.toLowerCase().replace(/^org(anization)? /, ''))
  return { rank: rank ?? 'member', isPlain: rank !== undefined }
}

/** Inferred: which statuses an exchange refuses a key with. */
export const KEY_REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 422])

/** Inferred: how long a token is taken for good whose lifetime is not told. */
export const UNTOLD_LIFETIME_S = 300

/** Inferred: the body is not published. */
export const invitationBody = (email: string, roleId: string): unknown => ({ email, role_id: roleId })

/** Inferred: named as an argument, and neither the path nor a body has a place for it. */
export const whichMember = (account: string): Query => ({ user_id: account })

/** Inferred: likewise. A role of the organization has neither a workspace nor a project. */
export const whichHolder = ({ kind, id }: Holder): Query =>
  kind === 'person' ? { user_id: id } : { invitation_id: id }

/** Who or what has a role. */
export type Holder = { readonly kind: 'person' | 'invitation'; readonly id: string }

type Query = Readonly<Record<string, string>>

/** Inferred: whether what was created is told is not published. Absent where it is not. */
export const created = z
  .object({ id: z.string().min(1), expiration_date: z.string().nullish().catch(undefined) })
  .transform(({ id, expiration_date }) => ({ key: asBackendKey(id), ...datedAt(expiration_date) }))
  .optional()
  .catch(undefined)

export const asInvitation = ({ id, email, expiration_date }: InvitationRead): BackendInvitation => {
  const address = sameEmail(email)
  return { key: asBackendKey(id), name: address, email: address, ...datedAt(expiration_date) }
}

/** The invitee is told who asks instead of who is asked. */
export const asOwnInvitation = ({
  id,
  organization_name,
  expiration_date,
}: InvitationInfo): BackendInvitation => ({
  key: asBackendKey(id),
  name: organization_name ?? 'An organization',
  ...datedAt(expiration_date),
})

/** Inferred: without a zone it is UTC. What is no date at all is as good as none. */
function datedAt(moment: string | null | undefined): { readonly expiresAt?: Date } {
  if (moment === null || moment === undefined) return {}
  const expiresAt = parseMoment(moment)
  return expiresAt ? { expiresAt } : {}
}

export type Fate = 'waiting' | 'accepted' | 'declined' | 'expired' | 'gone'

/** Inferred: the states are not published. One that says nothing known is waiting, and any that waits has its date. */
export function fateOf({ state, expiration_date }: InvitationRead, now: Date): Fate {
  const told = FATES.find(([words]) => words.test(state ?? ''))?.[1]
  if (told !== undefined && told !== 'waiting') return told
  const { expiresAt } = datedAt(expiration_date)
  return expiresAt && expiresAt <= now ? 'expired' : 'waiting'
}

/** The first that fits: what is pending acceptance is not accepted. */
const FATES: readonly (readonly [RegExp, Fate])[] = [
  [/pending|waiting|open|sent/i, 'waiting'],
  [/accept|joined|complete/i, 'accepted'],
  [/declin|reject/i, 'declined'],
  [/expire/i, 'expired'],
  [/revok|cancel|delet/i, 'gone'],
]

const place = z.object({ loc: z.array(z.union([z.string(), z.number()])) })
const rejection = z
  .object({ detail: z.array(place) })
  .transform(({ detail }) => detail.flatMap(({ loc }) => loc))

/** What a validator rejected: it names the fields. */
export function reasonOfRejection(body: unknown): RefusalReason {
  const places = rejection.safeParse(body).data ?? []
  if (places.includes('email')) return 'bad_email'
  if (places.includes('role_id')) return 'unknown_role'
  return 'backend_refused'
}

/**
 * Inferred: a full subscription refuses who accepts, and how is not published. ZenML has nothing but words for it
 * (`detail`), so that they are looked at here.
 */
export function reasonOfRefusal(status: number, body: unknown): RefusalReason {
  const words = z.object({ detail: z.unknown() }).safeParse(body).data
  const isFull = status === 402 || /\bseats?\b|subscription|quota/i.test(JSON.stringify(words ?? ''))
  return isFull ? 'no_seats' : 'backend_refused'
}
