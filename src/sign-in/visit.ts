import {
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client'
import { type Arrival, type Begun, SignInUnavailable, type Visit } from './sign-in.ts'
import { wordIn } from './trouble.ts'

export type Asked = {
  readonly scopes: readonly string[]
  readonly isOpenId: boolean
  /** What this issuer wants besides. */
  readonly more: Readonly<Record<string, string>>
}

/** The browser's way to the issuer. */
export async function beginVisit(config: Configuration, visit: Visit, asked: Asked): Promise<Begun> {
  const secrets = { verifier: randomPKCECodeVerifier(), nonce: randomNonce() }
  const url = buildAuthorizationUrl(config, {
    redirect_uri: visit.redirectUrl.href,
    scope: asked.scopes.join(' '),
    state: visit.state,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
    ...(asked.isOpenId && { nonce: secrets.nonce }),
    ...asked.more,
  })
  return { url, secrets }
}

/**
 * What came back with the browser, before the issuer is asked about it: the address to redeem, which is the one that the
 * issuer was given, whatever stands between it and here. Throws {@link SignInUnavailable} for an error of the issuer's.
 */
export function judgeArrival(
  config: Configuration,
  arrival: Arrival,
  who: string,
): { readonly kind: 'redeem'; readonly url: URL } | { readonly kind: 'forged' | 'cancelled' } {
  const { searchParams: brought } = arrival.url
  if (!isOnly(brought.getAll('state'), arrival.state)) return { kind: 'forged' }
  if (!isFrom(config, brought.getAll('iss'))) return { kind: 'forged' }
  const error = brought.get('error')
  if (error === 'access_denied') return { kind: 'cancelled' }
  if (error !== null) throw new SignInUnavailable(who, { problem: wordIn(error) })
  if (brought.getAll('code').length !== 1) return { kind: 'forged' }
  const url = new URL(arrival.redirectUrl)
  url.search = arrival.url.search
  return { kind: 'redeem', url }
}

const isOnly = ([first, ...others]: readonly string[], wanted: string): boolean =>
  first === wanted && others.length === 0

/** Source: https://www.rfc-editor.org/rfc/rfc9207 */
function isFrom(config: Configuration, issuers: readonly string[]): boolean {
  const { issuer, authorization_response_iss_parameter_supported: isNeeded } = config.serverMetadata()
  return issuers.length === 0 ? !isNeeded : isOnly(issuers, issuer)
}
