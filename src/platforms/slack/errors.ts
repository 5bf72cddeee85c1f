import { z } from 'zod'
import type { HoldReason } from '../../domain/hold.ts'
import { PlatformUnavailable } from '../platform.ts'

const platformError = z.object({ data: z.object({ error: z.string() }) })
const scopeMissing = z.object({ data: z.object({ error: z.literal('missing_scope'), needed: z.string() }) })
const rateLimited = z.object({ retryAfter: z.number() })
const httpError = z.object({ statusCode: z.number() })
const neverLeft = z.object({ original: z.object({ cause: z.object({ code: z.string() }) }) })

/** Slack's own word for what is wrong, where an error of the Web API client has one. */
export const errorCode = (error: unknown): string | undefined =>
  platformError.safeParse(error).data?.data.error

/** The scopes that Slack wants to see for this call, any of which would do; undefined where that is not the trouble. */
export const neededScopes = (error: unknown): readonly string[] | undefined =>
  scopeMissing.safeParse(error).data?.data.needed.split(',')

/**
 * The error as "come back later". It keeps no cause: the client's errors hold Slack's whole answer, and with it
 * parts of what was sent.
 */
export function unavailable(method: string, error: unknown): PlatformUnavailable {
  const seconds = rateLimited.safeParse(error).data?.retryAfter
  const word = seconds === undefined ? wordFor(error) : 'ratelimited'
  return new PlatformUnavailable('Slack', {
    problem: `${method}: ${word}`,
    isUndone: seconds !== undefined || isUndone(error),
    hold: holdFor(error),
    ...(seconds !== undefined && { waitMs: seconds * 1000 }),
  })
}

/** Only whoever runs Usher can give it a scope, so what they read is how. */
function wordFor(error: unknown): string {
  const scopes = neededScopes(error)
  if (!scopes) return errorCode(error) ?? nameOf(error)
  return `missing_scope: add ${scopes.join(', ')} on the page OAuth & Permissions of your Slack app, and install it anew`
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

/** After these Slack may have done all of it, or a part: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const HALF_WAY = new Set(['fatal_error', 'internal_error', 'service_unavailable'])

/** The connection was never made. What breaks later, a timeout too, may have been heard. */
const UNCONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** For certain; every refusal by name is one. */
function isUndone(error: unknown): boolean {
  const code = errorCode(error)
  if (code) return !HALF_WAY.has(code)
  const status = httpError.safeParse(error).data?.statusCode
  if (status !== undefined) return status < 500
  return UNCONNECTED.has(neverLeft.safeParse(error).data?.original.cause.code ?? '')
}

/** https://docs.slack.dev/reference/methods/auth.test#errors: the installation, or its token, is dead. */
const DEAD: ReadonlyMap<string, HoldReason> = new Map([
  // What Slack says to the token of an app that was taken out.
  ['account_inactive', 'removed'],
  ['token_revoked', 'token_refused'],
  ['token_expired', 'token_refused'],
  ['invalid_auth', 'token_refused'],
  ['not_authed', 'token_refused'],
])

/** A refusal that passes. */
const LATER = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout'])

/** Slack says no to this very call, and would say so again. */
export function isRefusal(error: unknown): boolean {
  const code = errorCode(error)
  return code !== undefined && ![HALF_WAY, DEAD, LATER].some((others) => others.has(code))
}

/** What is over where this was said. */
export const holdFor = (error: unknown): HoldReason | undefined => DEAD.get(errorCode(error) ?? '')

/** It lives, but is not one that the call takes. */
const UNFIT = new Set(['not_allowed_token_type', 'missing_scope'])

/** The operator can mend it, and then the same call works. */
export const isUnfit = (error: unknown): boolean => UNFIT.has(errorCode(error) ?? '')

/** Where an operator gets it anew. */
const WHERE = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token from the page OAuth & Permissions',
  SLACK_APP_TOKEN: 'an app-level token with the scope connections:write from the page Basic Information',
} as const

/** The error in the operator's words where only a new token helps. */
export function refusedToken(variable: keyof typeof WHERE, error: unknown): Error | undefined {
  const code = errorCode(error) ?? ''
  if (!DEAD.has(code) && !UNFIT.has(code)) return undefined
  return new Error(`Slack refuses ${variable} (${code}): copy ${WHERE[variable]} of your Slack app.`)
}

/** Any other trouble at the start, in the operator's words. */
export const unreachable = ({ message }: PlatformUnavailable): Error =>
  new Error(`Check the network and SLACK_API_URL: ${message}.`)
