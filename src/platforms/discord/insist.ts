import { setTimeout as pause } from 'node:timers/promises'
import { readTrouble } from './trouble.ts'

/** Before each further attempt, in milliseconds; all of them fit into the 3 s that Discord waits. */
const WAITS_MS: readonly number[] = [100, 400]

/**
 * Somebody waits for this call, and no job will make it again: a stumble of Discord's must not leave them without an
 * answer. One that did arrive is not given twice, as Discord takes the first answer only.
 */
export async function insist<Result>(
  call: () => Promise<Result>,
  [waitMs, ...more] = WAITS_MS,
): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    const { status = 0 } = readTrouble(error)
    if (waitMs === undefined || status < 500) throw error
    await pause(waitMs)
  }
  return insist(call, more)
}

/** The same for what changes nothing, which can also be done again where no answer came; once, as that takes seconds. */
export function insistOnReading<Result>(call: () => Promise<Result>): Promise<Result> {
  return call().catch((error: unknown) => {
    const { status = SILENCE } = readTrouble(error)
    if (status < SILENCE) throw error
    return call()
  })
}

/** Counts like a stumble of the other side. */
const SILENCE = 500
