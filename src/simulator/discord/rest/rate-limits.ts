import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Match } from './match.ts'

const GLOBAL = { most: 50, perMs: 1000 } as const

/** The parts of a path that open a bucket of their own. */
const TOP_LEVEL = ['channel', 'guild', 'webhook', 'token'] as const

type Bucket = { readonly endsAtMs: number; readonly used: number }

export type Verdict = {
  readonly headers: Readonly<Record<string, string>>
  /** Present when the call is refused. */
  readonly refused?: { readonly retryAfterMs: number; readonly isGlobal: boolean }
}

export type RateLimits = { count(match: Match): Verdict }

/** Source: https://docs.discord.com/developers/topics/rate-limits */
export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, Bucket>()
  const spend = (key: string, { most, perMs }: { most: number; perMs: number }) => {
    const nowMs = clock.now().getTime()
    const open = buckets.get(key)
    const bucket = open && open.endsAtMs > nowMs ? open : { endsAtMs: nowMs + perMs, used: 0 }
    const isOver = bucket.used >= most
    const used = isOver ? bucket.used : bucket.used + 1
    buckets.set(key, { ...bucket, used })
    return { isOver, left: most - used, endsAtMs: bucket.endsAtMs, waitMs: bucket.endsAtMs - nowMs }
  }

  return {
    count: (match) => {
      const { limit } = match.route
      const everything = limit.isGlobal ? spend('global', GLOBAL) : undefined
      if (everything?.isOver) return refuseGlobally(everything.waitMs)
      const spent = spend(bucketKey(match), limit)
      const headers = bucketHeaders(match, spent)
      return spent.isOver ? refuseHere(headers, spent.waitMs) : { headers }
    },
  }
}

function bucketKey({ route, params }: Match): string {
  const own = TOP_LEVEL.map((name) => params.get(name) ?? '')
  return [route.method, route.path, ...own].join(' ')
}

type Spent = { readonly left: number; readonly endsAtMs: number; readonly waitMs: number }

const bucketHeaders = ({ route }: Match, { left, endsAtMs, waitMs }: Spent) => ({
  'x-ratelimit-limit': String(route.limit.most),
  'x-ratelimit-remaining': String(left),
  'x-ratelimit-reset': seconds(endsAtMs),
  'x-ratelimit-reset-after': seconds(waitMs),
  'x-ratelimit-bucket': createHash('md5').update(`${route.method} ${route.path}`).digest('hex'),
})

const refuseHere = (headers: Readonly<Record<string, string>>, waitMs: number): Verdict => ({
  headers: { ...headers, 'x-ratelimit-scope': 'user', 'retry-after': wholeSeconds(waitMs) },
  refused: { retryAfterMs: waitMs, isGlobal: false },
})

const refuseGlobally = (waitMs: number): Verdict => ({
  headers: {
    'x-ratelimit-global': 'true',
    'x-ratelimit-scope': 'global',
    'retry-after': wholeSeconds(waitMs),
  },
  refused: { retryAfterMs: waitMs, isGlobal: true },
})

/** A refusal that a fault asked for, in the same words. */
export const refuseForOnce = (match: Match, waitMs: number, now: Date): Verdict =>
  refuseHere(bucketHeaders(match, { left: 0, endsAtMs: now.getTime() + waitMs, waitMs }), waitMs)

const seconds = (ms: number): string => (ms / 1000).toFixed(3)
const wholeSeconds = (ms: number): string => String(Math.ceil(ms / 1000))
