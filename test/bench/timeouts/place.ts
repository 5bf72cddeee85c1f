import type { Backend } from '../../../src/backends/backend.ts'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import type { Seat } from '../../../src/simulator/backends/stand-in.ts'

/** Where the team lives: what goes wrong with sends there, and what came of them. */
export type Place = {
  readonly name: string
  /** What points Usher at it. */
  readonly environment: Readonly<Record<string, string>>
  /** The backend as it is connected, with what lies between it and the place. */
  readonly reach: (backend: Backend) => Backend
  /** The next sends go wrong like this, one after the other; none afterwards. */
  readonly spoil: (faults: readonly Fault[]) => void
  /** Every send so far, by the addresses in it. */
  readonly sends: () => readonly (readonly string[])[]
  /** Somebody has an account there already. */
  readonly signUp: (email: string) => Promise<unknown>
  /** The place's own counters. */
  readonly count: () => Promise<Counters>
  readonly close: () => Promise<void>
}

export type Counters = {
  readonly invitations: readonly Seat[]
  readonly members: readonly Seat[]
  readonly mailsTo: (email: string) => number
}
