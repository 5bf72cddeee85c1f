import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { download } from '../../src/platforms/download.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'

type Serve = (request: IncomingMessage, response: ServerResponse) => void

/** A server that does this, and the address of a file on it, which ends with a secret. */
async function fileAt(serve: Serve): Promise<URL> {
  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${portOf(server)}/people.csv?hm=secret`)
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Serve =>
  (_request, response) =>
    response.writeHead(status, headers).end('something')

const open = async (url: URL) => download({ who: 'Chat', url, silenceMs: 50 })

/** What is thrown, with all that a log could show of it. */
async function troubleOf(doing: Promise<unknown>): Promise<{ error: PlatformUnavailable; text: string }> {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PlatformUnavailable)) throw new Error('it was no trouble')
  return { error, text: `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` }
}

async function readAll(url: URL): Promise<string> {
  const opening = await open(url)
  if (opening.kind !== 'open') throw new Error(opening.reason)
  return String(await buffer(opening.content))
}

describe('a file that somebody gave', () => {
  it('arrives piece by piece', async () => {
    const url = await fileAt((_request, response) => {
      response.write('email\n')
      setTimeout(() => response.end('ann@example.org\n'), 5)
    })
    expect(await readAll(url)).toBe('email\nann@example.org\n')
  })

  it('may be empty', async () => {
    expect(await readAll(await fileAt((_request, response) => response.end()))).toBe('')
  })

  it('is asked for with what has to be sent along', async () => {
    const url = await fileAt(({ headers }, response) => response.end(headers.authorization))
    const opening = await download({ who: 'Chat', url, headers: { authorization: 'Bearer me' } })
    expect(opening.kind === 'open' && String(await buffer(opening.content))).toBe('Bearer me')
  })

  it.each([
    {
      what: 'a page',
      serve: answering(200, { 'content-type': 'text/html; charset=utf-8' }),
      reason: 'not_the_file',
    },
    { what: 'an answer of another kind', serve: answering(204), reason: 'not_the_file' },
    { what: 'a refusal for what was asked', serve: answering(400), reason: 'not_the_file' },
    { what: 'no access', serve: answering(403), reason: 'gone' },
    { what: 'nothing', serve: answering(404), reason: 'gone' },
    { what: 'nothing any more', serve: answering(410), reason: 'gone' },
  ])('is refused where $what comes instead', async ({ serve, reason }) => {
    expect(await open(await fileAt(serve))).toEqual({ kind: 'refused', reason })
  })

  it('is followed to no other address', async () => {
    let others = 0
    const other = await fileAt((_request, response) => {
      others += 1
      response.end()
    })
    const url = await fileAt(answering(302, { location: other.href }))
    expect(await open(url)).toEqual({ kind: 'refused', reason: 'elsewhere' })
    expect(others).toBe(0)
  })

  it.each([
    { what: 'is out of order', serve: answering(503), waitMs: undefined },
    { what: 'has too much to do', serve: answering(429, { 'retry-after': '7' }), waitMs: 7000 },
    { what: 'hangs up', serve: ({ socket }: IncomingMessage) => socket.destroy(), waitMs: undefined },
    { what: 'never answers', serve: () => undefined, waitMs: undefined },
  ])('can be asked for later where the other side $what', async ({ serve, waitMs }) => {
    const url = await fileAt(serve)
    const { error, text } = await troubleOf(open(url))
    expect(error).toMatchObject({ who: 'Chat', waitMs, isUndone: true })
    expect(text).not.toContain('secret')
    expect(text).not.toContain(url.host)
  })

  it.each([
    { what: 'the rest never comes', after: () => undefined },
    { what: 'the connection is cut', after: ({ socket }: ServerResponse) => void socket?.destroy() },
  ])('is unavailable where $what', async ({ after }) => {
    const url = await fileAt((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('email\n', () => after(response))
    })
    const { text } = await troubleOf(readAll(url))
    expect(text).not.toContain('secret')
  })

  it('is not read on by whoever has read enough', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>()
    const url = await fileAt((_request, response) => {
      response.write('email\n')
      response.once('close', resolve)
    })
    const opening = await open(url)
    if (opening.kind !== 'open') throw new Error(opening.reason)
    for await (const piece of opening.content) {
      expect(String(Buffer.from(piece))).toBe('email\n')
      break
    }
    await closed
  })
})
