import * as client from 'openid-client'
import { afterEach, expect, vi } from 'vitest'
import type { Clock } from '../../../src/simulator/clock.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type Issuer, type IssuerOptions, startIssuer } from '../../../src/simulator/issuer/issuer.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { createVisitor, type Stop, type Visitor } from './visitor.ts'

export const REDIRECT = 'http://127.0.0.1:40123/link/back'

export type Rig = {
  readonly issuer: Issuer
  readonly clock: Clock
  readonly config: client.Configuration
  /** A sign-in as the application begins it; `change` is what it gets wrong, or wants otherwise. */
  readonly begin: (change?: Readonly<Record<string, string>>) => Promise<Begun>
  /** From the first click to the tokens. */
  readonly signIn: (
    account: string,
    visitor?: Visitor,
  ) => Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers>
}

export type Begun = {
  readonly url: URL
  /** What the application keeps to itself until the browser comes back. */
  readonly checks: client.AuthorizationCodeGrantChecks & { readonly pkceCodeVerifier: string }
}

const open: Issuer[] = []
const said = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]

afterEach(async () => {
  for (const issuer of open.splice(0)) await issuer.close()
  expect(said.flatMap((spy) => spy.mock.calls)).toEqual([])
})

export async function openIssuer(options: Partial<IssuerOptions> = {}): Promise<Rig> {
  const clock = createManualClock(new Date('2026-03-02T12:00:00Z'))
  const issuer = await startIssuer({ clock, people: createWorld().people, ...options })
  open.push(issuer)
  const config = await discover(issuer)
  const begin = (change = {}) => beginAt(config, change)
  return {
    issuer,
    clock,
    config,
    begin,
    signIn: async (account, visitor = createVisitor()) => {
      const { url, checks } = await begin()
      const back = await chooseAt(visitor, url, account)
      return client.authorizationCodeGrant(config, back.url, checks)
    },
  }
}

/** With the credentials that an operator would set. */
function discover({ environment }: Issuer): Promise<client.Configuration> {
  const { USHER_SIGN_IN_ISSUER: issuer = '', USHER_SIGN_IN_CLIENT_ID: id = '' } = environment
  return client.discovery(new URL(issuer), id, environment['USHER_SIGN_IN_CLIENT_SECRET'], undefined, {
    execute: [client.allowInsecureRequests],
  })
}

async function beginAt(
  config: client.Configuration,
  change: Readonly<Record<string, string>>,
): Promise<Begun> {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid email profile offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...change,
  })
  return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce } }
}

/** Opens the sign-in page and presses one of its buttons; ends where the browser is sent back to. */
export async function chooseAt(visitor: Visitor, url: URL, button: string): Promise<Stop> {
  const page = await visitor.open(url)
  expect(page.text).toContain('Sign in to Lighthouse ID')
  return visitor.press(page, button)
}
