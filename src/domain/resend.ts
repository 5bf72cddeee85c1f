import type { Actor } from './actor.ts'
import type { Invitation, InvitationStatus } from './invitation.ts'
import type { Renewal } from './renewal.ts'

/** No invitation is sent again more often than this, whoever asks. */
const SPACING_MS = 60 * 60_000

/** Asked for, and the backend has not answered: what is asked meanwhile waits for that. */
export const isBeingRenewed = ({ renewal }: Pick<Invitation, 'renewal'>): boolean =>
  renewal !== undefined && renewal.end === undefined

/** Those that may be found by name in order to be sent again; which of them can be, {@link isRenewable} says. */
export const RENEWABLE_STATUSES = ['pending', 'expired', 'failed'] as const satisfies InvitationStatus[]

/** It waits for an answer, or is over without one: because of the clock, or because sending it again went wrong. */
export const isRenewable = (invitation: Invitation): boolean =>
  invitation.status === 'pending' || isOverUnanswered(invitation)

/** There is none any more that could be sent again: it takes another one. */
export const isOverUnanswered = ({ status, renewal }: Invitation): boolean =>
  renewal?.end !== 'anew' && (status === 'expired' || (status === 'failed' && renewal?.end === 'lost'))

export type ResendDecision =
  /** The backend is to be asked. */
  | { readonly kind: 'go'; readonly invitation: Invitation }
  /** The backend has not heard of it: a later end is all there is to it. */
  | { readonly kind: 'moved'; readonly invitation: Invitation }
  /** It is over: the same person is invited anew. */
  | { readonly kind: 'over'; readonly invitation: Invitation }
  | { readonly kind: 'under_way'; readonly invitation: Invitation }
  | { readonly kind: 'too_soon'; readonly invitation: Invitation; readonly againAt: Date }
  /** It is not for an answer that it waits. */
  | { readonly kind: 'already'; readonly invitation: Invitation }

type Wish = {
  readonly by: Actor
  readonly byName: string
  readonly at: Date
  readonly lifeMs: number
}

/** Whether they may is the policy's question, asked before. */
export function decideResend(invitation: Invitation, wish: Wish): ResendDecision {
  if (isOverUnanswered(invitation)) return { kind: 'over', invitation }
  if (invitation.status !== 'pending') return { kind: 'already', invitation }
  if (isBeingRenewed(invitation)) return { kind: 'under_way', invitation }
  const { resentAt, backendKey } = invitation
  const againAt = resentAt && new Date(resentAt.getTime() + SPACING_MS)
  if (againAt && wish.at < againAt) return { kind: 'too_soon', invitation, againAt }
  return backendKey === undefined ? moved(invitation, wish) : begun(invitation, wish)
}

function begun(invitation: Invitation, { by, byName, at, lifeMs }: Wish): ResendDecision {
  const renewal = { by, byName, askedAt: at, until: new Date(at.getTime() + lifeMs) }
  return { kind: 'go', invitation: { ...invitation, renewal } }
}

function moved(invitation: Invitation, { by, byName, at, lifeMs }: Wish): ResendDecision {
  const until = new Date(at.getTime() + lifeMs)
  const renewal = { by, byName, askedAt: at, until, end: 'sent' } as const
  return { kind: 'moved', invitation: { ...invitation, renewal, resentAt: at, expiresAt: until } }
}

/** How it was answered. Unchanged where nobody asked. */
export function settleRenewal(
  invitation: Invitation,
  { end, reason }: Required<Pick<Renewal, 'end'>> & Pick<Renewal, 'reason'>,
): Invitation {
  const { renewal } = invitation
  return renewal ? { ...invitation, renewal: { ...renewal, end, ...(reason && { reason }) } } : invitation
}

/** What follows an invitation that is over: another one, or nothing, because somebody says so. */
export function settleOver(
  invitation: Invitation,
  { by, byName, at, end }: Omit<Wish, 'lifeMs'> & { readonly end: 'anew' | 'left' },
): Invitation {
  return { ...invitation, renewal: { by, byName, askedAt: at, until: at, end } }
}

/** The backend shows an invitation that is not the one from before: an earlier attempt has sent it again. */
export function isRenewedThere(
  { backendKey, expiresAt }: Invitation,
  there: Pick<Invitation, 'expiresAt'> & { readonly key: Invitation['backendKey'] },
): boolean {
  return there.key !== backendKey || isLater(there.expiresAt, expiresAt)
}

/** By more than what backends lose in rounding. */
export const isLater = (one: Date | undefined, other: Date | undefined): boolean =>
  one !== undefined && other !== undefined && one.getTime() - other.getTime() > ROUNDING_MS

const ROUNDING_MS = 1_000
