import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createDiscordSignIn } from '../../src/sign-in/discord.ts'
import { VISIT, visit } from './visit.ts'

const APP = '123456789012345678'
const ANN = {
  id: '223456789012345678',
  username: 'ann',
  global_name: 'Ann',
  email: 'Ann@Lighthouse.example',
  verified: true,
}

type Reply = { readonly status: number; readonly body: string }

/** What Discord's OAuth does for one person. A code is good once. */
async function open(me: unknown = ANN) {
  const revoked: (string | null)[] = []
  const habits: { tokenAnswer?: Reply; meAnswer?: Reply; revokeStatus: number } = { revokeStatus: 200 }
  let challenge: string | null = null
  const endpoints: Readonly<Record<string, (form: URLSearchParams, authorization: string) => Reply>> = {
    '/api/oauth2/token': (form, authorization) => {
      if (authorization !== `Basic ${Buffer.from(`${APP}:f00d`).toString('base64')}`)
        return { status: 401, body: '{"error":"invalid_client"}' }
      const verified = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (habits.tokenAnswer) return habits.tokenAnswer
      if (form.get('code') !== 'c0de' || verified !== challenge)
        return {
          status: 400,
          body: '{"error":"invalid_grant","error_description":"Invalid \\"code\\" in request."}',
        }
      challenge = null
      return {
        status: 200,
        body: '{"token_type":"Bearer","access_token":"t0ken","expires_in":604800,"refresh_token":"r3fresh","scope":"identify email"}',
      }
    },
    '/api/v10/users/@me': (_form, authorization) =>
      authorization === 'Bearer t0ken'
        ? (habits.meAnswer ?? { status: 200, body: JSON.stringify(me) })
        : { status: 401, body: '{"message":"401: Unauthorized","code":0}' },
    '/api/oauth2/token/revoke': (form) => {
      revoked.push(form.get('token'))
      return { status: habits.revokeStatus, body: '{}' }
    },
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    const reply = endpoints[request.url ?? '']?.(form, request.headers.authorization ?? '')
    response.writeHead(reply?.status ?? 404, { 'content-type': 'application/json' })
    response.end(reply?.body)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port')
  const apiUrl = new URL(`http://127.0.0.1:${address.port}/api`)
  const signIn = createDiscordSignIn({ apiUrl, appId: APP, clientSecret: 'f00d' })
  const consent = (url: URL) => {
    challenge = url.searchParams.get('code_challenge')
    return new URL(`${VISIT.redirectUrl.href}?code=c0de&state=${VISIT.state}`)
  }
  return { signIn, consent, revoked, habits, apiUrl, close }
}

test('the browser goes to Discord with PKCE and state, and sees as whom it is signed in', async () => {
  const { signIn, apiUrl } = await open()
  const { url, secrets } = await signIn.begin(VISIT)
  expect(`${url.origin}${url.pathname}`).toBe(`${apiUrl.origin}/oauth2/authorize`)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: APP,
    response_type: 'code',
    redirect_uri: 'https://usher.example/link/back',
    scope: 'identify email',
    state: VISIT.state,
    code_challenge: createHash('sha256').update(secrets.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'consent',
  })
})

test('whoever signs in with Discord is who they are there, and the token is ended at once', async () => {
  const { signIn, consent, revoked } = await open()
  expect(await visit(signIn, consent)).toEqual({
    kind: 'proved',
    identity: {
      subject: ANN.id,
      name: 'Ann',
      email: 'ann@lighthouse.example',
      hasUnverifiedEmail: false,
      actor: { platform: 'discord', id: ANN.id },
    },
  })
  expect(revoked).toEqual(['t0ken'])
})

test.for([
  ['is not verified', { verified: false }, true],
  ['may be verified or not', { verified: undefined }, true],
  ['is not told', { email: null }, false],
] as const)('an address that %s is none', async ([, change, hasUnverifiedEmail]) => {
  const { signIn, consent } = await open({ ...ANN, ...change })
  const outcome = await visit(signIn, consent)
  expect(outcome).toMatchObject({ kind: 'proved', identity: { hasUnverifiedEmail } })
  expect(JSON.stringify(outcome)).not.toContain('@')
})

test('who has no name is called by their handle', async () => {
  const { signIn, consent } = await open({ ...ANN, global_name: null })
  expect(await visit(signIn, consent)).toMatchObject({ identity: { name: 'ann' } })
})

test('a page that is loaded twice, another verifier, another state, a no', async () => {
  const { signIn, consent } = await open()
  const { url, secrets } = await signIn.begin(VISIT)
  const arrival = { ...VISIT, url: consent(url), secrets }
  expect(await signIn.finish(arrival)).toMatchObject({ kind: 'proved' })
  expect(await signIn.finish(arrival)).toEqual({ kind: 'used' })
  const other = await signIn.begin(VISIT)
  expect(await visit(signIn, consent, (came) => ({ ...came, secrets: other.secrets }))).toEqual({
    kind: 'used',
  })
  expect(await visit(signIn, consent, (came) => ({ ...came, state: 'another' }))).toEqual({ kind: 'forged' })
  const no = new URL(`${VISIT.redirectUrl.href}?error=access_denied&state=${VISIT.state}`)
  expect(await visit(signIn, () => no)).toEqual({ kind: 'cancelled' })
})

test('a code of another issuer is forged', async () => {
  const { signIn, consent, apiUrl } = await open()
  const withIssuer = (iss: string) => (url: URL) =>
    new URL(`${consent(url).href}&iss=${encodeURIComponent(iss)}`)
  expect(await visit(signIn, withIssuer('https://elsewhere.example'))).toEqual({ kind: 'forged' })
  expect(await visit(signIn, withIssuer(apiUrl.origin))).toMatchObject({ kind: 'proved' })
})

test('where Discord does not end the token, the person is known all the same', async () => {
  const { signIn, consent, habits, revoked } = await open()
  habits.revokeStatus = 500
  expect(await visit(signIn, consent)).toMatchObject({ kind: 'proved' })
  expect(revoked).toEqual(['t0ken'])
})

test.for<[string, { readonly tokenAnswer?: Reply; readonly meAnswer?: Reply }, string]>([
  ['a wrong secret', { tokenAnswer: { status: 401, body: '{"error":"invalid_client"}' } }, 'invalid_client'],
  ['rubbish for a token', { tokenAnswer: { status: 200, body: '<h1>t0ken</h1>' } }, 'OAUTH_PARSE_ERROR'],
  ['rubbish for a person', { meAnswer: { status: 200, body: '{"id":7}' } }, 'unreadable'],
  ['no person', { meAnswer: { status: 503, body: 'down' } }, 'status_503'],
])('%s is trouble, and nothing secret is told', async ([, answers, problem]) => {
  const { signIn, consent, habits } = await open()
  Object.assign(habits, answers)
  const error: unknown = await visit(signIn, consent).catch((thrown: unknown) => thrown)
  expect(String(error)).toBe(`SignInUnavailable: Discord is unavailable: ${problem}`)
  expect(error instanceof Error ? error.cause : 'none').toBeUndefined()
})

test('Discord is away', async () => {
  const { signIn, consent, close } = await open()
  close()
  await expect(visit(signIn, consent)).rejects.toThrow('Discord is unavailable: ECONNREFUSED')
})

test('nothing is kept that could be renewed', async () => {
  const { signIn } = await open()
  expect(await signIn.refresh('r3fresh')).toEqual({ kind: 'refused' })
  await expect(signIn.revoke({ accessToken: 't0ken' })).resolves.toBeUndefined()
})
