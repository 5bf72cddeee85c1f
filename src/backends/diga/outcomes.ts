import { BackendUnavailable, type LaterOutcome, type SendOutcome } from '../backend.ts'
import type { Asked } from './asked.ts'

export type Outcome = SendOutcome | LaterOutcome
/** By address. */
export type Outcomes = ReadonlyMap<string, Outcome>

/** The same for all of them. */
export const allAs = (asked: readonly Asked[], outcome: Outcome): Outcomes =>
  new Map(asked.map(({ email }) => [email, outcome]))

/** "Come back later" as an outcome; anything else is thrown on. */
export function asLater(error: unknown): LaterOutcome {
  if (error instanceof BackendUnavailable) return { kind: 'later', because: error }
  throw error
}
