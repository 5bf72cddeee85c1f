const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000

/**
 * Milliseconds to wait before attempt `attempt + 1`: doubles, and never sooner than the other side asked for.
 * @param attempt finished attempts, from 1
 * @param askedMs the other side's own Retry-After
 */
export function retryDelayMs(attempt: number, askedMs = 0): number {
  const doubled = FIRST_WAIT_MS * 2 ** (attempt - 1)
  return Math.max(askedMs, Math.min(doubled, LONGEST_WAIT_MS))
}
