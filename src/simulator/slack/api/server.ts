import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { SlackFaults } from '../faults.ts'
import { Refusal } from '../refusal.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { Slack } from '../slack.ts'
import type { Work } from '../work.ts'
import { authMethods } from './auth.ts'
import { chatMethods } from './chat.ts'
import { conversationsMethods } from './conversations.ts'
import { serveFile } from './file-server.ts'
import { filesMethods } from './files.ts'
import type { Method } from './method.ts'
import type { RateLimits } from './rate-limits.ts'
import { reply } from './reply.ts'
import { readArgs, tokenOf } from './request.ts'
import type { Tokens } from './tokens.ts'
import { usersMethods } from './users.ts'
import { viewsMethods } from './views.ts'

const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...authMethods,
    ...chatMethods,
    ...conversationsMethods,
    ...filesMethods,
    ...usersMethods,
    ...viewsMethods,
  }),
)

/** What stands for calls of a response_url in the list of faults. */
const RESPONSE_URL = 'response_url'
const SLOW_MS = 5000

export type ApiDeps = {
  readonly slack: Slack
  readonly tokens: Tokens
  readonly faults: SlackFaults
  readonly work: Work
  readonly signIn: Pick<SignIn, 'browse' | 'call'>
  readonly rateLimits?: RateLimits
}

type Reply = {
  readonly status: number
  readonly body: object | string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}
type Args = Readonly<Record<string, unknown>>

type Called = { readonly name: string; readonly pathname: string }

/** The Web API, the response_urls, and files. */
export function createApiServer(deps: ApiDeps): Server {
  return createServer((request, response) => void serve(deps, request, response))
}

async function serve(deps: ApiDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const done = deps.work.begin()
  response.on('close', done)
  const made = await answer(deps, request)
  if (made === 'hang_up') request.socket.destroy()
  else if (made) send(response, made)
  else done()
}

/** Undefined when nobody will ever hear of what was done. */
async function answer(deps: ApiDeps, request: IncomingMessage): Promise<Reply | 'hang_up' | undefined> {
  const called = nameCall(request)
  const fault = deps.faults.takeFault(called.name)
  switch (fault?.how) {
    case 'rate_limited':
      return tooMany(Math.ceil((fault.ms ?? 1000) / 1000))
    case 'server_error':
      return { status: 500, body: {} }
    case 'slow':
      await sleep(deps, fault.ms ?? SLOW_MS)
      return perform(deps, request, called)
    case 'lost_answer':
      await perform(deps, request, called)
      return undefined
    case 'late_error':
      await perform(deps, request, called)
      return { status: 500, body: {} }
    case 'hung_up':
      return 'hang_up'
    default:
      return perform(deps, request, called)
  }
}

function nameCall(request: IncomingMessage): Called {
  const { pathname } = new URL(request.url ?? '/', 'http://slack')
  return {
    pathname,
    name: pathname.startsWith('/actions/') ? RESPONSE_URL : pathname.replace(/^\/api\//, ''),
  }
}

const sleep = ({ slack }: ApiDeps, ms: number): Promise<void> =>
  new Promise((resolve) => void slack.workspace.clock.after(ms, resolve))

async function perform(deps: ApiDeps, request: IncomingMessage, { name, pathname }: Called): Promise<Reply> {
  try {
    const file = await serveFile(deps, request)
    if (file) return file
    const args = await readArgs(request)
    const visited = visit(deps, request, args)
    if (visited) return visited
    const signedIn = deps.signIn.call(name, { args, authorization: request.headers.authorization })
    if (signedIn) return { status: 200, body: { ok: true, ...signedIn } }
    if (name !== RESPONSE_URL) return call(deps, name, { args, given: tokenOf(request, args) })
    reply(deps.slack, deps.slack.responseUrls.use(pathname), args)
    return { status: 200, body: { ok: true } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error, name)
  }
}

/** What of Slack is pages and not methods. */
function visit({ signIn }: ApiDeps, request: IncomingMessage, args: Args): Reply | undefined {
  const { method = 'GET' } = request
  const url = new URL(request.url ?? '/', 'http://slack')
  const form = new URLSearchParams(
    Object.entries(args).map(([key, value]): [string, string] => [key, String(value)]),
  )
  return signIn.browse({ method, url, form })
}

/** Web API refusals are 200; those of a response_url are not. */
function refused({ code, details }: Refusal, name: string): Reply {
  const body = { ok: false, error: code, ...details }
  if (name !== RESPONSE_URL) return { status: 200, body }
  return { status: code.endsWith('_url') ? 404 : 400, body }
}

function call(
  deps: ApiDeps,
  name: string,
  { args, given }: { args: Args; given: string | undefined },
): Reply {
  const method = METHODS.get(name)
  if (!method) throw new Refusal('unknown_method', { req_method: name })
  const headers = scopeHeaders(deps, method, given)
  try {
    const token = deps.tokens.check(given, method)
    const seconds = deps.rateLimits?.secondsToWait({ method: name, ...method, ...channelOf(name, args) })
    if (seconds) return tooMany(seconds)
    return { status: 200, body: { ok: true, ...method.run(deps.slack, args, token) }, headers }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...refused(error, name), headers }
  }
}

/** Only posting is counted per channel. */
function channelOf(name: string, { channel }: Args): { channel?: string } {
  return name === 'chat.postMessage' && typeof channel === 'string' ? { channel } : {}
}

function scopeHeaders(
  { tokens }: ApiDeps,
  { scopes }: Method,
  given: string | undefined,
): Record<string, string> {
  const token = tokens.find(given)
  if (!token) return {}
  return { 'x-oauth-scopes': token.scopes.join(','), 'x-accepted-oauth-scopes': scopes.join(',') }
}

const tooMany = (seconds: number): Reply => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
})

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  const isWhole = typeof body === 'string' || body instanceof Uint8Array
  response.end(isWhole ? body : JSON.stringify(body))
}
