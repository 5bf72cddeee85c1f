import { describe, expect, test } from 'vitest'
import type { BulkVerdict } from '../../src/domain/bulk.ts'
import type { BulkOutcome } from '../../src/domain/bulk-outcome.ts'
import { outcomeWords, verdictWords } from '../../src/views/bulk-words.ts'

const VERDICTS: readonly BulkVerdict[] = [
  'new',
  'member',
  'invited',
  'requested',
  'duplicate',
  'other_domain',
  'unknown_role',
  'role_not_allowed',
  'over_limit',
  'nobody',
  'no_address',
  'name_only',
  'other_columns',
  'note_too_long',
  'yourself',
  'bot',
  'guest',
  'stranger',
  'deactivated',
  'unknown',
  'no_email',
]

/** Every word that a backend refuses with, and ours for what never got that far. */
const FAILURES = [
  'not_found',
  'expired',
  'unknown_role',
  'last_owner',
  'not_yours',
  'above_operator',
  'bad_email',
  'no_credential',
  'service_account',
  'no_seats',
  'backend_refused',
  'impossible',
  'given_up',
]

const ENDS: readonly BulkOutcome[] = [
  { kind: 'waiting' },
  { kind: 'left' },
  { kind: 'requested' },
  { kind: 'denied' },
  { kind: 'on_its_way' },
  { kind: 'invited', isReached: true },
  { kind: 'invited', isReached: false },
  { kind: 'unconfirmed' },
  { kind: 'joining' },
  { kind: 'joined' },
  { kind: 'declined' },
  { kind: 'expired' },
  { kind: 'taking_back' },
  { kind: 'taken_back' },
  { kind: 'was_there', as: 'member' },
  { kind: 'was_there', as: 'invited' },
  { kind: 'over', because: 'ended_there' },
  { kind: 'over', because: 'not_revoked' },
  { kind: 'over', because: 'not_declined' },
  { kind: 'over', because: 'moved' },
  { kind: 'over', because: 'unconfirmed' },
]

const everyOutcome = (): readonly BulkOutcome[] => [
  ...ENDS,
  ...VERDICTS.map((verdict) => ({ kind: 'passed' as const, verdict })),
  ...FAILURES.map((failure) => ({ kind: 'failed' as const, failure })),
]

describe('what can be the matter with a line', () => {
  const words = everyOutcome().map(outcomeWords)

  test('has a phrase of its own, always', () => {
    expect(new Set(words.map(({ label }) => label)).size).toBe(words.length)
  })

  test('is said in short, and in sentences', () => {
    expect(words.filter(({ label }) => label.length > 45 || /[.!?]$/.test(label))).toEqual([])
    const sentences = words.flatMap(({ why, next }) => [why, next]).filter((one) => one !== undefined)
    expect(sentences.filter((one) => !/^[A-Z/].*\.$/.test(one))).toEqual([])
  })

  test('is never said in a word of a machine', () => {
    const all = words.flatMap(({ label, why, next }) => [label, why ?? '', next ?? ''])
    expect(all.filter((one) => one.includes('_'))).toEqual([])
  })
})

test.each(['teapot', ''])('a failure that nobody knows (%s) is called one', (failure) => {
  expect(outcomeWords({ kind: 'failed', failure }).label).toBe('could not be invited')
})

test('what was found out at its turn is called as it would have been before', () => {
  expect(outcomeWords({ kind: 'refused', reason: 'guest' })).toEqual(verdictWords('guest'))
})
