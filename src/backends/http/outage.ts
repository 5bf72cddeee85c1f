import type { UnavailableBecause } from '../backend.ts'

/** A row of failures with no success in between, and since when it lasts. */
export interface Outage {
  /** Adds the moment to a reason that is about it. The first such reason begins the row. */
  dated(because: UnavailableBecause): UnavailableBecause
  end(): void
}

export function createOutage(now: () => Date): Outage {
  let since: Date | undefined
  return {
    dated: (because) => {
      if (because.trouble !== 'not_answering') return because
      since ??= now()
      return { ...because, since }
    },
    end: () => {
      since = undefined
    },
  }
}
