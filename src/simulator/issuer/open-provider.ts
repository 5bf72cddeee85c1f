import { type KeyObject, randomBytes } from 'node:crypto'
import type { Configuration, Provider } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import type { Records } from './records.ts'
import { pageHeaders, renderProblem } from './sign-in-page.ts'

/** How the application that people sign in to is registered here. */
export type Client = { readonly id: string; readonly secret: string; readonly name: string }

export type ProviderOptions = {
  readonly url: URL
  readonly title: string
  readonly client: Client
  readonly accounts: Accounts
  readonly records: Records
  /** Of the curve P-256: what ID tokens are signed with. */
  readonly key: KeyObject
  readonly accessTokenSeconds: number
}

const MINUTE_S = 60
const DAY_S = 24 * 60 * MINUTE_S

/** Where a browser chooses who it is. */
export const signInPath = (interaction: string): string => `/sign-in/${interaction}`

/** Loads the package only now: who plays without signing in does not wait for it. */
export async function openProvider(options: ProviderOptions): Promise<Provider> {
  const { Provider: Issuer, interactionPolicy } = await import('oidc-provider')
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  return new Issuer(options.url.origin, {
    ...configure(options),
    interactions: { policy, url: (_context, { uid }) => signInPath(uid) },
  })
}

/** All that is left to its default would be remarked upon on the standard output. */
const configure = ({
  title,
  client,
  accounts,
  records,
  key,
  accessTokenSeconds,
}: ProviderOptions): Configuration => ({
  adapter: (kind) => records.open(kind),
  clients: [registration(client)],
  jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig' }] },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  cookies: { keys: [randomBytes(32).toString('base64')], names: COOKIES },
  claims: { email: ['email', 'email_verified'], profile: ['name'] },
  findAccount: (_context, id) => {
    const account = accounts.find(id)
    return account && { accountId: id, claims: () => claimsOf(account) }
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  clientBasedCORS: () => false,
  features: FEATURES,
  ttl: { ...LIVES, AccessToken: accessTokenSeconds },
  renderError: (context, { error, error_description: why }) => {
    context.set(pageHeaders())
    context.body = renderProblem(title, why ?? error)
  },
})

const FEATURES: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  introspection: {
    enabled: true,
    allowedPolicy: (_context, asks, token) => asks.clientId === token.clientId,
  },
  revocation: { enabled: true, allowedPolicy: (_context, asks, token) => asks.clientId === token.clientId },
}

/** In seconds. */
const LIVES = {
  AuthorizationCode: MINUTE_S,
  IdToken: 60 * MINUTE_S,
  Interaction: 60 * MINUTE_S,
  Session: 14 * DAY_S,
  RefreshToken: 30 * DAY_S,
  Grant: 365 * DAY_S,
}

/** A native client may come back to any port of the loopback address: https://www.rfc-editor.org/rfc/rfc8252#section-7.3 */
const registration = ({ id, secret, name }: Client) => ({
  client_id: id,
  client_secret: secret,
  client_name: name,
  application_type: 'native' as const,
  redirect_uris: ['http://127.0.0.1/link/back'],
  response_types: ['code' as const],
  grant_types: ['authorization_code', 'refresh_token'],
  id_token_signed_response_alg: 'ES256' as const,
})

/** Cookies know no ports: each server of this machine is sent those of all others. */
const COOKIES = {
  session: 'issuer_session',
  interaction: 'issuer_interaction',
  resume: 'issuer_resume',
}

const claimsOf = ({ id, name, email, isVerified }: NonNullable<ReturnType<Accounts['find']>>) => ({
  sub: id,
  name,
  email,
  email_verified: isVerified,
})
