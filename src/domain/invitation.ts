import { type Actor, actorKey, isSameActor, type Place } from './actor.ts'
import type { Urgency } from './effect.ts'
import type { AccountId, BackendKey, BulkId, InvitationId, TeamId } from './ids.ts'
import { isPermission, type Refusal, type Ruling } from './policy.ts'
import type { Renewal } from './renewal.ts'
import type { Team, TeamAt } from './team.ts'

/**
 * `requested` waits for somebody with the right to say yes; `sending`, `joining`, `declining` and `revoking` wait for the
 * backend's word; `pending` waits for the invitee. The rest are final.
 */
export type InvitationStatus =
  | 'requested'
  | 'sending'
  | 'pending'
  | 'joining'
  | 'declining'
  | 'revoking'
  | 'joined'
  | 'declined'
  | 'revoked'
  | 'expired'
  | 'denied'
  | 'failed'

export const OPEN_STATUSES = [
  'requested',
  'sending',
  'pending',
  'joining',
  'declining',
  'revoking',
] as const satisfies InvitationStatus[]

export type Invitee = {
  /** One person, one key, however they were named: see {@link inviteeKey}. */
  readonly key: string
  readonly name: string
  readonly email?: string
  readonly account?: AccountId
  /** Everybody in a chat who may answer; empty while nobody on any platform is known for the address. */
  readonly actors: readonly Actor[]
}

/** Our own durable record of an offer of membership in one team to one invitee. */
export type Invitation = {
  readonly id: InvitationId
  readonly team: TeamId
  /** Where the team was when it was made: {@link Team.tenant}. What is kept of it means nothing anywhere else. */
  readonly tenant: string
  readonly invitee: Invitee
  readonly role: string
  readonly note?: string
  readonly inviter: Actor
  readonly inviterName: string
  /** Where it was asked for; absent for one that was made outside of Usher. */
  readonly place?: Place
  /** The list that it came from, where it was one of many. */
  readonly bulk?: BulkId
  readonly status: InvitationStatus
  /** Known once the backend has it. A resend may change it. */
  readonly backendKey?: BackendKey
  readonly createdAt: Date
  /** Absent where the backend's invitations never expire. */
  readonly expiresAt?: Date
  /** Who accepted, declined or revoked; absent while nobody has, and for the clock. */
  readonly answeredBy?: Actor
  /** Their name, where others are told who it was. */
  readonly answeredByName?: string
  readonly closedAt?: Date
  /** Since when it is up to the invitee to finish at the backend itself; only while `joining`. */
  readonly finishingSince?: Date
  /** Why it `failed`: the backend's refusal, as one of our own words. While it is open: what is in doubt. */
  readonly failure?: string
  /** When it was sent again, the last time. */
  readonly resentAt?: Date
  /** The last wish to send it again. */
  readonly renewal?: Renewal
  readonly reminders?: Reminders
  /** The last news that the inviter was told. */
  readonly toldNews?: string
}

/** How often, and when last, whoever has not answered was reminded. */
export type Reminders = {
  readonly sent: number
  readonly lastAt?: Date
  /** They asked for no more. */
  readonly areOff: boolean
  /** When the effect for the next one looks; absent where there is none. */
  readonly nextAt?: Date
}

/** It came from a list, whose report tells what became of it. */
export const isOneOfMany = ({ bulk }: Pick<Invitation, 'bulk'>): boolean => bulk !== undefined

/** Nobody waits for one of very many. */
export const urgencyOf = ({ bulk }: Pick<Invitation, 'bulk'>): Urgency | undefined => bulk && 'bulk'

/** The inviter of what was made at the backend itself: nobody in a chat. */
export const ELSEWHERE: Actor = { platform: 'elsewhere', id: 'backend' }

/** Made at the backend itself, and found there later. */
export const isFromElsewhere = ({ inviter }: Pick<Invitation, 'inviter'>): boolean =>
  isSameActor(inviter, ELSEWHERE)

/** The e-mail if one is known, else the account, else the chat person: the same person gives the same key. */
export function inviteeKey(invitee: {
  email?: string
  account?: AccountId
  actors: readonly Actor[]
}): string {
  if (invitee.email) return `email:${invitee.email}`
  if (invitee.account) return `account:${invitee.account}`
  return invitee.actors.map(actorKey).toSorted().join('+')
}

/** The team where it was then. */
export const teamOf = ({ team, tenant }: Invitation): TeamAt => ({ id: team, tenant })

/** The team lives elsewhere by now, where nobody knows of it. */
export const isLeftBehind = ({ tenant }: Pick<Invitation, 'tenant'>, team: Team): boolean =>
  tenant !== team.tenant

export const isOpen = ({ status }: Invitation): boolean => OPEN_STATUSES.some((open) => open === status)

/** Who is asking to answer or to end an invitation, as read at the click. */
export type Claimant = { readonly actor: Actor; readonly account?: AccountId }

/** Sent without an answer, and with no way to look: it may be there or not, and is not sent again. */
export const isUnconfirmed = ({ status, failure }: Invitation): boolean =>
  (status === 'sending' || status === 'joining') && failure === UNCONFIRMED

export const UNCONFIRMED = 'unconfirmed'

/** It is over here, and the backend did not let Usher end it there: it may still be accepted at the backend itself. */
export const NOT_REVOKED = 'not_revoked'
export const NOT_DECLINED = 'not_declined'

/** `revoked`, and not by Usher: the backend had it no more. */
export const ENDED_THERE = 'ended_there'

export type AnswerDecision =
  | { readonly kind: 'go'; readonly invitation: Invitation }
  | { readonly kind: 'refused'; readonly ruling: Refusal }
  | { readonly kind: 'not_ready'; readonly invitation: Invitation }
  | { readonly kind: 'already'; readonly invitation: Invitation }
  | { readonly kind: 'expired'; readonly invitation: Invitation }

/** A fact, of which the policy makes a right. */
export const isInvitee = ({ invitee }: Invitation, { actor, account }: Claimant): boolean =>
  invitee.actors.some((known) => isSameActor(known, actor)) ||
  (account !== undefined && invitee.account === account)

type Answer = {
  readonly by: Actor
  /** The policy's word on whether that person may answer. */
  readonly ruling: Ruling
  readonly accepts: boolean
  readonly at: Date
}

/** The invitee said yes or no. The backend hears of it later; until then the invitation waits as `joining` or `declining`. */
export function decideAnswer(invitation: Invitation, { by, ruling, accepts, at }: Answer): AnswerDecision {
  if (!isPermission(ruling)) return { kind: 'refused', ruling }
  if (invitation.status === 'sending' || invitation.status === 'requested')
    return { kind: 'not_ready', invitation }
  if (invitation.status === 'expired') return { kind: 'expired', invitation }
  if (invitation.status !== 'pending') return { kind: 'already', invitation }
  if (isPast(invitation, at)) return { kind: 'expired', invitation }
  const status = accepts ? 'joining' : 'declining'
  return { kind: 'go', invitation: { ...invitation, status, answeredBy: by } }
}

export type RevokeDecision =
  | { readonly kind: 'go'; readonly invitation: Invitation }
  | { readonly kind: 'already'; readonly invitation: Invitation }

/** Whether the claimant may is the policy's question, asked before. */
export function decideRevoke(
  invitation: Invitation,
  { by, byName }: { readonly by: Actor; readonly byName: string },
): RevokeDecision {
  if (!isRevocable(invitation)) return { kind: 'already', invitation }
  const ended = { status: 'revoking', answeredBy: by, answeredByName: byName } as const
  return { kind: 'go', invitation: { ...invitation, ...ended } }
}

/** Also one that was said yes to, as long as the rest is up to the invitee: see {@link Invitation.finishingSince}. */
export const isRevocable = ({ status, finishingSince }: Invitation): boolean =>
  status === 'pending' || status === 'sending' || (status === 'joining' && finishingSince !== undefined)

/**
 * Somebody answers at last to an address that nobody went by; undefined where the invitation is not waiting for that.
 * An invitation that has reached somebody stays theirs.
 */
export function decideArrival(
  invitation: Invitation,
  arrived: { readonly name: string; readonly actors: readonly Actor[] },
  now: Date,
): Invitation | undefined {
  const { invitee, status } = invitation
  if (status !== 'pending' || isPast(invitation, now)) return undefined
  if (invitee.actors.length > 0 || arrived.actors.length === 0) return undefined
  return { ...invitation, invitee: { ...invitee, ...arrived } }
}

export const isPast = ({ expiresAt }: Invitation, now: Date): boolean =>
  expiresAt !== undefined && now >= expiresAt
