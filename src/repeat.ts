import type { Logger } from 'pino'

const EVERY_MS = 60_000

export interface Repeated {
  /** The first time, which rejects as the work does. */
  readonly first: Promise<void>
  /** Never again; resolves when the time under way is over. Idempotent. */
  stop(): Promise<void>
}

/** Does it at once and every minute, and never twice at a time. What fails goes to the log. */
export function repeat(log: Logger, work: () => Promise<void>): Repeated {
  let isUnderWay = false
  const begin = (): Promise<void> => {
    isUnderWay = true
    return work().finally(() => {
      isUnderWay = false
    })
  }
  const told = (time: Promise<void>): Promise<void> =>
    time.catch((err: unknown) => log.error({ err }, 'what is done every minute failed'))

  const first = begin()
  let underWay = told(first)
  const timer = setInterval(() => {
    if (!isUnderWay) underWay = told(begin())
  }, EVERY_MS)
  return {
    first,
    stop: () => {
      clearInterval(timer)
      return underWay
    },
  }
}
