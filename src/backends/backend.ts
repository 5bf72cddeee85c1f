import type { Member } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import type { BackendFacts } from '../domain/backend-facts.ts'
import type { AccountId, BackendKey, InvitationId } from '../domain/ids.ts'
import type { Role } from '../domain/role.ts'

/**
 * One team in the system that owns its membership, with the operator's credential for it. Every folder beside this
 * file implements it whole; what a backend cannot do it says in its facts and refuses as `impossible`.
 * Every operation throws {@link BackendUnavailable}, and nothing else, where asking again later makes sense.
 */
export interface Backend {
  readonly facts: BackendFacts

  /** Whether the operator's credential is taken and allows what Usher does with it. */
  checkHealth(): Promise<Health>

  /** Highest rank first. */
  listRoles(): Promise<readonly Role[]>
  /** In a stable order. */
  listMembers(query: MemberQuery): Promise<MemberPage>
  findMember(who: MemberRef): Promise<Member | undefined>
  /** Never leaves the team without an owner, also where the backend would. */
  removeMember(account: AccountId): Promise<ChangeOutcome>
  /** Never leaves the team without an owner, also where the backend would. */
  changeRole(account: AccountId, role: string): Promise<ChangeOutcome>
  /** With the member's own credential, never the operator's. */
  leave(credential: PersonalCredential): Promise<ChangeOutcome>

  /** Invitations that may still be answered. Where the backend keeps no list, those of the ledger that it still knows. */
  listInvitations(): Promise<readonly BackendInvitation[]>
  findInvitation(key: BackendKey): Promise<BackendInvitation | undefined>
  /** The one that may still be answered, by the address it went to. */
  findInvitationFor(email: string): Promise<BackendInvitation | undefined>
  /**
   * Asked again with `isRepeat`, it looks before it sends: the same offer is never made twice. Who cannot look says
   * `unconfirmed` instead.
   */
  send(offer: Offer): Promise<SendOutcome>
  /** One outcome per offer, in their order: what became of one says nothing about the others. */
  sendMany(offers: readonly Offer[]): Promise<readonly (SendOutcome | LaterOutcome)[]>
  /** The key may be another one afterwards. */
  changeInvitedRole(key: BackendKey, offer: Offer): Promise<ResendOutcome>
  /** Offers it anew, with a later end where it has one. The key may be another one afterwards. */
  resend(key: BackendKey, offer: Offer): Promise<ResendOutcome>
  /** Idempotent: an invitation that is gone counts as revoked. */
  revoke(key: BackendKey): Promise<RevokeOutcome>

  /** Whose credential it is. */
  whoIs(credential: PersonalCredential): Promise<IdentityOutcome>
  /** Those that wait for the person's own answer, of every team where the backend tells. */
  listOwnInvitations(credential: PersonalCredential): Promise<readonly BackendInvitation[]>
  /** Idempotent for the same person. */
  accept(answer: PersonalAnswer): Promise<AcceptOutcome>
  /** Idempotent for the same person. */
  decline(answer: PersonalAnswer): Promise<DeclineOutcome>
  /** Where the invitee can finish in a browser, if Usher can say; not a secret by itself, and theirs alone. */
  finishUrl(key: BackendKey): URL | undefined

  /** Gives up what is safe to do twice, lets other calls under way end, closes connections. Idempotent. */
  close(): Promise<void>
}

export type Health =
  | { readonly kind: 'healthy' }
  | {
      readonly kind: 'unhealthy'
      readonly trouble: Trouble
      /** For the operator: a sentence with the next step, without any secret. */
      readonly problem: string
      /** What was seen, where something was: `answered 401`. */
      readonly seen?: string
    }

export type MemberRef = { readonly account: AccountId } | { readonly email: string }

export type MemberQuery = {
  /** Matches names and addresses, whatever their case. */
  readonly search?: string
  /** From the page before. */
  readonly cursor?: string
  readonly limit: number
}

export type MemberPage = {
  readonly members: readonly Member[]
  /** At most 40 characters. Absent on the last page. */
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
  /** Their own token, where the facts say that one is needed and they gave one. */
  readonly token?: string
}

export type Offer = {
  readonly invitee: { readonly name: string; readonly email?: string; readonly account?: AccountId }
  readonly role: string
  readonly expiresAt: Date
  readonly idempotencyKey: InvitationId
  /** An earlier attempt may have reached the backend. */
  readonly isRepeat: boolean
}

export type BackendInvitation = {
  readonly key: BackendKey
  readonly name: string
  readonly email?: string
  /** Absent where the invitee's side does not tell. */
  readonly role?: string
  /** Absent where the backend's invitations never expire, or it does not say. */
  readonly expiresAt?: Date
}

export type PersonalAnswer = {
  readonly key: BackendKey
  readonly credential: PersonalCredential
}

export type Refused = {
  readonly kind: 'refused'
  readonly reason: RefusalReason
  /** What the backend answered, for the log alone; where it was for a reason of its own. */
  readonly status?: number | undefined
  /** A machine's, never words. */
  readonly code?: string | undefined
}

export type RefusalReason =
  | 'not_found'
  | 'expired'
  | 'unknown_role'
  | 'last_owner'
  | 'not_yours'
  /** The operator's credential ranks below what would be given or taken. */
  | 'above_operator'
  /** The address is missing or the backend takes it for none. */
  | 'bad_email'
  /** The backend needs the person's own token and has none, or does not take it. */
  | 'no_credential'
  | 'service_account'
  | 'no_seats'
  /** For a reason of the backend's own, which the log has. */
  | 'backend_refused'
  | 'impossible'

export type SendOutcome =
  | { readonly kind: 'invited'; readonly key: BackendKey; readonly expiresAt?: Date }
  | { readonly kind: 'joined'; readonly account: AccountId }
  | { readonly kind: 'already_invited' }
  | { readonly kind: 'already_member' }
  /** It may have been made, and there is no way to look. It must not be made again. */
  | { readonly kind: 'unconfirmed' }
  | Refused

/** Come back later with this one, as an outcome because others of the same call are done. */
export type LaterOutcome = { readonly kind: 'later'; readonly because: BackendUnavailable }

export type ResendOutcome =
  | { readonly kind: 'invited'; readonly key: BackendKey; readonly expiresAt?: Date }
  /** The old one is gone, and there is no new one because of this. */
  | { readonly kind: 'only_revoked'; readonly because: Exclude<SendOutcome, { kind: 'invited' }> }
  | Refused

export type IdentityOutcome =
  /** The token is taken; what of the person the backend tells may be nothing. */
  { readonly kind: 'known'; readonly account?: AccountId; readonly email?: string } | Refused

export type AcceptOutcome =
  /** `account` is absent where the backend does not say as whom. */
  | { readonly kind: 'joined'; readonly account?: AccountId }
  | { readonly kind: 'already_member'; readonly account?: AccountId }
  | Refused

export type DeclineOutcome = { readonly kind: 'declined' } | Refused
export type RevokeOutcome = { readonly kind: 'revoked' } | Refused
export type ChangeOutcome = { readonly kind: 'changed' } | Refused

/** Why to come back later, and who can do something about it. */
export type Trouble =
  /** Nothing came back in time, or no connection; or it says that it is broken. */
  | 'not_answering'
  /** It asks for fewer calls. */
  | 'busy'
  /** It does not know the operator's credential, or not any more. */
  | 'unauthorized'
  /** It knows the credential, which lacks a right. */
  | 'forbidden'
  /** It knows no such team, or it is another server altogether. */
  | 'misconfigured'
  /** What it answered cannot be read. */
  | 'unreadable'

/** Come back later. Neither the message nor the cause holds an address, a token or a link. */
export class BackendUnavailable extends Error {
  /** As people call the backend. */
  readonly who: string
  readonly trouble: Trouble
  /** What exactly, without secrets: the end of the message. */
  readonly problem: string | undefined
  /** The backend's own wish, if it had one. */
  readonly waitMs: number | undefined
  /** Since when it has been like this, where that is known. */
  readonly since: Date | undefined
  /** Nothing was done for certain: it was refused, or never left. */
  readonly isUndone: boolean
  constructor(who: string, about: UnavailableBecause) {
    super(`${who} is unavailable: ${about.problem ?? about.trouble}`, { cause: about.cause })
    this.name = 'BackendUnavailable'
    this.who = who
    this.trouble = about.trouble
    this.problem = about.problem
    this.waitMs = about.waitMs
    this.since = about.since
    this.isUndone = about.isUndone ?? false
  }
}

export type UnavailableBecause = {
  readonly trouble: Trouble
  /** For the log: what exactly, without secrets. */
  readonly problem?: string | undefined
  readonly cause?: unknown
  readonly waitMs?: number | undefined
  readonly since?: Date | undefined
  readonly isUndone?: boolean
}
