import type { LaterOutcome, SendOutcome } from '../backend.ts'
import type { Asked } from './asked.ts'

export type Outcome = SendOutcome | LaterOutcome
/** By address. */
export type Outcomes = ReadonlyMap<string, Outcome>

/** The same for all of them. */
export const allAs = (asked: readonly Asked[], outcome: Outcome): Outcomes =>
  new Map(asked.map(({ email }) => [email, outcome]))
