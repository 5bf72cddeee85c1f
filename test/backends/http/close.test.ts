import type { ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { open, sendJson, serve, unavailable } from './rig.ts'

const get = { method: 'GET', path: [] } as const
const post = { method: 'POST', path: [] } as const

test('a call under way ends before the connections close; those after it are refused', async () => {
  const held: ServerResponse[] = []
  const place = await serve((response) => {
    held.push(response)
  })
  const http = open(place.url)
  const underWay = http.call(post)
  await vi.waitFor(() => expect(held).toHaveLength(1))

  let isClosed = false
  const closing = http.close().then(() => {
    isClosed = true
  })
  const refused = await unavailable(http.call(post))
  expect([refused.trouble, refused.isUndone, isClosed]).toEqual(['not_answering', true, false])

  for (const response of held) sendJson(response, 200, { done: true })
  expect(await underWay).toEqual({ status: 200, body: { done: true } })
  await closing
  expect(isClosed).toBe(true)
})

test('what is safe to do twice keeps nobody waiting', async () => {
  const place = await serve(() => undefined)
  const http = open(place.url)
  const error = unavailable(http.call(get))
  await vi.waitFor(() => expect(place.asked).toHaveLength(1))
  const sinceMs = performance.now()
  await http.close()
  expect((await error).trouble).toBe('not_answering')
  expect(performance.now() - sinceMs).toBeLessThan(2000)
  expect(place.asked).toHaveLength(1)
})

test('calls that wait for their turn are refused, not lost', async () => {
  const held: ServerResponse[] = []
  const place = await serve((response) => {
    held.push(response)
  })
  const http = open(place.url)
  const calls = Array.from({ length: 6 }, () => http.call(post))
  const results = Promise.allSettled(calls)
  await vi.waitFor(() => expect(held).toHaveLength(4))
  const closing = http.close()
  for (const response of held) sendJson(response, 200, {})
  await closing
  const kinds = (await results).map(({ status }) => status)
  expect(kinds).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(place.asked).toHaveLength(4)
})

test('a server that never answers holds nobody up for longer than a call may take', async () => {
  const place = await serve(() => undefined)
  const http = open(place.url, { manners: { timeoutMs: 300 } })
  const error = unavailable(http.call(post))
  await vi.waitFor(() => expect(place.asked).toHaveLength(1))
  await http.close()
  expect((await error).trouble).toBe('not_answering')
})

test('closing twice is closing once', async () => {
  const { url } = await serve((response) => sendJson(response, 200, {}))
  const http = open(url)
  await http.call(get)
  await Promise.all([http.close(), http.close()])
  await http.close()
  expect((await unavailable(http.call(get))).isUndone).toBe(true)
})
