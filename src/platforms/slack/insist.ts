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
