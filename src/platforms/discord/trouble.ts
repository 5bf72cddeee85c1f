import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { ZodError } from 'zod'
import { PlatformUnavailable } from '../platform.ts'

/**
 * What may be kept of a failed call. discord.js's own errors also carry the URL, which has an interaction's token in
 * it, and the body: they are never logged, shown or passed on. No status means that there was no answer.
 * Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export type Trouble = {
  readonly code?: string | number
  readonly status?: number
  readonly waitMs?: number
  /** Not from Discord: the network, a timeout, or an error of ours. */
  readonly cause?: unknown
}

export function readTrouble(error: unknown): Trouble {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status }
  if (error instanceof HTTPError) return { status: error.status }
  if (error instanceof RateLimitError) return { status: 429, waitMs: error.retryAfter || error.timeToReset }
  return { cause: error }
}

/** The same for a log line. */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  const { code, status, cause } = readTrouble(error)
  return { code, status, problem: cause instanceof Error ? `${cause.name}: ${cause.message}` : undefined }
}

/** As an error to throw: {@link PlatformUnavailable} where the same call may work later. */
export function asError(doing: string, trouble: Trouble): Error {
  const { code, status, cause, waitMs = patience(trouble) } = trouble
  const problem = `could not ${doing} (status ${status ?? 'none'}, code ${code ?? 'none'})`
  if (!isTemporary(trouble)) return new Error(`Discord ${problem}`, { cause })
  return new PlatformUnavailable('Discord', { problem, cause, ...(waitMs !== undefined && { waitMs }) })
}

const OPENING_TOO_FAST = 40003
const OVERLOADED = 130000

// Where Discord gives no time of its own. How fast direct messages may be opened is not published.
const patience = ({ code }: Trouble): number | undefined => (code === OPENING_TOO_FAST ? 120_000 : undefined)

function isTemporary({ code, status, cause }: Trouble): boolean {
  // An answer of a shape that we cannot read does not get better.
  if (status === undefined) return !(cause instanceof ZodError)
  // A refused token (401) is the operator's to repair, and then the same call works.
  return status >= 500 || status === 429 || status === 401 || code === OPENING_TOO_FAST || code === OVERLOADED
}
