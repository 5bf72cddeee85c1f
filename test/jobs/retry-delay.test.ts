import { expect, test } from 'vitest'
import { retryDelayMs } from '../../src/jobs/retry-delay.ts'

test.each([
  ['the first time, a second', 1, undefined, 1_000],
  ['then twice as long', 2, undefined, 2_000],
  ['and again', 5, undefined, 16_000],
  ['in the end two and a half minutes', 10, undefined, 150_000],
  ['and no more after a thousand attempts', 1_100, undefined, 150_000],
  ['as long as it was asked to', 1, 90_000, 90_000],
  ['even if that is much longer', 1, 900_000, 900_000],
  ['and not shorter than by itself', 4, 500, 8_000],
])('%s at the least', (_, attempt, askedMs, waitMs) => {
  expect(retryDelayMs({ attempt, askedMs, random: () => 0 })).toBe(waitMs)
})

test.each([
  ['as long again', 1, undefined, 2_000],
  ['never more than five minutes', 1_100, undefined, 300_000],
  ['what was asked for, and what it would wait by itself', 4, 90_000, 98_000],
])('at the most %s', (_, attempt, askedMs, waitMs) => {
  expect(retryDelayMs({ attempt, askedMs, random: () => 1 })).toBe(waitMs)
})
