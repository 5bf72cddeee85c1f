import { expect, test } from 'vitest'
import { retryDelayMs } from '../../src/jobs/retry-delay.ts'

test.each([
  ['the first time, a second', 1, undefined, 1_000],
  ['then twice as long', 2, undefined, 2_000],
  ['and again', 5, undefined, 16_000],
  ['never longer than five minutes', 10, undefined, 300_000],
  ['not even after a thousand attempts', 1_100, undefined, 300_000],
  ['as long as it was asked to', 1, 90_000, 90_000],
  ['even if that is longer than five minutes', 1, 900_000, 900_000],
  ['and not shorter than by itself', 4, 500, 8_000],
])('%s', (_, attempt, askedMs, waitMs) => {
  expect(retryDelayMs(attempt, askedMs)).toBe(waitMs)
})
