import { beforeEach, describe, expect, test } from 'vitest'
import type { Urgency } from '../../src/domain/effect.ts'
import { createPacer, type Lane, type Pacer, type Turn } from '../../src/platforms/pace.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'

const LANE: Lane = { name: 'posting', perMinute: 60, burst: 4 }
const START_MS = Date.parse('2026-03-02T09:00:00Z')

let nowMs: number
let pacer: Pacer

beforeEach(() => {
  nowMs = START_MS
  pacer = createPacer({ who: 'Chat', now: () => new Date(nowMs) })
})

const turn = (key: string, urgency?: Urgency, lanes: readonly Lane[] = [LANE]): Turn => ({
  key,
  urgency,
  lanes,
})

/** What the call gives, or the milliseconds until its turn. */
const ask = (asked: Turn, call = async () => 'called'): Promise<unknown> =>
  pacer.paced(asked, call).catch((error: unknown) => {
    if (error instanceof PlatformUnavailable) return error.waitMs
    throw error
  })

const askFor = async (keys: readonly string[], urgency?: Urgency): Promise<unknown[]> => {
  const said: unknown[] = []
  for (const key of keys) said.push(await ask(turn(key, urgency)))
  return said
}

test('a burst goes at once, the rest one after the other', async () => {
  expect(await askFor(['a', 'b', 'c', 'd', 'e', 'f'])).toEqual([
    'called',
    'called',
    'called',
    'called',
    1_000,
    2_000,
  ])
})

test('whoever waited goes when it was told, whatever came meanwhile', async () => {
  await askFor(['a', 'b', 'c', 'd', 'e', 'f'])
  nowMs += 1_000
  expect(await askFor(['new', 'f', 'e'])).toEqual([2_000, 1_000, 'called'])
})

test('who is told to wait was never asked, so that nothing can have been done', async () => {
  await askFor(['a', 'b', 'c', 'd'])
  const refusal = await pacer.paced(turn('e'), async () => 'called').catch((error: unknown) => error)
  expect(refusal).toMatchObject({ isUntried: true, isUndone: true, waitMs: 1_000 })
})

test('half of a burst is kept for whom somebody waits', async () => {
  expect(await askFor(['a', 'b', 'c'], 'bulk')).toEqual(['called', 'called', 1_000])
  expect(await askFor(['d', 'e', 'f'])).toEqual(['called', 'called', 1_000])
})

test('the urgent goes before five hundred that came earlier', async () => {
  await askFor(
    Array.from({ length: 500 }, (_, place) => `bulk ${place}`),
    'bulk',
  )
  expect(await askFor(['urgent 1', 'urgent 2', 'urgent 3'])).toEqual(['called', 'called', 1_000])
})

test('a platform that asks for patience gets it, from that lane and no other', async () => {
  const busy = new PlatformUnavailable('Chat', { problem: 'too fast', waitMs: 30_000 })
  expect(await ask(turn('a'), () => Promise.reject(busy))).toBe(30_000)
  const elsewhere = { ...LANE, name: 'posting elsewhere' }
  expect(await ask(turn('b', 'interactive', [elsewhere]))).toBe('called')
  expect(await ask(turn('c'))).toBe(30_000)
  nowMs += 30_000
  expect(await askFor(['c', 'd'])).toEqual(['called', 1_000])
})

test('what goes wrong otherwise passes through', async () => {
  await expect(pacer.paced(turn('a'), () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  expect(await ask(turn('b'))).toBe('called')
})

test('who needs room in two lanes takes none while one of them has none', async () => {
  const wide = { name: 'workspace', perMinute: 60, burst: 2 }
  await askFor(['a', 'b', 'c', 'd'])
  expect(await ask(turn('e', 'interactive', [LANE, wide]))).toBe(1_000)
  nowMs += 1_000
  expect(await ask(turn('e', 'interactive', [LANE, wide]))).toBe('called')
  expect(await ask(turn('f', 'interactive', [wide]))).toBe('called')
})

test('whoever never comes back holds up nobody for good', async () => {
  await askFor(['a', 'b', 'c', 'd', 'lost'])
  nowMs += 10 * 60_000
  expect(await askFor(['e', 'f', 'g', 'h', 'i'])).toEqual(['called', 'called', 'called', 'called', 1_000])
})

test('a thousand of them take hardly longer than the limits allow, though each second is looked only once', async () => {
  const lane = { name: 'workspace', perMinute: 300, burst: 20 }
  const due = new Map(Array.from({ length: 1_000 }, (_, place) => [`m${place}`, nowMs]))
  let tries = 0
  const isDue = ([, dueAtMs]: [string, number]) => dueAtMs <= nowMs
  const come = async (key: string) => {
    tries += 1
    const said = await ask(turn(key, 'bulk', [lane]))
    if (typeof said === 'number') due.set(key, nowMs + said)
    else due.delete(key)
  }
  for (; due.size > 0; nowMs += 1_000) for (const [key] of [...due].filter(isDue)) await come(key)
  const idealMs = (1_000 / lane.perMinute) * 60_000
  expect(nowMs - START_MS).toBeLessThan(1.05 * idealMs)
  expect(tries).toBeLessThan(2_100)
})

describe('what goes at once', () => {
  const atOnce = (key: string) => ask({ ...turn(key), isAtOnce: true })

  test('is not put off, and counts', async () => {
    const said: unknown[] = []
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) said.push(await atOnce(key))
    expect(said).toEqual(Array.from({ length: 6 }, () => 'called'))
    expect(await askFor(['g'])).toEqual([3_000])
  })

  test('waits where the platform said so', async () => {
    const busy = async () => {
      throw new PlatformUnavailable('Chat', { problem: 'ratelimited', waitMs: 5_000 })
    }
    expect(await ask({ ...turn('a'), isAtOnce: true }, busy)).toBe(5_000)
    nowMs += 2_000
    expect(await atOnce('b')).toBe(3_000)
    nowMs += 3_000
    expect([await atOnce('b'), await atOnce('c')]).toEqual(['called', 'called'])
  })
})
