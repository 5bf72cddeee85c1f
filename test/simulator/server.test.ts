import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { type PageServer, startPageServer } from '../../src/simulator/server/server.ts'
import { createFakeHome } from './fake-home.ts'
import { createFakeTwin } from './fake-twin.ts'

const NO_MAIL = { of: () => [], onChange: () => () => undefined }

let server: PageServer
beforeAll(async () => {
  const twins = { slack: createFakeTwin('slack').twin, discord: createFakeTwin('discord').twin }
  server = await startPageServer(
    { twins, clock: createManualClock(new Date(0)), home: createFakeHome().home, inboxes: NO_MAIL },
    { host: '127.0.0.1', port: 0 },
  )
})
afterAll(() => server.close())

describe('the page server', () => {
  it.each([
    ['/', 'text/html', '<div id="app">'],
    ['/main.js', 'text/javascript', 'WebSocket'],
    ['/main.css', 'text/css', '.slack'],
    ['/emoji.woff2', 'font/woff2', 'wOF2'],
    ['/example-list.csv', 'text/csv', 'ann@lighthouse.example'],
  ])('serves %s from here, and lets it talk to nobody else', async (path, type, content) => {
    const response = await fetch(new URL(path, server.url))
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).toContain(content)
  })

  it('draws with nothing from elsewhere', async () => {
    const texts = await Promise.all(
      ['/', '/main.css'].map(async (path) => (await fetch(new URL(path, server.url))).text()),
    )
    expect(texts.join('').replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/|@import/)
  })

  it.each([
    ['its address', '127.0.0.1', 200],
    ['localhost', 'localhost', 200],
    ['a name that was pointed here', 'evil.example', 421],
    ['a name that begins like ours', '127.0.0.1.evil.example', 421],
  ])('answers to %s', async (_what, host, expected) => {
    expect(await statusFor(`${host}:${server.url.port}`)).toBe(expected)
  })

  it.each<[string, Record<string, string>]>([
    ['another page', { origin: 'https://evil.example' }],
    ['another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['nobody in particular', {}],
    ['a page whose name was pointed here', { origin: 'http://evil.example', host: 'evil.example' }],
  ])('refuses a socket to %s', async (_what, headers) => {
    const socket = new WebSocket(socketUrl(), { headers })
    const error = await firstOf(socket, 'error')
    expect(String(error)).toContain('403')
  })

  it('opens a socket to its own page', async () => {
    const socket = new WebSocket(socketUrl(), { origin: server.url.origin })
    await once(socket, 'open')
    socket.send(JSON.stringify({ kind: 'watch', slack: 'ann', discord: 'mia' }))
    const bytes = await firstOf(socket, 'message')
    expect(JSON.parse(String(bytes))).toMatchObject({ kind: 'screens', discord: { person: 'mia' } })
    socket.close()
  })

  it('hangs up on a message larger than any file', async () => {
    const socket = new WebSocket(socketUrl(), { origin: server.url.origin })
    await once(socket, 'open')
    socket.send('x'.repeat(20_000_000))
    const code = await firstOf(socket, 'close')
    expect([1006, 1009]).toContain(code)
    expect((await fetch(server.url)).status).toBe(200)
  })
})

async function firstOf(socket: WebSocket, event: string): Promise<unknown> {
  const values: unknown[] = await once(socket, event)
  return values[0]
}

const socketUrl = (): string => `ws://${server.url.host}/socket`

function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(server.url, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}
