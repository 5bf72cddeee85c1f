const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000

/** What was waited already, and what the other side said to it. */
export type Patience = {
  /** Finished attempts, from 1. */
  readonly attempt: number
  /** The other side's own Retry-After. */
  readonly askedMs?: number | undefined
  /** Between 0 and 1. */
  readonly random: () => number
}

/**
 * Milliseconds to wait before the next attempt: doubles, never sooner than the other side asked for, and up to as long
 * again by chance, so that those who failed together do not come back together.
 */
export function retryDelayMs({ attempt, askedMs = 0, random }: Patience): number {
  const doubledMs = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS / 2)
  return Math.round(Math.max(askedMs, doubledMs) + random() * doubledMs)
}
