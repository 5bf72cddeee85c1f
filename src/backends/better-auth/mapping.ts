import { z } from 'zod'
import type { Member } from '../../domain/account.ts'
import { asAccountId, asBackendKey } from '../../domain/ids.ts'
import { ranksAtLeast } from '../../domain/rank-order.ts'
import type { Rank, Role } from '../../domain/role.ts'
import type { BackendInvitation } from '../backend.ts'
import type * as schemas from './schemas.ts'

/** Those of every organization. Source: https://better-auth.com/docs/plugins/organization#roles */
const RANKS = new Map<string, Rank>([
  ['owner', 'owner'],
  ['admin', 'admin'],
  ['member', 'member'],
])

/**
 * Inferred: a role of the application's own ranks as member. Nothing tells what it amounts to, and who has it must not
 * gain anything here by that.
 */
const toSingleRole = (name: string): Role => ({ name, rank: RANKS.get(name) ?? 'member' })

/** Somebody with several has them as one text with commas; the highest counts. */
export const toRole = (text: string): Role => toRoles(text).reduce(higher)

const higher = (one: Role, other: Role): Role => (ranksAtLeast(one.rank, other.rank) ? one : other)

const toRoles = (text: string): readonly [Role, ...Role[]] => {
  const [first = '', ...others] = text.split(',').map((name) => name.trim())
  return [toSingleRole(first), ...others.map(toSingleRole)]
}

/** The usual ones and those that somebody has, highest first. */
export function collectRoles(texts: readonly string[]): readonly Role[] {
  const names = new Set([...RANKS.keys(), ...texts.flatMap((text) => toRoles(text).map(({ name }) => name))])
  names.delete('')
  return [...names].map(toSingleRole).toSorted(byRank)
}

const byRank = (one: Role, other: Role): number =>
  Number(ranksAtLeast(other.rank, one.rank)) - Number(ranksAtLeast(one.rank, other.rank))

export function toMember({ userId, role, user }: schemas.Member): Member {
  const email = user?.email ?? undefined
  return {
    account: asAccountId(userId),
    name: user?.name || (email ?? 'Somebody'),
    role: toRole(role),
    ...(email !== undefined && { email }),
  }
}

export const toInvitation = ({ id, email, role, expiresAt }: schemas.Invitation): BackendInvitation => ({
  key: asBackendKey(id),
  name: email,
  email,
  ...(role && { role: toRole(role).name }),
  expiresAt,
})

/** Pending ones stay so when they have expired. */
export const isOpen = ({ status, expiresAt }: schemas.Invitation, now: Date): boolean =>
  status === 'pending' && now < expiresAt

export const isExpired = ({ status, expiresAt }: schemas.Invitation, now: Date): boolean =>
  status === 'pending' && now >= expiresAt

/**
 * Inferred: a list of exactly this length goes on. The package reads that many rows of anything, and says nothing of
 * the others, unless the application raises `advanced.database.defaultFindManyLimit`.
 */
const ROWS_READ = 100

export const isWhole = (invitations: readonly schemas.Invitation[]): boolean =>
  invitations.length !== ROWS_READ

const problem = z.object({ code: z.string().optional(), message: z.string().optional() })

/**
 * Inferred: where there is no code, it is what older versions made of the sentence. It may quote what was sent, so it
 * is only to be compared.
 */
export function readCode(body: unknown): string | undefined {
  const { code, message } = problem.safeParse(body).data ?? {}
  const words = code ?? message?.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')
  // The name of the role follows, in one form or another.
  return words?.startsWith('ROLE_NOT_FOUND') ? 'ROLE_NOT_FOUND' : words
}
