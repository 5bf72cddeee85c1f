import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { HttpCall } from '../../../src/backends/http/http.ts'
import { readAnswer, unexpected } from '../../../src/backends/http/read.ts'
import { type Answerer, open, sendJson, serve, unavailable } from './rig.ts'

const TOKEN = 'tok-5ecret'
const EMAIL = 'ann@acme.example'
const SECRETS = [TOKEN, EMAIL, encodeURIComponent(EMAIL), 'bob@acme.example', '/join/', '127.0.0.1']

const call: HttpCall = {
  method: 'DELETE',
  path: ['invites', EMAIL],
  query: { token: TOKEN },
  body: { email: 'bob@acme.example', token: TOKEN },
}

/** Says back whatever it was told, which is what some servers do. */
const parrot = `<${SECRETS.join(' ')}>`

const BEHAVIOURS: readonly (readonly [name: string, answer: Answerer])[] = [
  ['never answers', () => undefined],
  ['hangs up', (response) => response.destroy()],
  [
    'breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': 500 })
      response.write(parrot, () => response.destroy())
    },
  ],
  ['answers 500', (response) => response.writeHead(500, { 'x-echo': parrot }).end(parrot)],
  ['answers 429', (response) => response.writeHead(429, { 'retry-after': parrot }).end(parrot)],
  ['answers a page', (response) => response.writeHead(200).end(parrot)],
  ['answers a text', (response) => response.writeHead(200).end(`told ${parrot}`)],
  ['redirects', (response) => response.writeHead(302, { location: `https://${TOKEN}.example/join/` }).end()],
  ['answers without end', (response) => response.writeHead(200).end(parrot.repeat(100_000))],
  ['speaks no HTTP', (response) => response.socket?.end(`HTTP/1.1 abc ${parrot}\r\n\r\n`)],
]

test.for(BEHAVIOURS)('what is thrown at a server that %s tells no secret', async ([, answer]) => {
  const { url } = await serve(answer)
  const http = open(url, {
    headers: () => ({ authorization: `Token ${TOKEN}` }),
    manners: { timeoutMs: 400, retries: 1, firstWaitMs: 1, failuresToOpen: 1 },
  })
  expectNoSecret(await unavailable(http.call(call)))
  await http.call(call).catch(expectNoSecret)
})

test('nor does what is thrown where nobody listens', async () => {
  const place = await serve(() => undefined)
  await place.stop()
  expectNoSecret(await unavailable(open(place.url).call(call)))
})

test('nor where a token cannot be sent', async () => {
  const { url } = await serve((response) => sendJson(response, 200, {}))
  const http = open(url, { headers: () => ({ authorization: `Token ${TOKEN}\n` }) })
  expectNoSecret(await unavailable(http.call(call)))
})

test('nor a path that cannot be sent', async () => {
  const { url } = await serve((response) => sendJson(response, 200, {}))
  const thrown: unknown = await open(url)
    .call({ ...call, path: [EMAIL, '..'] })
    .catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Error)
  expectNoSecret(thrown)
})

test('nor an answer that does not fit', () => {
  const schema = z.object({ roles: z.record(z.string(), z.enum(['owner'])), url: z.url() })
  const answer = { status: 200, body: { roles: { [EMAIL]: TOKEN }, url: parrot } }
  expectNoSecret(thrownBy(() => readAnswer('Acme', schema, answer)))
})

test('nor an answer that nobody expected', () => {
  for (const body of [parrot, { code: parrot, message: EMAIL }, { code: TOKEN }, { error_code: [EMAIL] }]) {
    expectNoSecret(unexpected('Acme', { status: 418, body }))
  }
})

function expectNoSecret(error: unknown): void {
  const { message, stack, cause } = error instanceof Error ? error : new Error('not an error')
  const told = [
    inspect(error, { depth: 10, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify({ message, stack, cause }),
  ].join('\n')
  expect(told).toContain('message')
  expect(SECRETS.filter((secret) => told.includes(secret))).toEqual([])
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
