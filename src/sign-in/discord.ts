import {
  allowInsecureRequests,
  authorizationCodeGrant,
  Configuration,
  fetchProtectedResource,
  tokenRevocation,
} from 'openid-client'
import { z } from 'zod'
import { isThisMachine } from '../domain/this-machine.ts'
import { emailOf } from './claims.ts'
import { authenticate, TIMEOUT_MS } from './configuration.ts'
import { type Arrival, type Identity, type SignIn, type SignInOutcome, SignInUnavailable } from './sign-in.ts'
import { unavailable, visitProblem } from './trouble.ts'
import { beginVisit, judgeArrival } from './visit.ts'

export type DiscordSettings = { readonly apiUrl: URL; readonly appId: string; readonly clientSecret: string }

const TITLE = 'Discord'

/** Plain OAuth 2: https://docs.discord.com/developers/topics/oauth2 */
export function createDiscordSignIn(
  settings: DiscordSettings,
  { timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): SignIn {
  const { apiUrl } = settings
  const config = configurationOf(settings, timeoutMs)
  const me = new URL(`${apiUrl.href}/v10/users/@me`)
  return {
    way: 'discord',
    title: TITLE,
    begin: (visit) =>
      beginVisit(config, visit, {
        scopes: ['identify', 'email'],
        isOpenId: false,
        // So that everybody sees as whom they are signed in, and can change it.
        more: { prompt: 'consent' },
      }),
    finish: (arrival) => finish({ config, me }, arrival),
    refresh: async () => ({ kind: 'refused' }),
    revoke: async () => undefined,
  }
}

/** What Discord publishes of itself, without asking for it: https://discord.com/.well-known/oauth-authorization-server */
function configurationOf({ apiUrl, appId, clientSecret }: DiscordSettings, timeoutMs: number): Configuration {
  const { origin, protocol, hostname } = apiUrl
  const server = {
    issuer: origin,
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/api/oauth2/token`,
    revocation_endpoint: `${origin}/api/oauth2/token/revoke`,
  }
  const auth = authenticate({ clientId: appId, clientSecret })
  const config = new Configuration(server, appId, undefined, auth)
  config.timeout = timeoutMs / 1000
  if (protocol === 'http:' && isThisMachine(hostname)) allowInsecureRequests(config)
  return config
}

type Discord = { readonly config: Configuration; readonly me: URL }

async function finish(discord: Discord, arrival: Arrival): Promise<SignInOutcome> {
  const { config } = discord
  const judged = judgeArrival(config, arrival, TITLE)
  if (judged.kind !== 'redeem') return judged
  const checks = { pkceCodeVerifier: arrival.secrets.verifier, expectedState: arrival.state }
  try {
    const { access_token: token } = await authorizationCodeGrant(config, judged.url, checks)
    return { kind: 'proved', identity: await whoIs(discord, token) }
  } catch (error) {
    const problem = visitProblem(error)
    if (problem !== undefined) return { kind: problem }
    throw unavailable(TITLE, error)
  }
}

async function whoIs({ config, me }: Discord, token: string): Promise<Identity> {
  try {
    const response = await fetchProtectedResource(config, token, me, 'GET')
    const user = person.safeParse(await response.json().catch(() => undefined)).data
    if (user) return identityOf(user)
    throw new SignInUnavailable(TITLE, { problem: response.ok ? 'unreadable' : `status_${response.status}` })
  } finally {
    // It has told everything that it was for. Where Discord does not hear it, it ends by itself.
    await tokenRevocation(config, token).catch(() => undefined)
  }
}

/** Source: https://docs.discord.com/developers/resources/user#user-object */
const person = z.object({
  id: z.string().regex(/^\d{15,20}$/),
  username: z.string(),
  global_name: z.string().nullish(),
  email: z.string().nullish(),
  verified: z.boolean().optional(),
})

const identityOf = ({
  id,
  username,
  global_name: name,
  email,
  verified,
}: z.infer<typeof person>): Identity => ({
  subject: id,
  name: name ?? username,
  ...emailOf(email ?? undefined, verified === true),
  actor: { platform: 'discord', id },
})
