/** The simulator's own time. Everything in it that waits, waits on this clock. */
export interface Clock {
  now(): Date
  /** Moves time on; timers that fall due run, in order. */
  advance(ms: number): void
  /** Runs `work` once in `ms`; call the answer to call it off. */
  after(ms: number, work: () => void): () => void
}
