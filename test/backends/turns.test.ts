import { setImmediate as tick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from '../../src/backends/turns.ts'

test('work of one name waits for the one before, work of another does not', async () => {
  const inTurn = createTurns()
  const { log, begin } = record()
  const first = begin()
  const done = [inTurn('ann', first.work), inTurn('ann', begin().work), inTurn('bob', begin().work)]
  await tick()
  expect(log).toEqual(['begins 1', 'begins 3'])
  first.end()
  await tick()
  expect(log).toEqual(['begins 1', 'begins 3', 'begins 2'])
  expect(done).toHaveLength(3)
})

test('work that fails holds nobody up, and its failure is its own', async () => {
  const inTurn = createTurns()
  const failed = inTurn('ann', () => Promise.reject(new Error('no')))
  const next = inTurn('ann', async () => 'yes')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('who comes when all are done begins at once', async () => {
  const inTurn = createTurns()
  await inTurn('ann', async () => undefined)
  expect(await inTurn('ann', async () => 'again')).toBe('again')
})

/** Work that ends when it is told to, and says when it begins. */
function record() {
  const log: string[] = []
  let count = 0
  const begin = () => {
    count += 1
    const name = count
    const { promise, resolve } = Promise.withResolvers<void>()
    const work = () => {
      log.push(`begins ${name}`)
      return promise
    }
    return { work, end: resolve }
  }
  return { log, begin }
}
