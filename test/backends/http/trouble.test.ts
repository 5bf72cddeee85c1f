import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listen, open, STARTED_AT, sendJson, serve, unavailable } from './rig.ts'

const post = { method: 'POST', path: ['send'], body: { name: 'Bob' } } as const
const get = { method: 'GET', path: ['list'] } as const

test('a server that never answers: asked once, and it may have done it', async () => {
  const place = await serve(() => undefined)
  const http = open(place.url, { manners: { timeoutMs: 300 } })
  const error = await unavailable(http.call(post))
  expect(error).toMatchObject({
    message: 'Acme is unavailable: no answer within 300 ms',
    trouble: 'not_answering',
    since: STARTED_AT,
    isUndone: false,
  })
  expect(place.asked).toHaveLength(1)
})

test('a call may have more time than others', async () => {
  const place = await serve((response) => {
    setTimeout(() => sendJson(response, 200, {}), 400)
  })
  const http = open(place.url, { manners: { timeoutMs: 150 } })
  expect((await unavailable(http.call(post))).message).toContain('no answer within 150 ms')
  for (const call of [post, get])
    expect(await http.call({ ...call, timeoutMs: 10_000 })).toMatchObject({ status: 200 })
})

test('the time is for the whole call, with what is repeated', async () => {
  const place = await serve(() => undefined)
  const http = open(place.url, { manners: { timeoutMs: 300, retries: 5 } })
  expect((await unavailable(http.call(get))).trouble).toBe('not_answering')
  expect(place.asked).toHaveLength(1)
})

test('a server that answers too late is not asked again', async () => {
  let sent = 0
  const place = await serve((response) => {
    sent += 1
    setTimeout(() => sendJson(response, 200, {}), 600)
  })
  const error = await unavailable(open(place.url, { manners: { timeoutMs: 200 } }).call(post))
  expect([error.trouble, error.isUndone, sent]).toEqual(['not_answering', false, 1])
})

test('an answer that trickles ends with the time', async () => {
  const place = await serve((response) => {
    response.writeHead(200)
    const trickle = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(trickle))
  })
  const error = await unavailable(open(place.url, { manners: { timeoutMs: 300 } }).call(get))
  expect(error.message).toContain('no answer within 300 ms')
})

test('a connection that breaks before the answer: a send is not repeated', async () => {
  const place = await serve((response) => response.destroy())
  const error = await unavailable(open(place.url).call(post))
  expect(error).toMatchObject({ trouble: 'not_answering', since: STARTED_AT, isUndone: false })
  expect(place.asked).toHaveLength(1)
})

test('a connection that breaks in the middle of the answer: a send is not repeated', async () => {
  const place = await serve((response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('{"invi', () => response.destroy())
  })
  const error = await unavailable(open(place.url).call(post))
  expect(error).toMatchObject({ trouble: 'not_answering', since: STARTED_AT, isUndone: false })
  expect(place.asked).toHaveLength(1)
})

test('calls that broke or ran out of time take no connection with them', async () => {
  let isWell = false
  const place = await serve((response, turn) => {
    if (isWell) sendJson(response, 200, {})
    else if (turn % 2 === 0) response.destroy()
  })
  const manners = { timeoutMs: 1_000, failuresToOpen: 100 }
  const http = open(place.url, { manners })
  await Promise.all(Array.from({ length: 8 }, () => unavailable(http.call(post))))
  isWell = true
  for (let turn = 0; turn < 8; turn += 1) expect((await http.call(post)).status).toBe(200)
})

test('nobody listens: nothing was done', async () => {
  const place = await serve(() => undefined)
  await place.stop()
  const error = await unavailable(open(place.url).call(post))
  expect(error).toMatchObject({ trouble: 'not_answering', since: STARTED_AT, isUndone: true })
  expect(error.message).toContain('ECONNREFUSED')
})

test('nobody listens on any address of the host: nothing was done', async () => {
  const place = await serve(() => undefined)
  await place.stop()
  const error = await unavailable(open(new URL(`http://localhost:${place.url.port}`)).call(post))
  expect(error).toMatchObject({ trouble: 'not_answering', isUndone: true })
})

test('https at a server that speaks http', async () => {
  const { url } = await serve((response) => sendJson(response, 200, {}))
  const error = await unavailable(open(new URL(`https://${url.host}`)).call(post))
  expect(error).toMatchObject({ trouble: 'misconfigured', isUndone: true })
  expect(error.message).toContain('no secure connection')
})

test('a server that speaks something else', async () => {
  const { url } = await listen(createServer((socket) => socket.end('220 mail.acme.example ESMTP\r\n')))
  const error = await unavailable(open(url).call(get))
  expect(error).toMatchObject({ trouble: 'unreadable', isUndone: false })
})

test.for([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const elsewhere = await serve((response) => sendJson(response, 200, {}))
  const place = await serve((response) => {
    response.writeHead(status, { location: elsewhere.url.href }).end()
  })
  const error = await unavailable(open(place.url).call(get))
  expect(error).toMatchObject({
    message: 'Acme is unavailable: redirects to another address',
    trouble: 'misconfigured',
  })
  expect([place.asked.length, elsewhere.asked.length]).toEqual([1, 0])
})

test.for([
  ['a web page', 200, 'text/html; charset=utf-8', 'Welcome', 'misconfigured'],
  ['a web page that says it is JSON', 200, 'application/json', '<!doctype html>', 'misconfigured'],
  ['truncated JSON', 200, 'application/json', '{"invitations":[{"id"', 'unreadable'],
  ['text', 201, 'text/plain', 'ok', 'unreadable'],
  ['a web page with 500', 500, 'text/html', '<html>', 'not_answering'],
  ['a web page with 502', 502, 'text/html', '<html>', 'not_answering'],
  ['nothing with 504', 504, 'text/html', '', 'not_answering'],
  ['408', 408, 'application/json', '{}', 'not_answering'],
] as const)('%s in answer to a send: it may have been done', async ([, status, type, body, trouble]) => {
  const place = await serve((response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  const error = await unavailable(open(place.url).call(post))
  expect(error).toMatchObject({ trouble, isUndone: false })
  expect(place.asked).toHaveLength(1)
})

test('a web page is named as such', async () => {
  const place = await serve((response) => response.writeHead(200).end('<html>'))
  const { message } = await unavailable(open(place.url).call(get))
  expect(message).toBe('Acme is unavailable: answered with a web page, not with JSON')
})

test.for([
  ['with its length', { 'content-length': 40 * 1024 * 1024 }],
  ['without', {}],
] as const)('a list of 40 MB that comes %s is not read whole', async ([, headers]) => {
  const chunk = Buffer.alloc(64 * 1024, '1')
  let left = 40 * 1024 * 1024
  const place = await serve((response) => {
    response.writeHead(200, headers)
    const pour = () => {
      while (left > 0 && response.write(chunk)) left -= chunk.length
    }
    response.on('drain', pour)
    pour()
  })
  const error = await unavailable(open(place.url).call(get))
  expect(error).toMatchObject({ message: 'Acme is unavailable: answer over 20 MB', trouble: 'unreadable' })
  expect(left).toBeGreaterThan(15 * 1024 * 1024)
  expect(place.asked).toHaveLength(1)
})

test('a list just below the limit is read', async () => {
  const list = Array.from({ length: 40_000 }, (_, index) => `${index}`.padEnd(120, '.'))
  const place = await serve((response) => sendJson(response, 200, list))
  expect((await open(place.url).call(get)).body).toEqual(list)
})
