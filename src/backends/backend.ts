import type { Member } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import type { AccountId, BackendKey, InvitationId, TeamId } from '../domain/ids.ts'
import type { Role } from '../domain/role.ts'

/** The system that owns membership. Every folder beside this file implements it whole. */
export interface Backend {
  /** The folder name: `embedded`. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  readonly capabilities: Capabilities

  /** Highest rank first. */
  listRoles(team: TeamId): Promise<readonly Role[]>
  /** In a stable order. */
  listMembers(query: MemberQuery): Promise<MemberPage>
  findMember(membership: Membership): Promise<Member | undefined>
  /** Refuses to leave a team without an owner. */
  removeMember(membership: Membership): Promise<ChangeOutcome>
  changeRole(change: Membership & { readonly role: string }): Promise<ChangeOutcome>
  /** With the member's own credential, never the operator's. */
  leave(team: TeamId, credential: PersonalCredential): Promise<ChangeOutcome>

  /** Invitations that may still be answered. */
  listInvitations(team: TeamId): Promise<readonly BackendInvitation[]>
  findInvitation(team: TeamId, key: BackendKey): Promise<BackendInvitation | undefined>
  /** Idempotent by `idempotencyKey`: asked again, it answers as the first time. */
  send(offer: Offer): Promise<SendOutcome>
  /** Idempotent: an invitation that is gone counts as revoked. */
  revoke(team: TeamId, key: BackendKey): Promise<RevokeOutcome>
  /** Idempotent for the same person. */
  accept(answer: PersonalAnswer): Promise<AcceptOutcome>
  /** Idempotent for the same person. */
  decline(answer: PersonalAnswer): Promise<DeclineOutcome>
}

export type Operation =
  | 'listRoles'
  | 'listMembers'
  | 'findMember'
  | 'removeMember'
  | 'changeRole'
  | 'leave'
  | 'listInvitations'
  | 'findInvitation'
  | 'send'
  | 'revoke'
  | 'accept'
  | 'decline'

/**
 * How an operation is done: by one call, by composition, only from our own records, or not at all; and with whose
 * credential. An operator credential never answers for an invitee.
 */
export type Capability = {
  readonly how: 'native' | 'emulated' | 'ledger' | 'impossible'
  readonly plane: 'operator' | 'personal'
}

export type Capabilities = Readonly<Record<Operation, Capability>>

export type Membership = { readonly team: TeamId; readonly account: AccountId }

export type MemberQuery = {
  readonly team: TeamId
  /** Matches names and addresses, whatever their case. */
  readonly search?: string
  /** From the page before. */
  readonly cursor?: string
  readonly limit: number
}

export type MemberPage = {
  readonly members: readonly Member[]
  /** Absent on the last page. */
  readonly cursor?: string
  /** How many match, where the backend counts them. */
  readonly total?: number
}

/** One person's own right to act. In a backend whose accounts are the chat people themselves, being that person is enough. */
export type PersonalCredential = {
  readonly actor: Actor
  readonly name: string
  /** The linked account, if there is a link. */
  readonly account?: AccountId
}

export type Offer = {
  readonly team: TeamId
  readonly invitee: { readonly name: string; readonly email?: string; readonly account?: AccountId }
  readonly role: string
  readonly expiresAt: Date
  readonly idempotencyKey: InvitationId
}

export type BackendInvitation = {
  readonly key: BackendKey
  readonly name: string
  readonly email?: string
  readonly role: string
  /** Absent where the backend's invitations never expire. */
  readonly expiresAt?: Date
}

export type PersonalAnswer = {
  readonly team: TeamId
  readonly key: BackendKey
  readonly credential: PersonalCredential
}

export type Refused = {
  readonly kind: 'refused'
  readonly reason: 'not_found' | 'expired' | 'unknown_role' | 'last_owner' | 'not_yours' | 'impossible'
}

export type SendOutcome =
  | { readonly kind: 'invited'; readonly key: BackendKey; readonly expiresAt?: Date }
  | { readonly kind: 'joined'; readonly account: AccountId }
  | { readonly kind: 'already_invited' }
  | { readonly kind: 'already_member' }
  | Refused

export type AcceptOutcome =
  | { readonly kind: 'joined'; readonly account: AccountId }
  | { readonly kind: 'already_member'; readonly account: AccountId }
  | Refused

export type DeclineOutcome = { readonly kind: 'declined' } | Refused
export type RevokeOutcome = { readonly kind: 'revoked' } | Refused
export type ChangeOutcome = { readonly kind: 'changed' } | Refused

/** Come back later; `waitMs` is the backend's own wish, if it had one. */
export class BackendUnavailable extends Error {
  readonly waitMs: number | undefined
  constructor(message: string, options: { readonly cause?: unknown; readonly waitMs?: number } = {}) {
    super(message, { cause: options.cause })
    this.name = 'BackendUnavailable'
    this.waitMs = options.waitMs
  }
}
