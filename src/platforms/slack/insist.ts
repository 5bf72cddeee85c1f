import { setTimeout as pause } from 'node:timers/promises'
import { PlatformUnavailable } from '../platform.ts'

/** Before each further attempt, in milliseconds, where Slack asks for no wait of its own. */
const WAITS_MS: readonly number[] = [200, 800]

/** Nobody looks at a screen for longer. */
const LONGEST_MS = 6000

/** Somebody waits for this call, and no job will make it again: a stumble of Slack's must not leave them without an answer. */
export async function insist<Result>(
  call: () => Promise<Result>,
  [waitMs, ...more] = WAITS_MS,
): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    if (waitMs === undefined || !(error instanceof PlatformUnavailable)) throw error
    const { waitMs: askedMs = waitMs } = error
    if (askedMs > LONGEST_MS) throw error
    await pause(askedMs)
  }
  return insist(call, more)
}

/** Two more attempts, and none where nobody says when. */
const WHEN_TOLD_MS: readonly number[] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]

/** As {@link insist}, but only where it is known when the turn comes: other trouble is told at once. */
export const awaitTurn = <Result>(call: () => Promise<Result>): Promise<Result> => insist(call, WHEN_TOLD_MS)
