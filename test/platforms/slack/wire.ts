import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { commandTable } from '../../../src/commands.ts'
import type { Hear, Platform, Receive } from '../../../src/platforms/platform.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { captureLog, noteSecret } from '../../dsl/log.ts'
import { ignoreNews } from '../../fakes/platform.ts'

const SECRET = noteSecret('the-signing-secret', 'the signing secret')

/** One end of the wire: what Slack is asked, and what it answers. */
export type Call = { readonly path: string; readonly sent: Record<string, unknown> }

export type Wire = {
  readonly slack: Platform
  /** Web API calls and replies by response_url, in order. */
  readonly calls: Call[]
  readonly logged: readonly string[]
  readonly responseUrl: string
  /** A request at the bot's door, signed unless headers say otherwise. */
  post(body: string, more?: { stampS?: number; signature?: string; type?: string }): Promise<Response>
  postForm(fields: Record<string, string>): Promise<Response>
  postPayload(payload: object): Promise<Response>
}

/** The bot's HTTP door behind a plain server, and a Slack that says yes to everything (or what `answers` say). */
export async function openWire(
  receive: Receive,
  answers: Record<string, object> = {},
  hear: Hear = ignoreNews,
): Promise<Wire> {
  const calls: Call[] = []
  const log = captureLog()
  const answer = async (request: IncomingMessage): Promise<object> => {
    const path = request.url?.replace('/api/', '') ?? ''
    calls.push({ path, sent: fieldsOf(await textOf(request)) })
    return { ok: true, ...(answers[path] ?? (path === 'auth.test' ? WHO : {})) }
  }
  const api = await serve((request, response) => {
    response.setHeader('content-type', 'application/json')
    answer(request).then(
      (said) => response.end(JSON.stringify(said)),
      () => response.destroy(),
    )
  })
  const slack = createSlack({
    botToken: noteSecret('xoxb-secret', 'the bot token'),
    signingSecret: SECRET,
    mode: 'http',
    apiUrl: new URL('/api/', api),
    commands: commandTable,
    now: () => new Date(),
    log: log.logger,
  })
  const door = await serve((request, response) => slack.endpoints[0]?.listener(request, response))
  await slack.start(receive, hear)
  onTestFinished(() => slack.stop())

  const post: Wire['post'] = (body, { stampS = Date.now() / 1000, signature, type = JSON_TYPE } = {}) => {
    const stamp = String(Math.floor(stampS))
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature ?? sign(stamp, body),
    }
    return fetch(new URL('/slack/events', door), { method: 'POST', headers, body })
  }
  const postForm = (fields: Record<string, string>) =>
    post(new URLSearchParams(fields).toString(), { type: FORM_TYPE })
  return {
    slack,
    calls,
    logged: log.lines(),
    responseUrl: new URL('/api/reply', api).href,
    post,
    postForm,
    postPayload: (payload) => postForm({ payload: JSON.stringify(payload) }),
  }
}

const JSON_TYPE = 'application/json'
export const FORM_TYPE = 'application/x-www-form-urlencoded'

const WHO = {
  team_id: 'T1',
  user_id: 'UBOT',
  bot_id: 'B1',
  url: 'https://x.slack.com/',
  team: 'X',
  user: 'usher',
}

function sign(stamp: string, body: string): string {
  return `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`
}

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close().closeAllConnections()
  })
  const address = server.address()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

const fields = z.record(z.string(), z.unknown())

function fieldsOf(text: string): Record<string, unknown> {
  if (text.startsWith('{')) return fields.parse(JSON.parse(text))
  const pairs = [...new URLSearchParams(text)]
  return Object.fromEntries(
    pairs.map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? fields.or(z.array(z.unknown())).parse(JSON.parse(value)) : value,
    ]),
  )
}

/** Real time, for the deadlines that Slack counts in. */
export const seconds = (count: number): Promise<void> => wait(count * 1000)
