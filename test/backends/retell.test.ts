import { expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import { halfDone, undone } from '../../src/backends/retell.ts'

const SINCE = new Date('2026-03-04T14:02:00Z')
const failing = (isUndone: boolean) =>
  new BackendUnavailable('Acme', {
    trouble: 'busy',
    problem: 'answered 429',
    waitMs: 7,
    since: SINCE,
    isUndone,
  })

test.for([
  ['before anything was changed', undone, true],
  ['after something may have been', halfDone, false],
] as const)('%s, whatever fails says so and nothing else is other', async ([, retell, isUndone]) => {
  const error = failing(!isUndone)
  const told = retell(() => Promise.reject(error))
  await expect(told).rejects.toMatchObject({
    message: error.message,
    who: 'Acme',
    trouble: 'busy',
    waitMs: 7,
    since: SINCE,
    isUndone,
    cause: error,
  })
})

test('what says so already is left as it is', async () => {
  const error = failing(true)
  await expect(undone(() => Promise.reject(error))).rejects.toBe(error)
})

test('a mistake of ours is no trouble of theirs', async () => {
  const error = new TypeError('ours')
  await expect(halfDone(() => Promise.reject(error))).rejects.toBe(error)
})

test('what works is handed on', async () => {
  expect(await undone(async () => 'done')).toBe('done')
})
