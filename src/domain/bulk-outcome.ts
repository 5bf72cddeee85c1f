import { assertNever } from './assert-never.ts'
import type { BulkLine, BulkReason, BulkSent, BulkVerdict } from './bulk.ts'
import { ENDED_THERE, NOT_DECLINED, NOT_REVOKED, UNCONFIRMED } from './invitation.ts'

/** What came of one line of a list by now. */
export type BulkOutcome =
  | { readonly kind: 'waiting' }
  /** Not touched, because of what was seen before anything happened. */
  | { readonly kind: 'passed'; readonly verdict: BulkVerdict }
  /** Found out when its turn came. */
  | { readonly kind: 'refused'; readonly reason: BulkReason }
  /** Still waited when the list was stopped. */
  | { readonly kind: 'left' }
  /** Somebody in the admin channel has to agree first, or did not. */
  | { readonly kind: 'requested' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'on_its_way' }
  /** Waits for an answer; `isReached` where a card arrived at somebody in a chat. */
  | { readonly kind: 'invited'; readonly isReached: boolean }
  /** It may be there or not, and is not sent again. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'joined' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'taking_back' }
  | { readonly kind: 'taken_back' }
  /** Known at the backend alone, and found out only there: nothing went wrong. */
  | { readonly kind: 'was_there'; readonly as: 'member' | 'invited' }
  /** Not ended by Usher, or not to the end. */
  | { readonly kind: 'over'; readonly because: Over }
  /** {@link Invitation.failure}. */
  | { readonly kind: 'failed'; readonly failure: string }

export type Over = 'ended_there' | 'not_revoked' | 'not_declined' | 'moved' | 'unconfirmed'

export function outcomeOf({
  verdict,
  state,
  reason,
  sent,
}: Pick<BulkLine, 'verdict' | 'state' | 'reason' | 'sent'>): BulkOutcome {
  switch (state) {
    case 'new':
      return { kind: 'waiting' }
    case 'passed':
      return { kind: 'passed', verdict }
    case 'refused':
      return { kind: 'refused', reason: reason ?? 'unknown' }
    case 'left':
      return { kind: 'left' }
    case 'sent':
      return sent ? outcomeOfSent(sent) : { kind: 'on_its_way' }
    default:
      return assertNever(state)
  }
}

function outcomeOfSent({ status, failure, isReached }: BulkSent): BulkOutcome {
  switch (status) {
    case 'requested':
    case 'denied':
    case 'joined':
    case 'declined':
    case 'expired':
      return { kind: status }
    case 'sending':
      return { kind: failure === UNCONFIRMED ? 'unconfirmed' : 'on_its_way' }
    case 'pending':
      return { kind: 'invited', isReached }
    case 'joining':
      return { kind: 'joining' }
    case 'declining':
      return { kind: 'declined' }
    case 'revoking':
      return { kind: 'taking_back' }
    case 'revoked':
      return outcomeOfRevoked(failure)
    case 'failed':
      return outcomeOfFailed(failure)
    default:
      return assertNever(status)
  }
}

/** What was never confirmed may be out, wherever it was taken back. */
const outcomeOfRevoked = (failure: string | undefined): BulkOutcome =>
  failure === ENDED_THERE || failure === UNCONFIRMED
    ? { kind: 'over', because: failure }
    : { kind: 'taken_back' }

function outcomeOfFailed(failure = ''): BulkOutcome {
  switch (failure) {
    case 'already_member':
      return { kind: 'was_there', as: 'member' }
    case 'already_invited':
      return { kind: 'was_there', as: 'invited' }
    case NOT_REVOKED:
    case NOT_DECLINED:
    case 'moved':
      return { kind: 'over', because: failure }
    default:
      return { kind: 'failed', failure }
  }
}

/** Worth trying again: it went wrong, and need not the next time. */
export function isFailed(outcome: BulkOutcome): boolean {
  return outcome.kind === 'failed' || (outcome.kind === 'refused' && !FOR_GOOD.has(outcome.reason))
}

/** Nothing is missing, or it never will be any different. */
const FOR_GOOD: ReadonlySet<BulkReason> = new Set([
  'member',
  'invited',
  'requested',
  'yourself',
  'bot',
] satisfies BulkReason[])
