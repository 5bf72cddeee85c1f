import { z } from 'zod'
import type { HttpCall } from '../http/http.ts'
import type { Ask, Reply } from './ask.ts'
import * as schemas from './schemas.ts'

/** More makes it fail to find the people of the members: it looks them up a hundred at a time. */
export const PAGE_SIZE = 100

export type Wish = { readonly email: string; readonly role: string; readonly resend: boolean }

export type MembersQuery = {
  readonly limit: number
  readonly offset: number
  /** Of this account only. */
  readonly account?: string
}

/** The operator's calls. */
export interface Client {
  invite(wish: Wish): Promise<Reply<schemas.Invitation>>
  /** Whatever became of the invitation before: an accepted one would be a canceled one. */
  cancel(invitationId: string): Promise<Reply<unknown>>
  /** Finished ones too. */
  listInvitations(): Promise<Reply<readonly schemas.Invitation[]>>
  listMembers(query: MembersQuery): Promise<Reply<schemas.Members>>
  remove(memberId: string): Promise<Reply<unknown>>
  /** It takes any word for a role. */
  changeRole(memberId: string, role: string): Promise<Reply<unknown>>
  getSession(): Promise<Reply<schemas.Account | undefined>>
  hasPermission(permissions: Permissions): Promise<Reply<boolean>>
}

export type Permissions = Readonly<Record<string, readonly string[]>>

/** As https://better-auth.com/docs/plugins/organization has them. */
export function createClient(ask: Ask, organizationId: string): Client {
  return {
    invite: (wish) => ask(post('invite-member', { ...wish, organizationId }), schemas.invitation),
    cancel: (invitationId) => ask(repeatable(post('cancel-invitation', { invitationId })), z.unknown()),
    listInvitations: () => ask(get('list-invitations', { organizationId }), schemas.invitations),
    listMembers: ({ account, ...page }) => {
      const filter = account !== undefined && { filterField: 'userId', filterValue: account }
      // Without an order, a database may show somebody on two pages and somebody else on none.
      const query = { organizationId, sortBy: 'id', ...page, ...filter }
      return ask(get('list-members', query), schemas.members)
    },
    remove: (memberIdOrEmail) => ask(post('remove-member', { memberIdOrEmail, organizationId }), z.unknown()),
    changeRole: (memberId, role) =>
      ask(repeatable(post('update-member-role', { memberId, role, organizationId })), z.unknown()),
    getSession: () => ask(SESSION, schemas.session),
    hasPermission: (permissions) =>
      ask(repeatable(post('has-permission', { organizationId, permissions })), schemas.permission),
  }
}

/** One person's own calls. */
export interface PersonalClient {
  /** Nothing where the token is nobody's. */
  getSession(): Promise<Reply<schemas.Account | undefined>>
  listInvitations(): Promise<Reply<readonly schemas.Invitation[]>>
  accept(invitationId: string): Promise<Reply<schemas.Accepted>>
  reject(invitationId: string): Promise<Reply<unknown>>
  leave(): Promise<Reply<unknown>>
}

export function createPersonalClient(ask: Ask, organizationId: string, token: string): PersonalClient {
  const own = (call: HttpCall): HttpCall => ({ ...call, headers: bearing(token) })
  return {
    getSession: () => ask(own(SESSION), schemas.session),
    listInvitations: () => ask(own(get('list-user-invitations')), schemas.invitations),
    accept: (invitationId) => ask(own(post('accept-invitation', { invitationId })), schemas.accepted),
    reject: (invitationId) => ask(own(post('reject-invitation', { invitationId })), z.unknown()),
    leave: () => ask(own(post('leave', { organizationId })), z.unknown()),
  }
}

export const bearing = (token: string): { readonly authorization: string } => ({
  authorization: `Bearer ${token}`,
})

const SESSION: HttpCall = { method: 'GET', path: ['get-session'] }

const get = (name: string, query: NonNullable<HttpCall['query']> = {}): HttpCall => ({
  method: 'GET',
  path: ['organization', name],
  query,
})

const post = (name: string, body: object): HttpCall => ({
  method: 'POST',
  path: ['organization', name],
  body,
})

const repeatable = (call: HttpCall): HttpCall => ({ ...call, isRepeatable: true })
