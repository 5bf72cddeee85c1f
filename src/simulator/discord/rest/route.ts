import type { IncomingHttpHeaders } from 'node:http'
import type { SentFile } from '../messages/attach.ts'

/** One REST endpoint. */
export type Route = {
  readonly method: string
  /** Below `/api/v10`, with its parameters in braces: `/channels/{channel}/messages`. */
  readonly path: string
  /** False where the path itself carries a token. */
  readonly needsToken: boolean
  readonly limit: RouteLimit
  readonly run: (call: Call) => Reply
}

export type RouteLimit = {
  readonly most: number
  readonly perMs: number
  /** Interaction answers and follow-ups do not count against the 50 a second of the bot. */
  readonly isGlobal: boolean
}

export type Call = {
  /** A parameter of the path, decoded. */
  readonly param: (name: string) => string
  readonly query: URLSearchParams
  readonly body: unknown
  /** Parts `files[n]` of a form. */
  readonly files: readonly SentFile[]
  readonly headers: IncomingHttpHeaders
}

export type Reply = { readonly status: number; readonly body?: unknown }

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const noContent: Reply = { status: 204 }

const limited = (most: number, perMs: number): RouteLimit => ({ most, perMs, isGlobal: true })
const unlisted = (most: number, perMs: number): RouteLimit => ({ most, perMs, isGlobal: false })

/** Discord publishes none of these; they are what its headers were seen to say. */
export const LIMIT = {
  read: limited(30, 30_000),
  message: limited(5, 5000),
  direct: limited(10, 10_000),
  search: limited(10, 10_000),
  commands: limited(5, 20_000),
  callback: unlisted(5, 1000),
  webhook: unlisted(5, 2000),
  gateway: limited(2, 5000),
  oauth: unlisted(10, 5000),
} as const

/**
 * How many conversations a bot may begin, after a quiet time and from then on. Nothing is published: bots that began a few
 * dozen at once were refused, or taken for spammers. Source: https://docs.discord.com/developers/resources/user#create-dm
 */
export const OPENINGS = { most: 30, perMinute: 20 } as const

type Spec = Pick<Route, 'limit' | 'run'> & { readonly needsToken?: boolean }

/** `route('GET /users/{user}', …)` */
export function route(name: string, { limit, run, needsToken = true }: Spec): Route {
  const [method = '', path = ''] = name.split(' ')
  return { method, path, needsToken, limit, run }
}
