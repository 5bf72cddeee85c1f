import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { open, sendJson, serve, unavailable } from './rig.ts'

const echo = () =>
  serve((response, _turn, { method, url, headers, body }) => {
    const { authorization, 'content-type': type, 'accept-encoding': encoding } = headers
    sendJson(response, 200, { method, url, authorization, type, encoding, body })
  })

test('sends what is asked for and returns what is answered', async () => {
  const { url } = await echo()
  const http = open(url)

  const answer = await http.call({
    method: 'POST',
    path: ['v1', 'invitations'],
    query: { page: 2, all: true, search: 'a&b c', cursor: undefined },
    body: { name: 'Zoë' },
  })

  expect(answer).toEqual({
    status: 200,
    body: {
      method: 'POST',
      url: '/v1/invitations?page=2&all=true&search=a%26b+c',
      type: 'application/json',
      encoding: 'identity',
      body: '{"name":"Zoë"}',
    },
  })
})

test('sends a form as a form', async () => {
  const http = open((await echo()).url)
  const { body } = await http.call({ method: 'POST', path: ['login'], form: { password: 'a b&c' } })
  expect(body).toMatchObject({ type: 'application/x-www-form-urlencoded', body: 'password=a+b%26c' })
})

test.for([
  ['keeps the path of the base address', '/api/', ['members'], '/api/members'],
  [
    'keeps an e-mail address in one segment',
    '',
    ['invites', 'ann+x@acme.example'],
    '/invites/ann%2Bx%40acme.example',
  ],
  ['lets nothing out of its segment', '', ['invites', 'a/../b?c#d'], '/invites/a%2F..%2Fb%3Fc%23d'],
  [
    'stays where it belongs when a segment looks like an address',
    '',
    ['//evil.example'],
    '/%2F%2Fevil.example',
  ],
  ['ends in a slash where that is asked for', '', ['v1', 'project', ''], '/v1/project/'],
] as const)('%s', async ([, base, path, asked]) => {
  const place = await echo()
  await open(new URL(base, place.url)).call({ method: 'GET', path })
  expect(place.asked.map(({ url }) => url)).toEqual([asked])
})

test.for([{ path: ['..', 'keys'] }, { path: ['.'] }, { path: ['projects', '', 'members'] }])(
  'never sends a path that would be another one: $path',
  async ({ path }) => {
    const place = await echo()
    await expect(open(place.url).call({ method: 'GET', path })).rejects.toThrow('path segment')
    expect(place.asked).toEqual([])
  },
)

test("asks for the operator's credential at each call, and a person's own wins", async () => {
  const place = await echo()
  let renewed = 0
  const http = open(place.url, {
    headers: async () => {
      renewed += 1
      return { Authorization: `Token operator-${renewed}` }
    },
  })

  await http.call({ method: 'GET', path: ['a'] })
  await http.call({ method: 'GET', path: ['b'] })
  await http.call({ method: 'GET', path: ['c'], headers: { authorization: 'Bearer own' } })

  const sent = place.asked.map(({ headers }) => headers.authorization)
  expect(sent).toEqual(['Token operator-1', 'Token operator-2', 'Bearer own'])
})

test('passes on why there is no credential, and sends nothing', async () => {
  const place = await echo()
  const because = new BackendUnavailable('Acme', { trouble: 'unauthorized' })
  const http = open(place.url, { headers: () => Promise.reject(because) })
  expect(await unavailable(http.call({ method: 'GET', path: [] }))).toBe(because)
  expect(place.asked).toEqual([])
})

test('a credential with a line break cannot be sent, and does no harm to other calls', async () => {
  const place = await echo()
  const http = open(place.url, { headers: () => ({ authorization: 'Token a\nb' }) })
  for (let turn = 0; turn < 6; turn += 1) {
    const error = await unavailable(http.call({ method: 'POST', path: [] }))
    expect(error).toMatchObject({ trouble: 'misconfigured', isUndone: true })
  }
  expect(place.asked).toEqual([])
  const own = { authorization: 'Bearer own' }
  expect((await http.call({ method: 'POST', path: [], headers: own })).status).toBe(200)
})

test.for([
  [200, '{"a":1}', { a: 1 }],
  [200, '', undefined],
  [204, '', undefined],
  [400, '"plain"', 'plain'],
  [404, '{"code":"GONE"}', { code: 'GONE' }],
  [400, 'Project not found.', 'Project not found.'],
  [403, '<html>Forbidden</html>', '<html>Forbidden</html>'],
  [409, '', undefined],
] as const)('returns %i with %s', async ([status, sent, body]) => {
  const place = await serve((response) => response.writeHead(status).end(sent))
  expect(await open(place.url).call({ method: 'GET', path: [] })).toEqual({ status, body })
  expect(place.asked).toHaveLength(1)
})

test('connections stay open between calls', async () => {
  const place = await echo()
  const http = open(place.url)
  for (let turn = 0; turn < 20; turn += 1) await http.call({ method: 'GET', path: [] })
  expect(place.connections()).toBeLessThanOrEqual(4)
})

test('four calls at a time, however many are asked for', async () => {
  let waiting: (() => void)[] = []
  let most = 0
  const place = await serve((response) => {
    waiting.push(() => sendJson(response, 200, {}))
    most = Math.max(most, waiting.length)
    if (waiting.length < 4) return
    const now = waiting
    waiting = []
    for (const answer of now) answer()
  })
  const http = open(place.url)

  const calls = Array.from({ length: 12 }, () => http.call({ method: 'GET', path: [] }))
  expect(await Promise.all(calls)).toHaveLength(12)
  expect([most, place.connections()]).toEqual([4, 4])
})

test('an answer that is packed although nobody asked for that is unreadable', async () => {
  const place = await serve((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}'))
  })
  const error = await unavailable(open(place.url).call({ method: 'GET', path: [] }))
  expect(error.trouble).toBe('unreadable')
})
