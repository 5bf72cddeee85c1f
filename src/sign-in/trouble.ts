import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import { SignInUnavailable } from './sign-in.ts'

/**
 * What went wrong at the issuer, as an error without anything secret: those of the package hold codes, tokens and whole
 * answers. One that has nothing to do with the issuer is thrown as it is.
 */
export function unavailable(who: string, error: unknown): SignInUnavailable {
  if (error instanceof SignInUnavailable) return error
  const problem = problemOf(error)
  if (problem === undefined) throw error
  return new SignInUnavailable(who, { problem })
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof ResponseBodyError) return wordIn(error.error)
  if (error instanceof WWWAuthenticateChallengeError) return `status_${error.status}`
  if (error instanceof ClientError) return error.code ?? codeIn(error.cause) ?? 'unreadable'
  // As Node's fetch says that nobody answered.
  if (error instanceof TypeError && error.message === 'fetch failed')
    return codeIn(error.cause) ?? 'no_answer'
  return undefined
}

const codeIn = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined

/** What is no plain word may be anything. */
export const wordIn = (text: string): string => (/^\w{1,60}$/.test(text) ? text : 'unreadable')

/** What an error says of the visit, where it is about the visit. */
export function visitProblem(error: unknown): 'used' | 'forged' | 'clock' | undefined {
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'used' : undefined
  if (!(error instanceof ClientError)) return undefined
  return VISIT_PROBLEMS.get(error.code ?? '')
}

const VISIT_PROBLEMS: ReadonlyMap<string, 'forged' | 'clock'> = new Map([
  ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'forged'],
  ['OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', 'forged'],
  ['OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'clock'],
])
