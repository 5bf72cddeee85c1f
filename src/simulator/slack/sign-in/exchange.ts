import { z } from 'zod'
import { type ClientCredentials, isSameSecret, readClient } from '../../sign-in/client-credentials.ts'
import type { Codes, Grant, Redeemed } from '../../sign-in/codes.ts'
import { parseArgs } from '../api/method.ts'
import { Refusal } from '../refusal.ts'
import type { User } from '../users.ts'
import type { Workspace } from '../workspace.ts'
import { claimsOf } from './claims.ts'
import { hashOf, type IdTokens } from './id-token.ts'

const ID_TOKEN_LIFE_S = 300

export type SignInCall = {
  readonly args: Readonly<Record<string, unknown>>
  readonly authorization: string | undefined
}

type Deps = {
  readonly workspace: Workspace
  readonly client: ClientCredentials
  readonly codes: Pick<Codes, 'redeem'>
  readonly idTokens: Pick<IdTokens, 'sign'>
  readonly issuer: () => string
}

/** Guests have an account as well; another company's people sign in at theirs. */
export const maySignIn = ({ kind }: User): boolean => kind === 'person' || kind === 'guest'

/** What the application itself calls, without a bot's token. The answers go without `ok`; throws {@link Refusal}. */
export function createExchange(
  deps: Deps,
): Readonly<Record<string, ((call: SignInCall) => object) | undefined>> {
  const grants = new Map<string, Grant>()
  return {
    'openid.connect.token': (call) => {
      const grant = redeem(deps, call)
      const user = activeUser(deps.workspace, grant, 'invalid_code')
      const accessToken = `xoxp-0000000000-simulated-${deps.workspace.ids.secret(32)}`
      grants.set(accessToken, grant)
      const idToken = makeIdToken(deps, { user, grant, accessToken })
      return { access_token: accessToken, token_type: 'Bearer', id_token: idToken }
    },
    'openid.connect.userInfo': ({ args, authorization }) => {
      const [, bearer] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? []
      const given = bearer ?? args['token']
      if (typeof given !== 'string') throw new Refusal('not_authed')
      const grant = grants.get(given)
      if (!grant) throw new Refusal('invalid_auth')
      return claimsOf(deps.workspace, activeUser(deps.workspace, grant, 'account_inactive'), grant.scopes)
    },
  }
}

const tokenArgs = z.looseObject({
  code: z.string().default(''),
  grant_type: z.string().default('authorization_code'),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
})

const REFUSALS: Readonly<Record<Exclude<Redeemed['kind'], 'granted'>, string>> = {
  unknown: 'invalid_code',
  used: 'code_already_used',
  expired: 'code_expired',
  wrong_redirect: 'bad_redirect_uri',
  wrong_verifier: 'invalid_code_verifier',
}

function redeem({ client, codes }: Deps, { args, authorization }: SignInCall): Grant {
  const asked = parseArgs(tokenArgs, args)
  const given = readClient({ authorization, form: args })
  if (given.id !== client.id) throw new Refusal('invalid_client_id')
  if (!isSameSecret(given.secret ?? '', client.secret)) throw new Refusal('bad_client_secret')
  if (asked.grant_type !== 'authorization_code') throw new Refusal('invalid_grant_type')
  const { redirect_uri: redirectUri, code_verifier: verifier } = asked
  const redeemed = codes.redeem(asked.code, { redirectUri, verifier })
  if (redeemed.kind === 'granted') return redeemed.grant
  throw new Refusal(REFUSALS[redeemed.kind])
}

/** Somebody may have left between their yes and now. */
function activeUser({ users }: Workspace, { userId }: Grant, refusal: string): User {
  const user = users.get(userId)
  if (!user || !maySignIn(user)) throw new Refusal(refusal)
  return user
}

type SignedIn = { readonly user: User; readonly grant: Grant; readonly accessToken: string }

function makeIdToken(
  { workspace, client, idTokens, issuer }: Deps,
  { user, grant, accessToken }: SignedIn,
): string {
  // Real time, because the receiving library checks it against its own clock.
  const now = Math.floor(Date.now() / 1000)
  return idTokens.sign({
    iss: issuer(),
    aud: client.id,
    exp: now + ID_TOKEN_LIFE_S,
    iat: now,
    auth_time: now,
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
    at_hash: hashOf(accessToken),
    ...claimsOf(workspace, user, grant.scopes),
  })
}
