import { Writable } from 'node:stream'
import type { Logger } from 'pino'
import { createLog } from '../../src/log.ts'

export type CapturedLog = {
  readonly logger: Logger
  /** Every line so far. */
  readonly text: () => string
  readonly lines: () => readonly string[]
}

/** The bot's own logger at its most talkative, into memory. */
export function captureLog(): CapturedLog {
  const lines: string[] = []
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  return { logger: createLog('debug', into), text: () => lines.join(''), lines: () => lines }
}
