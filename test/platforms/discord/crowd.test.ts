import { RateLimitError, type REST } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { Urgency } from '../../../src/domain/effect.ts'
import { deliver } from '../../../src/platforms/discord/deliver.ts'
import { createPeople } from '../../../src/platforms/discord/people.ts'
import { asError, readTrouble } from '../../../src/platforms/discord/trouble.ts'
import { createPacer } from '../../../src/platforms/pace.ts'
import { PlatformUnavailable } from '../../../src/platforms/platform.ts'

const MINUTE_MS = 60_000

const idOf = (nth: number): string => String(100_000_000_000_000_000n + BigInt(nth))

/** Discord on a clock that is moved by hand. */
function startDiscord() {
  const clock = { ms: 0 }
  const pacer = createPacer({ who: 'Discord', now: () => new Date(clock.ms) })
  const asked: string[] = []
  const get: REST['get'] = async (route) => {
    asked.push(route)
    return { user: { username: route } }
  }
  const post: REST['post'] = async (route) => {
    asked.push(route)
    return { id: '1', recipients: [{}] }
  }
  return { clock, pacer, asked, get, post }
}

function startPeople() {
  const { clock, pacer, asked, get } = startDiscord()
  const people = createPeople({ rest: { get }, pacer, guildIds: () => ['g1'] })
  const find = (nth: number, urgency?: Urgency) =>
    people.find({ platform: 'discord', id: idOf(nth) }, urgency)
  return { clock, asked, find }
}

function startSending() {
  const { clock, pacer, asked, get, post } = startDiscord()
  const sending = {
    rest: { get, post },
    pacer,
    self: () => '1',
    now: () => new Date(clock.ms),
    isIn: () => true,
  }
  const send = (nth: number, urgency: Urgency) =>
    deliver(
      sending,
      { platform: 'discord', id: idOf(nth) },
      { view: { tone: 'neutral', title: 'Hi' }, attempt: { nonce: String(nth), isRepeat: false, urgency } },
    )
  return { clock, asked, send }
}

/** How many of them are done at once; the others are put off, untried. */
async function countDone(count: number, act: (nth: number) => Promise<unknown>): Promise<number> {
  let done = 0
  for (let nth = 0; nth < count; nth += 1) done += await act(nth).then(() => 1, whenUntried)
  return done
}

function whenUntried(error: unknown): 0 {
  if (error instanceof PlatformUnavailable && error.isUntried) return 0
  throw error
}

/** The same people again and again for so long, each as soon as they may. */
async function doneIn(minutes: number, clock: { ms: number }, act: (nth: number) => Promise<unknown>) {
  const waiting = Array.from({ length: 200 }, (_, nth) => nth)
  const end = clock.ms + minutes * MINUTE_MS
  for (; clock.ms < end; clock.ms += 500) {
    const first = waiting[0]
    if (first !== undefined && (await countDone(1, () => act(first))) === 1) waiting.shift()
  }
  return 200 - waiting.length
}

describe('one of very many on Discord', () => {
  it('is looked up where there is room, and remembered until all of them are', async () => {
    const { clock, asked, find } = startPeople()
    expect(await countDone(25, (nth) => find(nth, 'bulk'))).toBe(5)
    clock.ms += MINUTE_MS
    expect(await countDone(25, (nth) => find(nth, 'bulk'))).toBe(10)
    expect(asked).toHaveLength(10)
  })

  it('leaves whoever is waited for as free as before', async () => {
    const { asked, find } = startPeople()
    await countDone(25, (nth) => find(nth, 'bulk'))
    expect(await find(1)).toMatchObject({ kind: 'person' })
    expect(await countDone(25, (nth) => find(nth))).toBe(25)
    expect(asked).toHaveLength(31)
  })

  it('is asked for anew where the clock brings it, and remembered from then on', async () => {
    const { asked, find } = startPeople()
    await find(1, 'background')
    await find(1, 'background')
    await find(1, 'bulk')
    expect(asked).toHaveLength(2)
  })

  it('is written to slowly, and everybody else at once', async () => {
    const { clock, send } = startSending()
    expect(await doneIn(5, clock, (nth) => send(nth, 'bulk'))).toBeLessThanOrEqual(5 * 20 + 5)
    expect(await countDone(40, (nth) => send(1000 + nth, 'interactive'))).toBe(40)
  })

  it('is written to as fast as that', async () => {
    const { clock, send } = startSending()
    expect(await doneIn(5, clock, (nth) => send(nth, 'bulk'))).toBeGreaterThanOrEqual(5 * 20)
  })
})

describe('a call that Discord’s library leaves', () => {
  it('was never tried, and has its turn', () => {
    const left = new RateLimitError({
      global: false,
      method: 'GET',
      url: 'https://discord.com/api/v10/guilds/1/members/2',
      route: '/guilds/1/members/:id',
      majorParameter: '1',
      hash: 'hash',
      limit: 5,
      timeToReset: 4000,
      retryAfter: 4000,
      sublimitTimeout: 0,
      scope: 'user',
    })
    const error = asError('say who somebody is', readTrouble(left))
    expect(error).toBeInstanceOf(PlatformUnavailable)
    expect(error).toMatchObject({ isUntried: true, isUndone: true, waitMs: 4000 })
  })
})
