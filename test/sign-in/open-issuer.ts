import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Grant } from '../../src/domain/grant.ts'

export const CLIENT = { clientId: 'usher', clientSecret: 's3cret+with/signs' }

type Claims = Readonly<Record<string, unknown>>

/** How the issuer behaves from now on; each may be changed between two steps. */
export type Habits = {
  /** Of the id token, in place of the usual ones. */
  claims: Claims
  /** Told to whoever asks with the access token; undefined where nobody can ask. */
  userInfo: Claims | undefined
  /** Seconds that its clock is ahead. */
  aheadS: number
  /** Answers in place of the token endpoint's own. */
  tokenAnswer: { readonly status: number; readonly body: string; readonly type?: string } | undefined
  /** Every answer is so late. */
  slowMs: number
  /** Signs with a key that it does not publish. */
  isForger: boolean
  /** Published of itself in place of the usual. */
  metadata: Claims
}

export type OpenIssuer = {
  readonly url: URL
  readonly habits: Habits
  /** What came to an endpoint, oldest first. */
  readonly asked: (path: string) => readonly URLSearchParams[]
  /** The person says yes in the browser; where they are sent then. */
  consent(url: URL, more?: Readonly<Record<string, string>>): URL
  /** The tokens that it gave last. */
  latest(): Pick<Grant, 'accessToken' | 'refreshToken'>
  close(): Promise<void>
}

const published = generateKeyPairSync('rsa', { modulusLength: 2048 })
const hidden = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A strict OpenID Connect issuer: a code is good once, for whoever has its verifier. */
export async function openIssuer(): Promise<OpenIssuer> {
  const habits: Habits = {
    claims: {},
    userInfo: undefined,
    aheadS: 0,
    tokenAnswer: undefined,
    slowMs: 0,
    isForger: false,
    metadata: {},
  }
  const requests: { readonly path: string; readonly form: URLSearchParams }[] = []
  const codes = new Map<string, URLSearchParams>()
  const refreshTokens = new Set<string>()
  let latest = { accessToken: '', refreshToken: '' }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port')
  const url = new URL(`http://127.0.0.1:${address.port}`)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path } = new URL(request.url ?? '/', url)
    const form = new URLSearchParams(await text(request))
    requests.push({ path, form })
    await new Promise((resolve) => setTimeout(resolve, habits.slowMs))
    const reply = endpoints[path]?.(form, request) ?? { status: 404, body: '{}' }
    response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json' })
    response.end(reply.body)
  }

  type Reply = NonNullable<Habits['tokenAnswer']>
  const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) })

  const endpoints: Readonly<
    Record<string, ((form: URLSearchParams, request: IncomingMessage) => Reply) | undefined>
  > = {
    '/.well-known/openid-configuration': () =>
      json({
        issuer: url.origin,
        authorization_endpoint: `${url.origin}/authorize`,
        token_endpoint: `${url.origin}/token`,
        jwks_uri: `${url.origin}/keys`,
        revocation_endpoint: `${url.origin}/revoke`,
        ...(habits.userInfo && { userinfo_endpoint: `${url.origin}/me` }),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...habits.metadata,
      }),
    '/keys': () =>
      json({
        keys: [{ ...published.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'k1' }],
      }),
    '/token': (form, request) => habits.tokenAnswer ?? giveTokens(form, request),
    '/me': () => json(habits.userInfo ?? {}),
    '/revoke': () => ({ status: 200, body: '' }),
  }

  function giveTokens(form: URLSearchParams, request: IncomingMessage): Reply {
    if (!isUsher(request)) return json({ error: 'invalid_client' }, 401)
    if (form.get('grant_type') === 'refresh_token') return giveNext(form.get('refresh_token') ?? '')
    const asked = takeAsked(form)
    if (!asked) return json({ error: 'invalid_grant' }, 400)
    return json({ ...newTokens(), id_token: idToken({ nonce: asked.get('nonce') }) })
  }

  function takeAsked(form: URLSearchParams): URLSearchParams | undefined {
    const code = form.get('code') ?? ''
    const asked = codes.get(code)
    codes.delete(code)
    const isSame =
      asked?.get('redirect_uri') === form.get('redirect_uri') &&
      asked?.get('code_challenge') === challengeOf(form.get('code_verifier') ?? '')
    return isSame ? asked : undefined
  }

  function giveNext(refreshToken: string): Reply {
    const isLive = refreshTokens.delete(refreshToken)
    return isLive ? json(newTokens()) : json({ error: 'invalid_grant', error_description: refreshToken }, 400)
  }

  function newTokens() {
    latest = { accessToken: randomUUID(), refreshToken: randomUUID() }
    const { accessToken, refreshToken } = latest
    refreshTokens.add(refreshToken)
    return { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer', expires_in: 3600 }
  }

  function idToken(claims: Claims): string {
    const iat = Math.floor(Date.now() / 1000) + habits.aheadS
    const usual = { iss: url.origin, aud: CLIENT.clientId, sub: 'account-1', iat, exp: iat + 300 }
    const { privateKey } = habits.isForger ? hidden : published
    const signed = [
      { alg: 'RS256', kid: 'k1' },
      { ...usual, ...claims, ...habits.claims },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
  }

  const close = async () => {
    if (!server.listening) return
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  onTestFinished(close)
  return {
    url,
    habits,
    asked: (path) => requests.filter((request) => request.path === path).map(({ form }) => form),
    consent: (to, more = {}) => {
      const code = randomUUID()
      codes.set(code, to.searchParams)
      const back = new URL(to.searchParams.get('redirect_uri') ?? '')
      const brought = { code, state: to.searchParams.get('state') ?? '', ...more }
      for (const [name, value] of Object.entries(brought)) back.searchParams.set(name, value)
      return back
    },
    latest: () => latest,
    close,
  }
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** By Basic, both halves form-encoded. */
function isUsher({ headers: { authorization = '' } }: IncomingMessage): boolean {
  const halves = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')
  const [id, secret] = halves.map((half) => decodeURIComponent(half.replaceAll('+', ' ')))
  return id === CLIENT.clientId && secret === CLIENT.clientSecret
}
