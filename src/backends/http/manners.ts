import type { Manners } from '../backend-kind.ts'

export const USUAL_MANNERS: Manners = {
  timeoutMs: 10_000,
  retries: 2,
  firstWaitMs: 250,
  failuresToOpen: 5,
  openMs: 15_000,
}

/** Calls at a time to one team's backend; the others wait for their turn. */
export const CONNECTIONS = 4

/** The longest wait asked for that is waited out here; longer ones are the caller's. */
export const LONGEST_WAIT_MS = 3_000

/** Some give all members at once, at 200 to 600 bytes each: enough for a team of 20,000. */
export const LARGEST_ANSWER_BYTES = 20 * 1024 * 1024
