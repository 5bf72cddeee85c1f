import { expect, test } from 'vitest'
import type { BulkCount } from '../../src/domain/bulk.ts'
import { isFailed } from '../../src/domain/bulk-outcome.ts'
import { leftMsOf, partOf, percentOf, tallyOf, troubleIn } from '../../src/domain/bulk-tally.ts'
import type { InvitationStatus } from '../../src/domain/invitation.ts'

const sent = (status: InvitationStatus, rows: number, wish: { isReached?: boolean; failure?: string } = {}) =>
  ({ verdict: 'new', state: 'sent', rows, sent: { status, isReached: false, ...wish } }) as const

const COUNTS: readonly BulkCount[] = [
  { verdict: 'new', state: 'new', rows: 10 },
  { verdict: 'member', state: 'passed', rows: 3 },
  { verdict: 'new', state: 'left', rows: 2 },
  { verdict: 'new', state: 'refused', reason: 'guest', rows: 4 },
  { verdict: 'new', state: 'refused', reason: 'member', rows: 1 },
  sent('sending', 5),
  sent('sending', 3, { failure: 'unconfirmed' }),
  sent('pending', 6, { isReached: true }),
  sent('pending', 7),
  sent('joined', 1, { isReached: true }),
  sent('failed', 2, { failure: 'no_seats' }),
  sent('failed', 1, { failure: 'already_member' }),
  sent('revoked', 1),
  sent('revoking', 1),
]

test('everybody is counted once', () => {
  const tally = tallyOf(COUNTS, 6)
  expect(tally).toMatchObject({
    wanted: 44,
    waiting: 10,
    sending: 5,
    underWay: 6,
    invited: 14,
    unconfirmed: 3,
    reached: 7,
    refused: 2,
    failed: 6,
    left: 2,
    takingBack: 1,
    takenBack: 1,
    passed: 3,
  })
  const { waiting, sending, unconfirmed, refused, failed, left, takingBack, takenBack } = tally
  const known = tally.invited + refused + failed + takingBack + takenBack
  expect(waiting + sending + unconfirmed + left + known).toBe(tally.wanted)
  expect(tally.outcomes.reduce((total, { rows }) => total + rows, 0)).toBe(47)
})

test('rows with the same outcome are one, the most frequent first', () => {
  const joined = [sent('joined', 1, { isReached: true }), sent('joined', 2), sent('pending', 4)]
  expect(tallyOf(joined, 0).outcomes).toEqual([
    { outcome: { kind: 'invited', isReached: false }, rows: 4 },
    { outcome: { kind: 'joined' }, rows: 3 },
  ])
})

test('whatever is worth another try is called failed', () => {
  for (const { outcome } of tallyOf(COUNTS, 0).outcomes)
    expect(partOf(outcome) === 'failed').toBe(isFailed(outcome))
})

test.each([
  [{ wanted: 0, waiting: 0, underWay: 0 }, 100],
  [{ wanted: 3, waiting: 3, underWay: 0 }, 0],
  [{ wanted: 1_000, waiting: 0, underWay: 1 }, 99],
  [{ wanted: 1_000, waiting: 400, underWay: 170 }, 43],
  [{ wanted: 3, waiting: 0, underWay: 0 }, 100],
  [{ wanted: 3, waiting: 3, underWay: 2 }, 0],
  [{ wanted: 49, waiting: 0, underWay: 0, left: 18 }, 63],
])('of %o %i percent are through', (tally, percent) => {
  expect(percentOf({ ...tallyOf([], 0), ...tally })).toBe(percent)
})

const NOON = new Date('2026-03-02T12:00:00Z')

test.each([
  ['at the pace so far', 1_000, 60_000, { waiting: 800, underWay: 100 }, 540_000],
  ['too soon to tell', 1_000, 9_000, { waiting: 800, underWay: 100 }, undefined],
  ['too few to tell', 1_000, 60_000, { waiting: 900, underWay: 91 }, undefined],
  ['nobody left', 1_000, 60_000, { waiting: 0, underWay: 0 }, 0],
])('the time left, %s', (_, waiting, tookMs, tally, leftMs) => {
  const pace = { since: NOON, waiting }
  expect(leftMsOf({ pace }, tally, new Date(NOON.getTime() + tookMs))).toBe(leftMs)
})

test('without a pace nobody can tell the time left', () => {
  expect(leftMsOf({}, { waiting: 1, underWay: 0 }, NOON)).toBeUndefined()
})

test.each([
  [undefined, undefined],
  ['Slack is not available: paced', undefined],
  ['Slack is not available: ratelimited', { kind: 'platform', title: 'Slack' }],
  ['not_answering', { kind: 'backend', word: 'not_answering' }],
  ['held slack', { kind: 'hold' }],
  ['stopped', undefined],
  ['TypeError', undefined],
])('put off for %s, it waits for %o', (problem, trouble) => {
  expect(troubleIn(problem)).toEqual(trouble)
})
