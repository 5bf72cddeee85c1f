import { request, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { startWeb, type Web, type WebOptions } from '../../src/web/server.ts'
import { captureLog } from '../dsl/log.ts'

const running: Web[] = []

async function start(options: Partial<WebOptions> = {}): Promise<Web> {
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    endpoints: [],
    onTurnedAway: () => undefined,
    isReady: () => true,
    log: captureLog().logger,
    ...options,
  })
  running.push(web)
  return web
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(async (web) => web.close()))
})

const echo: WebOptions['endpoints'][number] = {
  platform: 'echo',
  path: '/echo',
  listener: (incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => response.end(Buffer.concat(chunks)))
  },
}

test.for(['application/json', 'application/x-www-form-urlencoded', 'image/gif'])(
  'a platform gets the bytes as they came (%s)',
  async (type) => {
    const web = await start({ endpoints: [echo] })
    const body = '{"spaces" :  "stay", and this is no JSON'
    const answer = await fetch(new URL('echo', web.url), {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect([answer.status, await answer.text()]).toEqual([200, body])
  },
)

test('a platform itself decides about a body of 5 MB', async () => {
  const web = await start({ endpoints: [echo] })
  const body = 'x'.repeat(5_000_000)
  const answer = await fetch(new URL('echo', web.url), { method: 'POST', body })
  expect((await answer.text()).length).toBe(body.length)
})

test('what a platform turns away is told, and nothing else', async () => {
  const heard: unknown[] = []
  const door = {
    ...echo,
    listener: (_incoming: unknown, response: ServerResponse) => {
      response.statusCode = statuses.shift() ?? 200
      response.end()
    },
  }
  const statuses = [401, 200, 503, 405]
  const web = await start({ endpoints: [door], onTurnedAway: (...told) => heard.push(told) })
  for (let knock = 0; knock < 4; knock += 1) await fetch(new URL('echo', web.url))
  await expect
    .poll(() => heard)
    .toEqual([
      ['echo', 401],
      ['echo', 405],
    ])
})

test('health is life, readiness is work', async () => {
  const state = { isReady: false }
  const web = await start({ isReady: () => state.isReady })
  const ask = async (path: string) => (await fetch(new URL(path, web.url))).status
  expect([await ask('healthz'), await ask('readyz')]).toEqual([200, 503])
  state.isReady = true
  expect([await ask('healthz'), await ask('readyz')]).toEqual([200, 200])
})

test('an unknown address is answered in words', async () => {
  const web = await start()
  const answer = await fetch(new URL('wp-login.php', web.url))
  expect([answer.status, await answer.text()]).toEqual([
    404,
    'There is nothing at this address. Usher talks in your chat.\n',
  ])
})

test('garbage is answered in words, and without our insides', async () => {
  const web = await start({ endpoints: [echo] })
  const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
    const sent = request(new URL('echo', web.url), { method: 'POST', headers: { 'content-type': '!!' } })
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.setEncoding('utf8')
      const chunks: string[] = []
      response.on('data', (chunk: string) => chunks.push(chunk))
      response.on('end', () => resolve([response.statusCode, chunks.join('')]))
    })
    sent.end('x')
  })
  expect(answer).toEqual([415, 'Usher cannot read this request.\n'])
})

test('a taken port is a sentence that names PORT', async () => {
  const { url } = await start()
  await expect(start({ port: Number(url.port) })).rejects.toThrow(
    `PORT ${url.port} is taken by another program: stop that one, or set PORT to a free number.`,
  )
})

test.for([
  ['192.0.2.1', /^HOST 192\.0\.2\.1 is no address of this machine: set HOST/],
  ['nowhere.invalid', /^HOST nowhere\.invalid cannot be listened on: set HOST/],
] as const)('HOST=%s is a sentence that names HOST', async ([host, sentence]) => {
  await expect(start({ host })).rejects.toThrow(sentence)
})
