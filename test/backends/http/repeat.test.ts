import { describe, expect, test, vi } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { createBackoff } from '../../../src/backends/http/repeat.ts'
import { open, sendJson, serve, unavailable } from './rig.ts'

type Refusal = { readonly status: number; readonly headers?: Record<string, string> }

/** Refuses the first `times` calls, then answers. */
const refusing = ({ status, headers = {} }: Refusal, times: number) =>
  serve((response, turn) => {
    if (turn > times) return sendJson(response, 200, { turn })
    return response.writeHead(status, headers).end()
  })

const ALWAYS = Number.POSITIVE_INFINITY

test.for(['GET', 'PUT', 'DELETE'] as const)('%s is repeated until it is answered', async (method) => {
  const { url } = await refusing({ status: 500 }, 2)
  expect(await open(url).call({ method, path: [], body: {} })).toEqual({ status: 200, body: { turn: 3 } })
})

test.for(['POST', 'PATCH'] as const)('%s is sent once', async (method) => {
  for (const status of [429, 500, 503]) {
    const place = await refusing({ status }, ALWAYS)
    await unavailable(open(place.url).call({ method, path: [], body: {} }))
    expect(place.asked).toHaveLength(1)
  }
})

test('a call knows better than its method', async () => {
  const place = await refusing({ status: 500 }, 1)
  const http = open(place.url)
  await unavailable(http.call({ method: 'DELETE', path: [], isRepeatable: false }))
  expect(await http.call({ method: 'POST', path: [], isRepeatable: true })).toMatchObject({ status: 200 })
})

test('a repeated POST has its body again', async () => {
  const place = await refusing({ status: 502 }, 1)
  await open(place.url).call({ method: 'POST', path: [], body: { a: 1 }, isRepeatable: true })
  expect(place.asked.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}'])
})

test('a connection that broke is made anew', async () => {
  const place = await serve((response, turn) =>
    turn === 1 ? response.destroy() : sendJson(response, 200, { turn }),
  )
  expect(await open(place.url).call({ method: 'GET', path: [] })).toMatchObject({ body: { turn: 2 } })
})

test('it gives up after the last attempt, and none of them is a call in the row', async () => {
  const place = await refusing({ status: 500 }, ALWAYS)
  const http = open(place.url, { manners: { retries: 2, failuresToOpen: 2 } })
  const error = await unavailable(http.call({ method: 'GET', path: [] }))
  expect(error).toMatchObject({ trouble: 'not_answering', isUndone: false })
  await unavailable(http.call({ method: 'GET', path: [] }))
  expect(place.asked).toHaveLength(6)
})

test('that the last attempt did nothing says nothing of the first', async () => {
  const place = await serve((response, turn) =>
    response.writeHead(turn === 1 ? 500 : 429, { 'retry-after': turn === 1 ? '0' : '300' }).end(),
  )
  const error = await unavailable(open(place.url).call({ method: 'DELETE', path: [] }))
  expect(place.asked).toHaveLength(2)
  expect(error).toMatchObject({ trouble: 'busy', waitMs: 300_000, isUndone: false })
})

test('a refusal that will not change is not asked for again', async () => {
  const place = await refusing({ status: 302 }, ALWAYS)
  await unavailable(open(place.url).call({ method: 'GET', path: [] }))
  expect(place.asked).toHaveLength(1)
})

describe('a backend that asks for a wait', () => {
  test.for([429, 503])('gets it, if it is short (%i)', async (status) => {
    const place = await refusing({ status, headers: { 'retry-after': '1' } }, 1)
    const startedAt = performance.now()
    expect(await open(place.url).call({ method: 'GET', path: [] })).toMatchObject({ body: { turn: 2 } })
    expect(performance.now() - startedAt).toBeGreaterThan(950)
  })

  test.for([429, 503])('is left for later, if it is long (%i)', async (status) => {
    const place = await refusing({ status, headers: { 'retry-after': '300' } }, ALWAYS)
    const error = await unavailable(open(place.url).call({ method: 'GET', path: [] }))
    expect(error).toMatchObject({ trouble: 'busy', waitMs: 300_000, since: undefined, isUndone: true })
    expect(place.asked).toHaveLength(1)
  })

  test('may name the moment, by its own clock', async () => {
    const headers = {
      date: 'Wed, 04 Mar 2026 09:00:00 GMT',
      'retry-after': 'Wed, 04 Mar 2026 09:01:30 GMT',
    }
    const { url } = await refusing({ status: 429, headers }, ALWAYS)
    const error = await unavailable(open(url).call({ method: 'GET', path: [] }))
    expect(error).toMatchObject({ trouble: 'busy', waitMs: 90_000 })
  })

  test('does not get it, if the call would be over by then', async () => {
    const place = await refusing({ status: 429, headers: { 'retry-after': '2' } }, ALWAYS)
    const http = open(place.url, { manners: { timeoutMs: 1_500 } })
    const error = await unavailable(http.call({ method: 'GET', path: [] }))
    expect(error).toMatchObject({ trouble: 'busy', waitMs: 2_000 })
    expect(place.asked).toHaveLength(1)
  })

  test('may say so under a name of its own', async () => {
    const { url } = await refusing({ status: 429, headers: { 'x-retry-after': '42' } }, ALWAYS)
    const error = await unavailable(open(url).call({ method: 'GET', path: [] }))
    expect(error).toMatchObject({ trouble: 'busy', waitMs: 42_000 })
  })

  test('may leave open how long', async () => {
    const { url } = await refusing({ status: 429 }, ALWAYS)
    const error = await unavailable(open(url).call({ method: 'POST', path: [] }))
    expect(error).toMatchObject({ trouble: 'busy', waitMs: undefined, isUndone: true })
  })
})

describe('the waits between attempts', () => {
  test.for([
    ['double', 1, undefined, [100, 200, 400, 800]],
    ['lose up to a half by chance', 0, undefined, [50, 100, 200, 400]],
    ['are never above three seconds', 1, undefined, [100, 200, 400, 800, 1_600, 3_000, 3_000]],
    ['are as long as asked for', 1, 300, [300, 300, 400]],
  ] as const)('%s', ([, chance, waitMs, waits]) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    const error = new BackendUnavailable('Acme', { trouble: 'busy', ...(waitMs !== undefined && { waitMs }) })
    const context = { attempt: 1, signal: new AbortController().signal, result: { error } }
    const first = createBackoff({ firstWaitMs: 100 }).next(context)
    const all = [first]
    for (const _ of waits.slice(1)) all.push((all.at(-1) ?? first).next(context))
    expect(all.map(({ duration }) => duration)).toEqual(waits)
  })
})
