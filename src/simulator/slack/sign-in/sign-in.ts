import { randomInt } from 'node:crypto'
import { type Authorize, createAuthorize } from '../../sign-in/authorize.ts'
import type { ClientCredentials } from '../../sign-in/client-credentials.ts'
import { createCodes } from '../../sign-in/codes.ts'
import type { Page } from '../../sign-in/page.ts'
import { createRedirects } from '../../sign-in/redirects.ts'
import type { Workspace } from '../workspace.ts'
import { discoveryOf } from './discovery.ts'
import { createExchange, maySignIn, type SignInCall } from './exchange.ts'
import { createIdTokens } from './id-token.ts'

const CODE_LIFE_MS = 10 * 60_000

/** Sign in with Slack. Source: https://docs.slack.dev/authentication/sign-in-with-slack */
export type SignIn = {
  readonly client: ClientCredentials
  readonly registerRedirect: (url: string) => void
  /** What a browser gets; undefined for a path that has nothing to do with it. */
  browse(visit: Visit): Page | undefined
  /** The answer of a method, without `ok`; undefined for a method of another kind. Throws `Refusal`. */
  call(name: string, call: SignInCall): object | undefined
}

type Visit = {
  readonly method: string
  readonly url: URL
  /** What was posted. */
  readonly form: URLSearchParams
}

export function createSignIn(workspace: Workspace, origin: () => string): SignIn {
  const client = {
    id: `${randomInt(1_000_000_000, 10_000_000_000)}.${randomInt(100_000_000_000, 200_000_000_000)}`,
    secret: workspace.ids.secret(32),
  }
  const redirects = createRedirects()
  const codes = createCodes(workspace.clock, CODE_LIFE_MS)
  const idTokens = createIdTokens()
  const authorize = createAuthorize({
    clock: workspace.clock,
    clientId: client.id,
    app: workspace.manifest.display_information.name,
    look: { platform: 'Slack', place: workspace.team.name, accent: '#611f69' },
    scopes: ['openid', 'email', 'profile'],
    needed: 'openid',
    people: () => [...workspace.users.values()].filter(maySignIn),
    redirects,
    codes,
  })
  const exchange = createExchange({ workspace, client, codes, idTokens, issuer: origin })
  const pages: Readonly<Record<string, ((visit: Visit) => Page) | undefined>> = {
    '/.well-known/openid-configuration': () => json(discoveryOf(origin())),
    '/openid/connect/keys': () => json(idTokens.keys()),
    '/openid/connect/authorize': (visit) => askInBrowser(authorize, visit),
  }
  return {
    client,
    registerRedirect: redirects.register,
    browse: (visit) => pages[visit.url.pathname]?.(visit),
    call: (name, call) => exchange[name]?.(call),
  }
}

const askInBrowser = (authorize: Authorize, { method, url, form }: Visit): Page =>
  method === 'POST' ? authorize.decide(form) : authorize.show(url.searchParams)

const json = (body: object): Page => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})
