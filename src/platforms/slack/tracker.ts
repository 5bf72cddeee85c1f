import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 5000

/** Knows what is under way, so that stopping can let it finish. */
export function createTracker() {
  const underWay = new Set<Promise<void>>()

  function track(work: Promise<void>): void {
    underWay.add(work)
    const forget = (): void => void underWay.delete(work)
    work.then(forget, forget)
  }

  /** When all of it is done, or after a while. */
  async function settled(): Promise<void> {
    await Promise.race([Promise.allSettled(underWay), wait(PATIENCE_MS, undefined, { ref: false })])
  }

  return { track, settled }
}
