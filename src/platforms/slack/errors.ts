import { z } from 'zod'
import { PlatformUnavailable } from '../platform.ts'

const platformError = z.object({ data: z.object({ error: z.string() }) })
const scopeMissing = z.object({ data: z.object({ error: z.literal('missing_scope'), needed: z.string() }) })
const rateLimited = z.object({ retryAfter: z.number() })

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
  const wish = seconds === undefined ? {} : { waitMs: seconds * 1000 }
  return new PlatformUnavailable('Slack', { problem: `${method}: ${word}`, ...wish })
}

/** Only whoever runs Usher can give it a scope, so what they read is how. */
function wordFor(error: unknown): string {
  const scopes = neededScopes(error)
  if (!scopes) return errorCode(error) ?? nameOf(error)
  return `missing_scope: add ${scopes.join(', ')} on the page OAuth & Permissions of your Slack app, and install it anew`
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

const DEAD = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'missing_scope',
])

/** Where an operator gets it anew. */
const WHERE = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token from the page OAuth & Permissions',
  SLACK_APP_TOKEN: 'an app-level token with the scope connections:write from the page Basic Information',
} as const

/** The error in the operator's words where only a new token helps. */
export function refusedToken(variable: keyof typeof WHERE, error: unknown): Error | undefined {
  const code = errorCode(error) ?? ''
  if (!DEAD.has(code)) return undefined
  return new Error(`Slack refuses ${variable} (${code}): copy ${WHERE[variable]} of your Slack app.`)
}

/** Any other trouble at the start, in the operator's words. */
export const unreachable = ({ message }: PlatformUnavailable): Error =>
  new Error(`Check the network and SLACK_API_URL: ${message}.`)
