import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'
import { ZodError, z } from 'zod'
import type { HoldReason } from '../../domain/hold.ts'
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
  /** The library left it, to keep to the pace that Discord's headers ask for. */
  readonly isPaced?: boolean
  /** Whatever became of this call, nobody has got a message by it. */
  readonly isBeforeSending?: boolean
}

export function readTrouble(error: unknown): Trouble {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status }
  if (error instanceof HTTPError) return { status: error.status }
  if (error instanceof RateLimitError)
    return { status: 429, waitMs: error.retryAfter || error.timeToReset, isPaced: true }
  return isWithoutToken(error) ? { status: REFUSED } : { cause: error }
}

const REFUSED = 401

/** Once a token was refused, discord.js forgets it, and then refuses every call by itself with no code but these words. */
const isWithoutToken = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Expected token to be set')

/** The same for a log line. */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  const { code, status, cause } = readTrouble(error)
  return { code, status, problem: cause instanceof Error ? `${cause.name}: ${cause.message}` : undefined }
}

/** As an error to throw: {@link PlatformUnavailable} where the same call may work later. */
export function asError(doing: string, trouble: Trouble): Error {
  const { code, status, cause, waitMs = patience(trouble), isPaced: isUntried } = trouble
  const problem = `could not ${doing} (status ${status ?? 'none'}, code ${code ?? 'none'})`
  if (!isTemporary(trouble)) return new Error(`Discord ${problem}`, { cause })
  const because = { problem, cause, isUntried, isUndone: isUndone(trouble), hold: holdFor(trouble) }
  return new PlatformUnavailable('Discord', { ...because, ...(waitMs !== undefined && { waitMs }) })
}

const OPENING_TOO_FAST = RESTJSONErrorCodes.OpeningDirectMessagesTooFast
const OVERLOADED = RESTJSONErrorCodes.APIResourceOverloaded
/** The application was flagged for spam; not in the official table. */
const FLAGGED = 20026

// Where Discord gives no time of its own. How fast direct messages may be opened is not published.
const patience = ({ code }: Trouble): number | undefined => (code === OPENING_TOO_FAST ? 120_000 : undefined)

const TEMPORARY: readonly unknown[] = [OPENING_TOO_FAST, OVERLOADED, FLAGGED]

function isTemporary({ code, status, cause }: Trouble): boolean {
  // An answer of a shape that we cannot read does not get better.
  if (status === undefined) return !(cause instanceof ZodError)
  // A refused token is the operator's to repair, and then the same call works.
  return status >= 500 || status === 429 || status === REFUSED || TEMPORARY.includes(code)
}

/** Nothing else would work either. An interaction's own token that is over is no trouble with the bot's. */
function holdFor({ code, status }: Trouble): HoldReason | undefined {
  if (code === FLAGGED) return 'flagged'
  return status === REFUSED && code !== RESTJSONErrorCodes.InvalidWebhookToken ? 'token_refused' : undefined
}

/** Discord refused it, or never heard of it. After a timeout or an error of its own it may have done everything. */
function isUndone({ status, cause, isBeforeSending = false }: Trouble): boolean {
  if (isBeforeSending) return true
  return status === undefined ? UNCONNECTED.has(networkCode(cause)) : status < 500
}

const UNCONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const coded = z.object({ code: z.string() })
const causedBy = z.object({ cause: coded }).transform(({ cause }) => cause)

const networkCode = (cause: unknown): string => z.union([coded, causedBy]).safeParse(cause).data?.code ?? ''
