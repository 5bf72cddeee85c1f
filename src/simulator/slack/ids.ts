import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'

export type Ids = {
  /** A message's `ts`: unique in the workspace and rising, also while the clock stands still. */
  ts(): string
  /** Eleven characters after a prefix such as `D` or `V`, like `D7F3A9C01B2`. */
  next(prefix: string): string
  /** Letters and digits nobody can guess from the outside, the same in every run. */
  secret(length: number): string
}

/** Numbers everything from one counter, so that two runs of one story give the same ids. */
export function createIds(clock: Clock): Ids {
  let count = 0
  let lastMicros = 0
  const digest = (label: string) => createHash('sha256').update(`${label} ${count++}`).digest('hex')
  return {
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, clock.now().getTime() * 1000)
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`
    },
    next: (prefix) => `${prefix}${digest(prefix).slice(0, 10).toUpperCase()}`,
    secret: (length) => `${digest('secret')}${digest('secret')}`.slice(0, length),
  }
}

export const dateOfTs = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000))
