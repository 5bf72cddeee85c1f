import type { Member } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import type { AuditEntry } from '../domain/audit.ts'
import type { Card } from '../domain/card.ts'
import type { AdminChannel } from '../domain/channel.ts'
import type { Effect, EffectKind, EffectSubject, EffectWork, Urgency } from '../domain/effect.ts'
import type {
  AccountId,
  BackendKey,
  BulkId,
  ChangeId,
  DeliveryId,
  EffectId,
  InvitationId,
  TeamId,
} from '../domain/ids.ts'
import type { Invitation, InvitationStatus } from '../domain/invitation.ts'
import type { Bulks } from './bulk-records.ts'
import type { Changes } from './change-records.ts'
import type { LifeRecords } from './life-records.ts'
import type { LinkRequests, Links } from './link-records.ts'

/** Everything that has to outlive the process. SQLite and PostgreSQL implement it with the same queries. */
export interface Store {
  /**
   * All of it or nothing, durable when the promise resolves. On SQLite transactions run one after the other; on
   * PostgreSQL they run beside each other, and what was read with a `lock…` stays locked until the end.
   * `work` may be run once only and must do no other I/O.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** True where no second process can have the store open (SQLite): whatever is unfinished at the start is an orphan. */
  readonly isExclusive: boolean
  /**
   * Calls `listener` soon after a transaction that enqueued effects was committed, by this process or another one. It may
   * call too often, and not at all while a connection is lost: whoever listens looks by themselves from time to time.
   * Resolves once it is listening, to what ends it.
   */
  hearEffects(listener: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface Transaction
  extends Interactions,
    Invitations,
    Changes,
    Bulks,
    Cards,
    Effects,
    LifeRecords,
    Links,
    LinkRequests,
    Tokens,
    AdminChannels,
    Audit {
  /** The tables of the embedded backend. */
  readonly embedded: EmbeddedRecords
}

export interface Audit {
  appendAudit(entry: AuditEntry): Promise<void>
  /** Oldest first. */
  listAudit(query: {
    readonly team: TeamId
    readonly invitation?: InvitationId
    readonly change?: ChangeId
    readonly bulk?: BulkId
  }): Promise<readonly AuditEntry[]>
}

/** Interactions, kept before they are acknowledged. */
export interface Interactions {
  /** Keyed by delivery id: `repeat` when it was kept before. */
  keepInteraction(interaction: KeptInteraction): Promise<'kept' | 'repeat'>
  /** The person has an answer. What was typed is forgotten; the id stays, for dropping repeats. Idempotent. */
  markInteractionAnswered(id: DeliveryId): Promise<void>
  /** Kept before `before` and still without an answer, oldest first. */
  listUnansweredInteractions(before: Date): Promise<readonly KeptInteraction[]>
  /**
   * The oldest of them, as it was kept; from now on it counts as kept at `claimedAt`, so that nobody else takes it up.
   * Undefined when there is none, or only such as somebody else is claiming.
   */
  claimUnansweredInteraction(claim: {
    readonly before: Date
    readonly claimedAt: Date
  }): Promise<KeptInteraction | undefined>
  /** Forgets answered interactions kept before `before`; how many. */
  purgeInteractions(before: Date): Promise<number>
}

export type KeptInteraction = {
  readonly id: DeliveryId
  readonly receivedAt: Date
  /** JSON; parsed again by whoever reads it. */
  readonly body: string
}

export interface Invitations {
  /** `already_open` and nothing written, when the team has an open invitation for the same invitee key. */
  insertInvitation(invitation: Invitation): Promise<'inserted' | 'already_open'>
  findInvitation(id: InvitationId): Promise<Invitation | undefined>
  /** As `findInvitation`, and nobody else changes it until the transaction ends. */
  lockInvitation(id: InvitationId): Promise<Invitation | undefined>
  /** Everything but id, team, tenant, inviter and creation may have changed. Throws when absent. */
  saveInvitation(invitation: Invitation): Promise<void>
  findOpenInvitation(team: TeamId, inviteeKey: string): Promise<Invitation | undefined>
  /** The last that has ended at `since` or later. */
  findEndedInvitation(team: TeamId, inviteeKey: string, since: Date): Promise<Invitation | undefined>
  /** Newest first. */
  listInvitations(query: InvitationQuery): Promise<InvitationList>
  /** Open invitations that list the actor or the account as invitee, oldest first. */
  listInvitationsFor(invitee: {
    readonly actor: Actor
    readonly account?: AccountId
  }): Promise<readonly Invitation[]>
  /** `pending` ones whose time is over and that are not being sent again, oldest first, locked. */
  lockExpiredInvitations(now: Date, limit: number): Promise<readonly Invitation[]>
}

export type InvitationQuery = {
  readonly team: TeamId
  readonly statuses?: readonly InvitationStatus[]
  /** Part of the invitee's name or address, whatever the case. `%` and `_` mean themselves. */
  readonly search?: string
  readonly limit: number
  readonly offset: number
}

export type InvitationList = { readonly invitations: readonly Invitation[]; readonly total: number }

/** Every message that shows how something stands, wherever it is and whoever sees it. */
export interface Cards {
  /** One per message of the platform; saving it again changes what is known of it. */
  saveCard(card: Card): Promise<void>
  /** In the order in which they were sent. */
  listCards(about: EffectSubject): Promise<readonly Card[]>
  /** The one that a pressed button is on. */
  findCard(ref: {
    readonly platform: string
    readonly channel: string
    readonly message: string
  }): Promise<Card | undefined>
}

/** The outbox. */
export interface Effects {
  /** `interactive` unless said otherwise. */
  enqueue(work: EffectWork, dueAt: Date, urgency?: Urgency): Promise<EffectId>
  /**
   * Due effects, the urgent first and of those the oldest, leased until `leaseUntil`: nobody else claims them before. At
   * most one effect per invitation or change is leased at a time.
   */
  claimEffects(claim: EffectClaim): Promise<readonly Effect[]>
  /** For those that are still running here; one that is finished stays finished. */
  extendLeases(ids: readonly EffectId[], leaseUntil: Date): Promise<void>
  /** Whether somebody, in whatever process, is running an effect about it. */
  isLeased(about: EffectSubject, now: Date): Promise<boolean>
  finishEffect(id: EffectId): Promise<void>
  /** Gives the lease back, unless somebody else has it by now; `problem` is a machine word without addresses. */
  retryEffect(id: EffectId, retry: EffectRetry): Promise<void>
  /** Given up: stays visible, never runs again by itself. */
  parkEffect(id: EffectId, problem: string): Promise<void>
  /** Runs again, with as many attempts as a new one, after it was parked or put off. False where there is none. */
  reviveEffect(id: EffectId, dueAt: Date): Promise<boolean>
  /** The parked first, then by when they are due. */
  listEffects(query: { readonly limit: number }): Promise<readonly KeptEffect[]>
  /** Everything put off with this problem is due at `dueAt`; how many. */
  hurryEffects(problem: string, dueAt: Date): Promise<number>
  /** Why the newest of those that wait for another attempt was put off. */
  findProblem(about: EffectSubject): Promise<string | undefined>
  /** Neither finished nor parked. */
  countEffects(query: Pick<EffectClaim, 'about' | 'kinds'>): Promise<number>
  /** Ends every lease, whoever has it: only where nobody else can be running, at the start of an exclusive store. */
  releaseLeases(): Promise<void>
  /** When the next effect is due or a lease ends. */
  nextEffectAt(): Promise<Date | undefined>
}

export type KeptEffect = Effect & {
  readonly isParked: boolean
  /** Why it was put off or parked. */
  readonly problem?: string
  /** Somebody is running it. */
  readonly leaseUntil?: Date
}

export type EffectRetry = {
  readonly dueAt: Date
  readonly problem: string
  /** The attempt has done nothing for certain. */
  readonly isUndone: boolean
  /** Nobody was asked, so that it counts as no attempt. */
  readonly isUntried?: boolean
}

export type EffectClaim = {
  readonly now: Date
  readonly leaseUntil: Date
  readonly limit: number
  readonly about?: EffectSubject
  readonly kinds?: readonly EffectKind[]
  readonly urgencies?: readonly Urgency[]
}

/** At most one for a team in each workspace or guild. */
export interface AdminChannels {
  /** Replaces the one that the team had in the same workspace or guild; saving it again changes it. */
  saveAdminChannel(team: TeamId, channel: AdminChannel): Promise<void>
  listAdminChannels(team: TeamId): Promise<readonly AdminChannel[]>
}

/** People's own tokens, already encrypted: the store never sees one. */
export interface Tokens {
  findSealedToken(team: TeamId, actor: Actor): Promise<string | undefined>
  /** One per (team, actor); saving it again replaces it. */
  saveSealedToken(team: TeamId, actor: Actor, sealed: string): Promise<void>
  /** False and nothing written, where it is another one by now or gone. */
  replaceSealedToken(token: SealedToken, sealed: string): Promise<boolean>
  deleteSealedToken(team: TeamId, actor: Actor): Promise<void>
  /**
   * True for one caller at a time, in whatever process, until `until` or until the token is saved, replaced or deleted.
   * Whoever gets it may ask the issuer for the next token, which the issuer gives only once. What is found afterwards in
   * the same transaction stays as it is until the transaction ends.
   */
  claimRenewal(
    team: TeamId,
    actor: Actor,
    claim: { readonly now: Date; readonly until: Date },
  ): Promise<boolean>
  /** All of them, for sealing them anew with another key. */
  listSealedTokens(): Promise<readonly SealedToken[]>
}

export type SealedToken = { readonly team: TeamId; readonly actor: Actor; readonly sealed: string }

/** What the embedded backend keeps. Members and invitations are per team, accounts are not. */
export interface EmbeddedRecords {
  /** Nobody else changes members or invitations of the team until the transaction ends. Call it before writing. */
  lockTeam(team: TeamId): Promise<void>
  saveAccount(account: EmbeddedAccount): Promise<void>
  findAccountById(id: AccountId): Promise<EmbeddedAccount | undefined>
  findAccountByEmail(email: string): Promise<EmbeddedAccount | undefined>
  /** One membership per (team, account); saving it again changes the role. */
  saveMembership(team: TeamId, account: AccountId, role: string): Promise<void>
  deleteMembership(team: TeamId, account: AccountId): Promise<void>
  findMembership(team: TeamId, account: AccountId): Promise<EmbeddedMember | undefined>
  /** By name, then id. */
  listMemberships(query: EmbeddedMemberQuery): Promise<readonly EmbeddedMember[]>
  countMemberships(
    team: TeamId,
    filter: { readonly search?: string; readonly role?: string },
  ): Promise<number>
  saveOffer(offer: EmbeddedOffer): Promise<void>
  findOffer(team: TeamId, key: BackendKey): Promise<EmbeddedOffer | undefined>
  findOfferByIdempotencyKey(team: TeamId, idempotencyKey: InvitationId): Promise<EmbeddedOffer | undefined>
  /** `pending` ones, oldest first, expired or not. */
  listPendingOffers(team: TeamId): Promise<readonly EmbeddedOffer[]>
}

export type EmbeddedAccount = { readonly id: AccountId; readonly name: string; readonly email?: string }

export type EmbeddedMember = Omit<Member, 'role'> & { readonly role: string }

export type EmbeddedMemberQuery = {
  readonly team: TeamId
  readonly search?: string
  readonly limit: number
  readonly offset: number
}

/** The embedded backend's own invitation record. */
export type EmbeddedOffer = {
  readonly key: BackendKey
  readonly team: TeamId
  readonly name: string
  readonly email?: string
  readonly account?: AccountId
  readonly role: string
  readonly status: 'pending' | 'accepted' | 'declined' | 'revoked'
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly idempotencyKey: InvitationId
  /** The account that accepted, and who pressed for it. */
  readonly acceptedAs?: AccountId
  readonly acceptedBy?: Actor
}
