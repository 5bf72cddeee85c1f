import type { Logger } from 'pino'

const AGAIN_AFTER_MS = 60_000

export interface Repeated {
  /** The first time, which rejects as the work does. */
  readonly first: Promise<void>
  /** Never again; resolves when the time under way is over. Idempotent. */
  stop(): Promise<void>
}

/** Does it at once, and then again and again, a minute after the last time. What fails later goes to the log. */
export function repeat(log: Logger, work: () => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const goOn = async (time: Promise<void>): Promise<void> => {
    await time.catch((err: unknown) => log.error({ err }, 'what is done every minute failed'))
    if (isStopped) return
    timer = setTimeout(() => {
      underWay = goOn(work())
    }, AGAIN_AFTER_MS)
  }

  const first = work()
  let underWay = goOn(first)
  return {
    first,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
