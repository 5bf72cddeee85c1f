import { expect, test, vi } from 'vitest'
import { open, STARTED_AT, sendJson, serve, unavailable } from './rig.ts'

const get = { method: 'GET', path: [] } as const

/** A backend that can be broken and repaired, called without repeats. */
async function arrange(openMs: number) {
  const state = { status: 500 }
  const clock = { now: STARTED_AT }
  const place = await serve((response) => sendJson(response, state.status, {}))
  const manners = { retries: 0, failuresToOpen: 3, openMs, timeoutMs: 20_000 }
  const http = open(place.url, { manners, now: () => clock.now })
  return { place, state, clock, http }
}

const LATER = new Date('2026-03-04T14:09:00Z')
const LATER_STILL = new Date('2026-03-04T15:00:00Z')

test('a backend that does not answer is left alone for a while', async () => {
  const { place, state, clock, http } = await arrange(60_000)
  await unavailable(http.call(get))
  clock.now = LATER
  for (const _ of [2, 3]) await unavailable(http.call(get))
  state.status = 200

  const refused = await unavailable(http.call({ method: 'POST', path: ['send'] }))

  expect(refused).toMatchObject({ trouble: 'not_answering', since: STARTED_AT, isUndone: true })
  expect(refused.waitMs).toBeGreaterThan(20_000)
  expect(refused.waitMs).toBeLessThanOrEqual(60_000)
  expect(place.asked).toHaveLength(3)
})

test('every failure says since when', async () => {
  const { clock, http } = await arrange(60_000)
  await unavailable(http.call(get))
  clock.now = LATER
  expect(await unavailable(http.call(get))).toMatchObject({ since: STARTED_AT })
})

test('one success ends the row', async () => {
  const { place, state, clock, http } = await arrange(60_000)
  for (const status of [500, 500, 200, 500, 500]) {
    state.status = status
    if (status === 200) await http.call(get)
    else await unavailable(http.call(get))
    clock.now = LATER
  }
  expect(await unavailable(http.call(get))).toMatchObject({ since: LATER })
  expect(place.asked).toHaveLength(6)
})

test.for([400, 401, 404, 409, 429])('an answer of %i never leads to that', async (status) => {
  const { place, state, http } = await arrange(60_000)
  state.status = status
  for (const _ of [1, 2, 3, 4, 5]) await http.call(get).catch(() => undefined)
  expect(place.asked).toHaveLength(5)
})

test('calls that wait for their turn are refused once it is left alone', async () => {
  const { place, http } = await arrange(60_000)
  const calls = Array.from({ length: 40 }, () => unavailable(http.call(get)))
  const troubles = (await Promise.all(calls)).map(({ trouble }) => trouble)
  expect(new Set(troubles)).toEqual(new Set(['not_answering']))
  expect(place.asked.length).toBeLessThan(12)
})

test('after the while it is tried again, and taken back when it answers', async () => {
  const { place, state, clock, http } = await arrange(100)
  for (const _ of [1, 2, 3]) await unavailable(http.call(get))
  state.status = 200

  await vi.waitFor(() => http.call(get), { timeout: 10_000, interval: 20 })

  const before = place.asked.length
  state.status = 500
  clock.now = LATER_STILL
  for (const _ of [1, 2]) expect(await unavailable(http.call(get))).toMatchObject({ since: LATER_STILL })
  expect(place.asked.length).toBe(before + 2)
})

test('it is taken back also when all it says is to come later', async () => {
  const { state, clock, http } = await arrange(100)
  for (const _ of [1, 2, 3]) await unavailable(http.call(get))
  state.status = 429

  const isBusy = async () => expect((await unavailable(http.call(get))).trouble).toBe('busy')
  await vi.waitFor(isBusy, { timeout: 10_000, interval: 20 })

  state.status = 500
  clock.now = LATER
  expect(await unavailable(http.call(get))).toMatchObject({ since: LATER })
})

test('one that still does not answer is tried once, and has been silent since the first time', async () => {
  const { place, clock, http } = await arrange(100)
  for (const _ of [1, 2, 3]) await unavailable(http.call(get))
  clock.now = LATER

  const isTried = async () => {
    expect(await unavailable(http.call(get))).toMatchObject({ since: STARTED_AT })
    expect(place.asked).toHaveLength(4)
  }
  await vi.waitFor(isTried, { timeout: 10_000, interval: 20 })
})
