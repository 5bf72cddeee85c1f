import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiFault } from '../../twin.ts'
import { ApiError, refuse } from '../api-error.ts'
import type { Faults } from '../faults.ts'
import type { State } from '../model.ts'
import { readBody } from './body.ts'
import { type Match, matchRoute } from './match.ts'
import { createRateLimits, type RateLimits, refuseForOnce, type Verdict } from './rate-limits.ts'
import type { Call, Reply, Route } from './route.ts'

type Deps = {
  readonly state: State
  readonly faults: Faults
  readonly routes: readonly Route[]
  readonly hasRateLimits: boolean
}

export type RestServer = {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
  /** Calls that are neither answered nor given up. */
  readonly busy: () => number
}

type Server = Deps & { readonly limits: RateLimits }

/** How long a `slow` call takes where the fault does not say. */
const SLOW_MS = 5000
const RETRY_AFTER_MS = 1000

/** Discord's HTTP API: routes, tokens, rate limits, refusals in its own words. */
export function createRestServer(deps: Deps): RestServer {
  const underWay = new Set<ServerResponse>()
  const server: Server = { ...deps, limits: createRateLimits(deps.state.clock) }
  const settle = (response: ServerResponse) => {
    if (underWay.delete(response)) deps.state.changed()
  }
  return {
    busy: () => underWay.size,
    listener: (request, response) => {
      underWay.add(response)
      response.once('close', () => settle(response))
      void serve(server, request, response).finally(() => settle(response))
    },
  }
}

async function serve(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = { headers: {} }
  try {
    const reply = await answer(server, request, exchange)
    if (reply === 'hang_up') request.socket.destroy()
    else if (reply) write(response, reply, exchange.headers)
  } catch (error) {
    write(response, toReply(error), exchange.headers)
  }
}

type Exchange = { headers: Readonly<Record<string, string>> }

/** Undefined where the answer gets lost on its way. */
async function answer(
  server: Server,
  request: IncomingMessage,
  exchange: Exchange,
): Promise<Reply | 'hang_up' | undefined> {
  const sent = await readBody(request)
  const { method = 'GET' } = request
  const url = new URL(request.url ?? '/', 'http://discord')
  const match = matchRoute(server.routes, method, url.pathname)
  checkToken(match, request, server.state)
  const fault = server.faults.take([`${method} ${match.route.path}`, `${method} ${url.pathname}`])
  if (fault?.how === 'hung_up') return 'hang_up'
  const verdict = judge(server, match, fault)
  exchange.headers = verdict.headers
  if (verdict.refused) return tooMany(verdict.refused)
  if (fault?.how === 'slow') await wait(server.state, fault.ms ?? SLOW_MS)
  return run(match, fault, { query: url.searchParams, ...sent, headers: request.headers })
}

function run(match: Match, fault: ApiFault | undefined, call: Omit<Call, 'param'>): Reply | undefined {
  if (fault?.how === 'server_error') throw refuse.serverError()
  const reply = match.route.run({ ...call, param: paramOf(match) })
  if (fault?.how === 'late_error') throw refuse.serverError()
  return fault?.how === 'lost_answer' ? undefined : reply
}

function judge({ limits, state, hasRateLimits }: Server, match: Match, fault: ApiFault | undefined): Verdict {
  if (fault?.how === 'rate_limited')
    return refuseForOnce(match, fault.ms ?? RETRY_AFTER_MS, state.clock.now())
  return hasRateLimits ? limits.count(match) : { headers: {} }
}

function checkToken({ route }: Match, { headers }: IncomingMessage, { standing }: State): void {
  if (route.needsToken && headers.authorization !== `Bot ${standing.token}`) throw refuse.unauthorized()
}

const paramOf =
  ({ params, route }: Match) =>
  (name: string) => {
    const value = params.get(name)
    if (value === undefined) throw new Error(`${route.path} has no ${name}`)
    return value
  }

const wait = ({ clock }: State, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve))

const tooMany = ({ retryAfterMs, isGlobal }: { retryAfterMs: number; isGlobal: boolean }): Reply => ({
  status: 429,
  body: {
    message: 'You are being rate limited.',
    code: 0,
    retry_after: retryAfterMs / 1000,
    global: isGlobal,
  },
})

function toReply(error: unknown): Reply {
  const { status, code, message, errors } = error instanceof ApiError ? error : refuse.serverError()
  return { status, body: { message, code, ...(errors !== undefined && { errors }) } }
}

function write(
  response: ServerResponse,
  { status, body }: Reply,
  headers: Readonly<Record<string, string>>,
): void {
  const text = body === undefined ? undefined : JSON.stringify(body)
  response.writeHead(status, { ...headers, ...(text && { 'content-type': 'application/json' }) })
  response.end(text)
}
