import {
  type Configuration,
  fetchUserInfo,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client'
import type { Grant } from '../domain/grant.ts'
import { identityOf } from './claims.ts'
import { createMemory, discover, type OAuthClient } from './configuration.ts'
import { type OpenIdTokens, redeem } from './open-id.ts'
import type { Arrival, Identity, RefreshOutcome, SignIn, SignInOutcome, Visit } from './sign-in.ts'
import { unavailable, visitProblem } from './trouble.ts'
import { beginVisit } from './visit.ts'

export type IssuerSettings = OAuthClient & {
  readonly issuerUrl: URL
  /** As people call it. */
  readonly name: string
  readonly scopes: readonly string[]
}

export type Manners = { readonly now: () => Date; readonly timeoutMs?: number }

/** An OpenID Connect issuer: https://openid.net/specs/openid-connect-core-1_0.html */
export function createIssuerSignIn(settings: IssuerSettings, manners: Manners): SignIn {
  const { name: title, issuerUrl, clientId, clientSecret } = settings
  const client = { clientId, ...(clientSecret !== undefined && { clientSecret }) }
  const memory = createMemory(() => discover(issuerUrl, { ...manners, client }))
  const call = async <Out>(work: (config: Configuration) => Promise<Out>): Promise<Out> => {
    try {
      return await work(await memory.get())
    } catch (error) {
      // It may have moved what it told of.
      memory.forget()
      throw unavailable(title, error)
    }
  }
  const at = { title, now: manners.now }
  return {
    way: 'issuer',
    title,
    begin: (visit) =>
      call((config) =>
        beginVisit(config, visit, {
          scopes: settings.scopes,
          isOpenId: true,
          more: promptFor(visit, settings.scopes),
        }),
      ),
    finish: (arrival) => call((config) => finish(config, arrival, at)),
    refresh: (refreshToken) => call((config) => refresh(config, refreshToken, manners.now)),
    revoke: (grant) => call((config) => revoke(config, grant)),
  }
}

/** A refresh token is given to whoever agrees to it: https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess */
function promptFor({ isAnew }: Visit, scopes: readonly string[]): Readonly<Record<string, string>> {
  const prompts = [...(isAnew ? ['login'] : []), ...(scopes.includes('offline_access') ? ['consent'] : [])]
  return prompts.length > 0 ? { prompt: prompts.join(' ') } : {}
}

type At = { readonly title: string; readonly now: () => Date }

async function finish(config: Configuration, arrival: Arrival, { title, now }: At): Promise<SignInOutcome> {
  const redeemed = await redeem(config, arrival, title)
  if (redeemed.kind !== 'redeemed') return redeemed
  try {
    const identity = await whoIs(config, redeemed.tokens)
    return { kind: 'proved', identity, grant: grantOf(redeemed.tokens, now()) }
  } catch (error) {
    const problem = visitProblem(error)
    if (problem === undefined) throw error
    return { kind: problem }
  }
}

/** Many issuers tell the address only when they are asked with the token. */
async function whoIs(config: Configuration, tokens: OpenIdTokens): Promise<Identity> {
  const claims = tokens.claims()
  if (!claims) throw new Error('There is no id token')
  const hasMore = config.serverMetadata().userinfo_endpoint !== undefined
  if (claims['email'] !== undefined || !hasMore) return identityOf(claims)
  const told = await fetchUserInfo(config, tokens.access_token, claims.sub)
  return identityOf({ ...claims, ...told })
}

const grantOf = (tokens: TokenEndpointResponse, now: Date): Grant => ({
  accessToken: tokens.access_token,
  ...(tokens.refresh_token !== undefined && { refreshToken: tokens.refresh_token }),
  ...(tokens.expires_in !== undefined && { expiresAt: new Date(now.getTime() + tokens.expires_in * 1000) }),
})

/** Where the issuer gives no other refresh token, the one there is stays good. */
async function refresh(
  config: Configuration,
  refreshToken: string,
  now: () => Date,
): Promise<RefreshOutcome> {
  try {
    const tokens = await refreshTokenGrant(config, refreshToken)
    return { kind: 'refreshed', grant: { refreshToken, ...grantOf(tokens, now()) } }
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return { kind: 'refused' }
    throw error
  }
}

/** Source: https://www.rfc-editor.org/rfc/rfc7009 */
async function revoke(config: Configuration, { accessToken, refreshToken }: Grant): Promise<void> {
  if (config.serverMetadata().revocation_endpoint === undefined) return
  if (refreshToken !== undefined)
    await tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' })
  // Not every issuer ends with the one what the other opens, and some cannot end it at all.
  await tokenRevocation(config, accessToken, { token_type_hint: 'access_token' }).catch((error: unknown) => {
    if (!(error instanceof ResponseBodyError && error.error === 'unsupported_token_type')) throw error
  })
}
