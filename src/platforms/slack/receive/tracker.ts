import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 5000

export interface Tracker {
  track(this: void, work: Promise<void>): void
  /** When all of it is done, or after a while. */
  settled(this: void): Promise<void>
}

/** Knows what is under way, so that stopping can let it finish. */
export function createTracker(): Tracker {
  const underWay = new Set<Promise<void>>()

  function track(work: Promise<void>): void {
    underWay.add(work)
    const forget = (): void => void underWay.delete(work)
    work.then(forget, forget)
  }

  async function settled(): Promise<void> {
    await orPatience(Promise.allSettled(underWay))
  }

  return { track, settled }
}

/** Resolves when the work is done, or after five seconds: nothing may keep a stop from ending. */
export async function orPatience(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, wait(PATIENCE_MS, undefined, { ref: false })])
}
