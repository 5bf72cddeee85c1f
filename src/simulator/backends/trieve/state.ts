import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'

const QUERY_MS = 5

export type User = {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly createdAt: Date
}

export type Membership = {
  readonly id: string
  readonly user: User
  readonly organization: string
  role: number
  scopes: readonly string[] | null
  readonly createdAt: Date
  updatedAt: Date
}

export type Invitation = {
  readonly id: string
  /** As it was typed. */
  readonly email: string
  readonly organization: string
  readonly role: number
  readonly scopes: readonly string[] | null
  used: boolean
  readonly createdAt: Date
  updatedAt: Date
  /** Calls of the list that do not show it yet. */
  hiddenFor: number
}

/** A user's key acts as that user; an organization's key as a nobody without an address, with the key's role. */
export type Key = {
  readonly secret: string
  /** `METHOD /route`; none at all is everything. */
  readonly scopes: readonly string[]
  readonly actsAs: { readonly user: User } | { readonly organization: string; readonly role: number }
}

export type Trieve = {
  readonly clock: Clock
  /** How many calls of the list go by before a new invitation is in it. */
  readonly listingLag: number
  /** Names by id. */
  readonly organizations: Map<string, string>
  readonly users: User[]
  memberships: Membership[]
  invitations: Invitation[]
  readonly keys: Key[]
  /** Addresses of every mail that went out. */
  readonly mails: string[]
}

export const createTrieve = (clock: Clock, listingLag: number): Trieve => ({
  clock,
  listingLag,
  organizations: new Map(),
  users: [],
  memberships: [],
  invitations: [],
  keys: [],
  mails: [],
})

export function addOrganization({ organizations }: Trieve, name: string): string {
  const id = randomUUID()
  organizations.set(id, name)
  return id
}

export function addUser(trieve: Trieve, email: string, name: string | null): User {
  const user = { id: randomUUID(), email, name, createdAt: trieve.clock.now() }
  trieve.users.push(user)
  return user
}

export function addMembership(
  { memberships, clock }: Trieve,
  wish: Pick<Membership, 'user' | 'organization' | 'role' | 'scopes'>,
): void {
  const now = clock.now()
  memberships.push({ ...wish, id: randomUUID(), createdAt: now, updatedAt: now })
}

export function addKey({ keys }: Trieve, wish: Omit<Key, 'secret'>): string {
  const secret = `tr-${randomUUID().replaceAll('-', '')}`
  keys.push({ ...wish, secret })
  return secret
}

/** A look at the database takes a moment, in which others look as well: nothing here is locked or unique. */
export const query = (): Promise<void> => setTimeout(QUERY_MS)
