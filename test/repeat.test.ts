import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { repeat } from '../src/repeat.ts'
import { captureLog } from './dsl/log.ts'
import { logLines } from './dsl/log-lines.ts'

const MINUTE_MS = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('it is done at once and every minute, and never twice at a time', async () => {
  const ends: (() => void)[] = []
  const work = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        ends.push(resolve)
      }),
  )
  const repeated = repeat(captureLog().logger, work)
  await vi.advanceTimersByTimeAsync(3 * MINUTE_MS)
  expect(work).toHaveBeenCalledTimes(1)
  ends[0]?.()
  await repeated.first
  await vi.advanceTimersByTimeAsync(MINUTE_MS - 1)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(2)
})

test('who stops it waits for the time under way, and there is no other', async () => {
  let end: (() => void) | undefined
  const work = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  const repeated = repeat(captureLog().logger, work)
  let isOver = false
  const stopped = repeated.stop().then(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  expect(isOver).toBe(false)
  end?.()
  await stopped
  await repeated.stop()
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS)
  expect(work).toHaveBeenCalledTimes(1)
})

test('what fails is in the log, and is done again all the same', async () => {
  const log = captureLog()
  const work = vi.fn().mockRejectedValueOnce(new Error('ours')).mockResolvedValue(undefined)
  const repeated = repeat(log.logger, work)
  await expect(repeated.first).rejects.toThrow('ours')
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  expect(work).toHaveBeenCalledTimes(2)
  expect(logLines(log)).toMatchObject([{ level: 50, msg: 'what is done every minute failed' }])
  await repeated.stop()
})
