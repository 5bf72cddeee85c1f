import { createServer, type RequestListener } from 'node:http'
import { WebClient } from '@slack/web-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPacer } from '../../../src/platforms/pace.ts'
import { type FileOpening, PlatformUnavailable } from '../../../src/platforms/platform.ts'
import { openFile } from '../../../src/platforms/slack/open-file.ts'
import { noteSecret } from '../../dsl/log.ts'

const CONTENT = 'email\nana@lighthouse.example\n'
const TOKEN = noteSecret('xoxb-of-the-file-test', 'the bot token')
const FILE = '/files-pri/T1-F1/download/people.csv'

const picked = { name: 'people.csv', bytes: CONTENT.length, handle: 'U1/F1' }

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close().closeAllConnections()
  })
  const address = server.address()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`)
}

type Answers = {
  /** What files.info says of the file. */
  readonly file?: () => object
  readonly error?: string
  readonly download?: RequestListener
}

/** A Slack that has one file, and all requests for it. */
async function openSlack({ file = () => ({}), error, download = giveFile }: Answers = {}) {
  const asked: { path: string; authorization: string | undefined }[] = []
  const apiUrl = await serve((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization })
    if (request.url !== '/api/files.info') return download(request, response)
    const { origin } = apiUrl
    const told = {
      id: 'F1',
      user: 'U1',
      mode: 'snippet',
      url_private_download: `${origin}${FILE}`,
      ...file(),
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(error ? { ok: false, error } : { ok: true, file: told }))
  })
  const client = new WebClient(TOKEN, { slackApiUrl: apiUrl.href, retryConfig: { retries: 0 } })
  const pacer = createPacer({ who: 'Slack', now: () => new Date() })
  const opening = { client, pacer, botToken: TOKEN, apiUrl, silenceMs: 100 }
  return { asked, open: (handle = 'U1/F1') => openFile(opening, { ...picked, handle }) }
}

const giveFile: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'text/csv')
  response.end(CONTENT)
}

async function textOf(opening: FileOpening): Promise<string> {
  if (opening.kind === 'refused') return opening.reason
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of opening.content) text += decoder.decode(part, { stream: true })
  return text
}

it('reads what was given, with the token', async () => {
  const { asked, open } = await openSlack()
  expect(await textOf(await open())).toBe(CONTENT)
  expect(asked.at(-1)).toEqual({ path: FILE, authorization: `Bearer ${TOKEN}` })
})

it.each([
  'https://evil.example/people.csv',
  'F1',
  'U1/https://evil.example/people.csv',
  'U1/F1/../F2',
  'constructor',
])('goes by the id, and asks nobody about %s', async (handle) => {
  const { asked, open } = await openSlack()
  expect(await textOf(await open(handle))).toBe('gone')
  expect(asked).toEqual([])
})

it.each(['U2', undefined])('reads nothing that was brought by %s and not by who gives it', async (user) => {
  const { asked, open } = await openSlack({ file: () => ({ user }) })
  expect(await textOf(await open())).toBe('elsewhere')
  expect(asked.map(({ path }) => path)).toEqual(['/api/files.info'])
})

describe('a file that is gone', () => {
  it.each(['file_not_found', 'file_deleted'])('as Slack says by %s', async (error) => {
    const { open } = await openSlack({ error })
    expect(await textOf(await open())).toBe('gone')
  })

  it.each(['tombstone', 'hidden_by_limit'])('and left a %s', async (mode) => {
    const { open } = await openSlack({ file: () => ({ mode, url_private_download: undefined }) })
    expect(await textOf(await open())).toBe('gone')
  })

  it.each([404, 410])('when it is downloaded, by a %s', async (status) => {
    const { open } = await openSlack({ download: (_, response) => response.writeHead(status).end() })
    expect(await textOf(await open())).toBe('gone')
  })
})

describe('the token stays', () => {
  it.each([
    ['somebody else', 'https://files.slack.com.evil.example/people.csv'],
    ['no address', 'people.csv'],
    ['nowhere', undefined],
  ])('where the file lies with %s', async (_, url_private_download) => {
    const { asked, open } = await openSlack({ file: () => ({ url_private_download }) })
    expect(await textOf(await open())).toBe('elsewhere')
    expect(asked.map(({ path }) => path)).toEqual(['/api/files.info'])
  })

  it('where the file only points elsewhere', async () => {
    const { open } = await openSlack({ file: () => ({ is_external: true }) })
    expect(await textOf(await open())).toBe('elsewhere')
  })

  it.each(['https://evil.example/', '/sign-in'])('where the way leads on to %s', async (location) => {
    const { asked, open } = await openSlack({
      download: (_, response) => response.writeHead(302, { location }).end(),
    })
    expect(await textOf(await open())).toBe('elsewhere')
    expect(asked).toHaveLength(2)
  })
})

it('does not take the page where one signs in for the file', async () => {
  const { open } = await openSlack({
    download: (_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end('<!DOCTYPE html><title>Sign in | Slack</title>')
    },
  })
  expect(await textOf(await open())).toBe('not_the_file')
})

/** What it rejects with, in words. */
async function troubleOf(work: Promise<unknown>): Promise<PlatformUnavailable> {
  const error = await work.then(
    () => new Error('there was no trouble'),
    (problem: unknown) => problem,
  )
  if (!(error instanceof PlatformUnavailable)) throw error
  expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(/xoxb|files-pri/)
  return error
}

describe('trouble passes', () => {
  it('where Slack asks for a wait', async () => {
    const download: RequestListener = (_, response) => response.writeHead(429, { 'retry-after': '30' }).end()
    const { open } = await openSlack({ download })
    expect(await troubleOf(open())).toMatchObject({ waitMs: 30_000, isUndone: true })
  })

  it('and a stumble is got over', async () => {
    let times = 0
    const download: RequestListener = (request, response) => {
      times += 1
      if (times > 1) giveFile(request, response)
      else response.writeHead(503).end()
    }
    const { open } = await openSlack({ download })
    expect(await textOf(await open())).toBe(CONTENT)
  })

  it('where nobody answers', async () => {
    const { open } = await openSlack({ download: () => undefined })
    expect(await troubleOf(open())).toMatchObject({ isUndone: true })
  })

  it('where it breaks off in the middle', async () => {
    const download: RequestListener = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000' })
      response.write(CONTENT, () => request.socket.destroy())
    }
    const { open } = await openSlack({ download })
    expect(await troubleOf(textOf(await open()))).toMatchObject({ isUndone: true })
  })
})
