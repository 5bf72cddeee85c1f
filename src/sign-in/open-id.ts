import { authorizationCodeGrant, type Configuration } from 'openid-client'
import { TOLERANCE_S } from './configuration.ts'
import type { Arrival, SignInOutcome } from './sign-in.ts'
import { unavailable, visitProblem } from './trouble.ts'
import { judgeArrival } from './visit.ts'

export type OpenIdTokens = Awaited<ReturnType<typeof authorizationCodeGrant>>

export type Redeemed =
  | { readonly kind: 'redeemed'; readonly tokens: OpenIdTokens }
  | Exclude<SignInOutcome, { kind: 'proved' }>

/** The code for tokens, checked against the visit. Throws {@link SignInUnavailable}. */
export async function redeem(config: Configuration, arrival: Arrival, who: string): Promise<Redeemed> {
  const judged = judgeArrival(config, arrival, who)
  if (judged.kind !== 'redeem') return judged
  const { verifier: pkceCodeVerifier, nonce } = arrival.secrets
  const checks = {
    pkceCodeVerifier,
    expectedState: arrival.state,
    expectedNonce: nonce,
    idTokenExpected: true,
  }
  try {
    const tokens = await authorizationCodeGrant(config, judged.url, checks)
    return isOfTomorrow(tokens) ? { kind: 'clock' } : { kind: 'redeemed', tokens }
  } catch (error) {
    const problem = visitProblem(error)
    if (problem !== undefined) return { kind: problem }
    throw unavailable(who, error)
  }
}

/** The package compares the end with the machine's clock, and not the beginning. */
function isOfTomorrow(tokens: OpenIdTokens): boolean {
  const issuedAt = tokens.claims()?.iat ?? 0
  return issuedAt > Date.now() / 1000 + TOLERANCE_S
}
