import type { CustomFetch } from 'openid-client'
import { z } from 'zod'
import { identityOf } from './claims.ts'
import { createMemory, discover, type OAuthClient } from './configuration.ts'
import { type OpenIdTokens, redeem } from './open-id.ts'
import { type Arrival, type Identity, type SignIn, type SignInOutcome, SignInUnavailable } from './sign-in.ts'
import { unavailable } from './trouble.ts'
import { beginVisit } from './visit.ts'

export type SlackSettings = { readonly apiUrl: URL; readonly client: Required<OAuthClient> }

const TITLE = 'Slack'

/**
 * Sign in with Slack, one for each workspace, which Slack opens at once. Nothing is kept that could be renewed or ended:
 * Slack's word on who somebody is was all that was asked for. https://docs.slack.dev/authentication/sign-in-with-slack
 */
export function createSlackSignIn(
  { apiUrl, client }: SlackSettings,
  manners: { readonly timeoutMs?: number } = {},
): (workspace: string) => SignIn {
  const issuerUrl = new URL(apiUrl.origin)
  const memory = createMemory(() => discover(issuerUrl, { ...manners, client, fetch: fetchFromSlack }))
  const config = () =>
    memory.get().catch((error: unknown) => {
      throw unavailable(TITLE, error)
    })
  return (workspace) => ({
    way: 'slack',
    title: TITLE,
    begin: async (visit) => beginVisit(await config(), visit, askedOf(workspace)),
    finish: async (arrival) => finish(await config(), arrival),
    refresh: async () => ({ kind: 'refused' }),
    revoke: async () => undefined,
  })
}

const askedOf = (workspace: string) => ({
  scopes: ['openid', 'email', 'profile'],
  isOpenId: true,
  more: { team: workspace },
})

async function finish(config: Parameters<typeof redeem>[0], arrival: Arrival): Promise<SignInOutcome> {
  const redeemed = await redeem(config, arrival, TITLE)
  if (redeemed.kind !== 'redeemed') return redeemed
  return { kind: 'proved', identity: whoIs(redeemed.tokens) }
}

const own = z.object({
  'https://slack.com/team_id': z.string().regex(/^[TE][A-Z0-9]+$/),
  'https://slack.com/user_id': z.string().regex(/^[UW][A-Z0-9]+$/),
})

function whoIs(tokens: OpenIdTokens): Identity {
  const claims = tokens.claims()
  const ids = own.safeParse(claims).data
  if (!ids) throw new SignInUnavailable(TITLE, { problem: 'unreadable' })
  const id = `${ids['https://slack.com/team_id']}/${ids['https://slack.com/user_id']}`
  return { ...identityOf(claims), actor: { platform: 'slack', id } }
}

/** As Slack says no to a code, whatever the reason. */
const BAD_CODES = /^(?:invalid_code|invalid_code_verifier|code_already_used|code_expired|invalid_grant)$/

const refusal = z.object({ ok: z.literal(false), error: z.string() })

/** Slack says no with the status 200, which OAuth takes for a yes: https://docs.slack.dev/reference/methods/openid.connect.token */
const fetchFromSlack: CustomFetch = async (url, { body, ...options }) => {
  // Forms are all that is ever posted.
  const response = await fetch(url, { ...options, body: body instanceof URLSearchParams ? body : null })
  if (!response.ok || !/json/.test(response.headers.get('content-type') ?? '')) return response
  const refused = refusal.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  ).data
  if (!refused) return response
  const error = BAD_CODES.test(refused.error) ? 'invalid_grant' : refused.error
  return Response.json({ error }, { status: 400 })
}
