import type { Clock } from '../../clock.ts'

/** One message a second per channel, with patience for a short burst. */
const CHANNEL = { burst: 5, perMinute: 60 }

type Bucket = { tokens: number; filledAtMs: number }
type Rate = { readonly burst: number; readonly perMinute: number }

export type RateLimits = {
  /** Seconds to wait before this call is welcome; undefined when it is. */
  secondsToWait(call: RateCall): number | undefined
}

export type RateCall = { readonly method: string; readonly perMinute: number; readonly channel?: string }

/** Buckets that refill as time passes: per method, and for posting also per channel. */
export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, Bucket>()
  const wait = (key: string, rate: Rate): number => {
    const nowMs = clock.now().getTime()
    const bucket = buckets.get(key) ?? { tokens: rate.burst, filledAtMs: nowMs }
    const gained = ((nowMs - bucket.filledAtMs) * rate.perMinute) / 60_000
    const tokens = Math.min(rate.burst, bucket.tokens + gained)
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, filledAtMs: nowMs })
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / rate.perMinute))
  }
  return {
    secondsToWait: ({ method, perMinute, channel }) => {
      const ofMethod = wait(method, { burst: perMinute, perMinute })
      const ofChannel = channel ? wait(`${method} ${channel}`, CHANNEL) : 0
      return Math.max(ofMethod, ofChannel) || undefined
    },
  }
}
