import { impatient } from './impatient.ts'

/** Wakes one who waits. Rung before, it is heard at once; rung often, it is heard once. */
export interface Bell {
  readonly ring: () => void
  /** Until it rings, or for so long. */
  readonly wait: (patienceMs: number) => Promise<void>
}

export function createBell(): Bell {
  let rung = Promise.withResolvers<void>()
  return {
    ring: () => rung.resolve(),
    wait: async (patienceMs) => {
      await impatient(rung.promise, patienceMs)
      rung = Promise.withResolvers()
    },
  }
}
