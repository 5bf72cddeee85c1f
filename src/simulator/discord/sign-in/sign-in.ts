import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Authorize, createAuthorize } from '../../sign-in/authorize.ts'
import type { ClientCredentials } from '../../sign-in/client-credentials.ts'
import { type Codes, createCodes } from '../../sign-in/codes.ts'
import { createRedirects } from '../../sign-in/redirects.ts'
import type { State } from '../model.ts'
import { createSessions, type Sessions } from './sessions.ts'

/** So long a code waits at Discord. Source: https://github.com/discord/discord-api-docs/issues/2526 */
const CODE_LIFE_MS = 100_000

/** Source: https://docs.discord.com/developers/topics/oauth2 */
export type SignIn = {
  readonly client: ClientCredentials
  readonly codes: Codes
  readonly sessions: Sessions
  readonly registerRedirect: (url: string) => void
  /** Whether this is the page that {@link SignIn.serve} shows in a browser. */
  isPage(request: IncomingMessage): boolean
  serve(request: IncomingMessage, response: ServerResponse): void
}

export function createSignIn(state: State): SignIn {
  const { clock, application, usher, users } = state
  const client = { id: application.id, secret: randomBytes(24).toString('base64url') }
  const codes = createCodes(clock, CODE_LIFE_MS)
  const redirects = createRedirects()
  const authorize = createAuthorize({
    clock,
    clientId: client.id,
    app: usher.name,
    look: { platform: 'Discord', accent: '#5865f2' },
    scopes: ['identify', 'email'],
    needed: 'identify',
    people: () => [...users.values()].filter(({ isBot }) => !isBot),
    redirects,
    codes,
  })
  return {
    client,
    codes,
    sessions: createSessions(clock),
    registerRedirect: redirects.register,
    isPage: (request) => PAGES.includes(urlOf(request).pathname),
    serve: (request, response) => void serve(authorize, request, response),
  }
}

const PAGES = ['/oauth2/authorize', '/api/oauth2/authorize']

const urlOf = ({ url = '/' }: IncomingMessage): URL => new URL(url, 'http://discord')

async function serve(
  authorize: Authorize,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const posted = await text(request).catch(() => '')
  const { status, headers, body } =
    request.method === 'POST'
      ? authorize.decide(new URLSearchParams(posted))
      : authorize.show(urlOf(request).searchParams)
  response.writeHead(status, headers)
  response.end(body)
}
