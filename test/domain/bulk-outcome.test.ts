import { describe, expect, test } from 'vitest'
import type { BulkLine } from '../../src/domain/bulk.ts'
import { type BulkOutcome, isFailed, outcomeOf } from '../../src/domain/bulk-outcome.ts'
import type { InvitationStatus } from '../../src/domain/invitation.ts'

type Line = Pick<BulkLine, 'verdict' | 'state' | 'reason' | 'sent'>

describe('a line', () => {
  test.each<[string, Line, BulkOutcome]>([
    ['that waits', { verdict: 'new', state: 'new' }, { kind: 'waiting' }],
    [
      'that was passed over',
      { verdict: 'other_domain', state: 'passed' },
      { kind: 'passed', verdict: 'other_domain' },
    ],
    [
      'that was refused at its turn',
      { verdict: 'new', state: 'refused', reason: 'guest' },
      { kind: 'refused', reason: 'guest' },
    ],
    ['that was left', { verdict: 'new', state: 'left' }, { kind: 'left' }],
  ])('%s', (_what, line, outcome) => {
    expect(outcomeOf(line)).toEqual(outcome)
  })
})

describe('an invitation that is', () => {
  test.each<[InvitationStatus, string | undefined, BulkOutcome]>([
    ['requested', undefined, { kind: 'requested' }],
    ['sending', undefined, { kind: 'on_its_way' }],
    ['sending', 'unconfirmed', { kind: 'unconfirmed' }],
    ['pending', undefined, { kind: 'invited', isReached: true }],
    ['joining', undefined, { kind: 'joining' }],
    ['joining', 'unconfirmed', { kind: 'joining' }],
    ['declining', undefined, { kind: 'declined' }],
    ['revoking', undefined, { kind: 'taking_back' }],
    ['joined', undefined, { kind: 'joined' }],
    ['declined', undefined, { kind: 'declined' }],
    ['revoked', undefined, { kind: 'taken_back' }],
    ['revoked', 'unconfirmed', { kind: 'over', because: 'unconfirmed' }],
    ['revoked', 'ended_there', { kind: 'over', because: 'ended_there' }],
    ['expired', undefined, { kind: 'expired' }],
    ['denied', undefined, { kind: 'denied' }],
    ['failed', 'already_member', { kind: 'was_there', as: 'member' }],
    ['failed', 'already_invited', { kind: 'was_there', as: 'invited' }],
    ['failed', 'not_revoked', { kind: 'over', because: 'not_revoked' }],
    ['failed', 'not_declined', { kind: 'over', because: 'not_declined' }],
    ['failed', 'moved', { kind: 'over', because: 'moved' }],
    ['failed', 'no_seats', { kind: 'failed', failure: 'no_seats' }],
    ['failed', undefined, { kind: 'failed', failure: '' }],
  ])('%s (%s)', (status, failure, outcome) => {
    const sent = { status, isReached: true, ...(failure !== undefined && { failure }) }
    expect(outcomeOf({ verdict: 'new', state: 'sent', sent })).toEqual(outcome)
  })
})

describe('worth trying again', () => {
  test.each<[boolean, BulkOutcome]>([
    [true, { kind: 'failed', failure: 'no_seats' }],
    [true, { kind: 'failed', failure: 'given_up' }],
    [true, { kind: 'refused', reason: 'guest' }],
    [true, { kind: 'refused', reason: 'over_limit' }],
    [false, { kind: 'refused', reason: 'member' }],
    [false, { kind: 'refused', reason: 'invited' }],
    [false, { kind: 'refused', reason: 'bot' }],
    [false, { kind: 'passed', verdict: 'no_address' }],
    [false, { kind: 'was_there', as: 'member' }],
    [false, { kind: 'over', because: 'not_revoked' }],
    // It may have been made: nobody is invited twice.
    [false, { kind: 'unconfirmed' }],
    [false, { kind: 'declined' }],
    [false, { kind: 'left' }],
  ])('%s: %o', (isWorthIt, outcome) => {
    expect(isFailed(outcome)).toBe(isWorthIt)
  })
})
