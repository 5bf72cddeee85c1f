import { type DestinationStream, destination, type Level, type Logger, pino } from 'pino'
import { scrub } from './scrub.ts'

const STDERR = 2

/**
 * JSON lines on the standard error stream. Whoever logs leaves out tokens and addresses; what slips through, in
 * the words of an error for example, is struck out of the finished line.
 */
export function createLog(
  level: Level | 'silent',
  to: DestinationStream = destination({ dest: STDERR, sync: true }),
): Logger {
  return pino({ level, base: null, serializers: { err: describeError }, hooks: { streamWrite: scrub } }, to)
}

type DescribedError = {
  readonly type: string
  readonly message: string
  readonly stack?: string
  readonly code?: unknown
  readonly cause?: unknown
}

/** By name, because errors of the chat libraries carry whole requests, with what people wrote in them. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const described: DescribedError = {
    type: error.name,
    message: error.message,
    ...(error.stack && { stack: error.stack }),
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
  return described
}
