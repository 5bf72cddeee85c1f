import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../../src/simulator/clock.ts'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { startTwin } from './discord-rig.ts'
import { locationOf, namesOn, signInAs } from './sign-in-browser.ts'

const BACK = 'http://127.0.0.1:3999/link/back'

async function start(clock?: Clock): Promise<DiscordTwin> {
  const twin = await startTwin(clock ? { clock } : {})
  twin.registerRedirect(BACK)
  return twin
}

function pageOf(twin: DiscordTwin, more: Record<string, string> = {}): string {
  const url = new URL('/oauth2/authorize', twin.credentials.DISCORD_API_URL)
  const asked = {
    client_id: twin.credentials.DISCORD_APP_ID,
    redirect_uri: BACK,
    response_type: 'code',
    scope: 'identify email',
    state: 's-1',
    ...more,
  }
  for (const [key, value] of Object.entries(asked)) url.searchParams.set(key, value)
  return url.href
}

const codeFor = async (twin: DiscordTwin, name: string, more?: Record<string, string>): Promise<string> =>
  locationOf(await signInAs(pageOf(twin, more), name)).searchParams.get('code') ?? ''

const reply = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  error: z.string().optional(),
})

type Sent = { readonly path?: string; readonly authorization?: string }

async function send(
  twin: DiscordTwin,
  form: Record<string, string>,
  { path = 'token', ...headers }: Sent = {},
) {
  const own = {
    client_id: twin.credentials.DISCORD_APP_ID,
    client_secret: twin.signInCredentials.DISCORD_CLIENT_SECRET,
  }
  const response = await fetch(`${twin.credentials.DISCORD_API_URL}/oauth2/${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ ...(!headers.authorization && own), ...form }),
  })
  return { status: response.status, ...reply.parse(await response.json()) }
}

const exchange = (twin: DiscordTwin, code: string, more: Record<string, string> = {}) =>
  send(twin, { grant_type: 'authorization_code', code, redirect_uri: BACK, ...more })

async function whoIs(twin: DiscordTwin, token: string | undefined) {
  const response = await fetch(`${twin.credentials.DISCORD_API_URL}/users/@me`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
}

const idOf = (twin: DiscordTwin, handle: string) => twin.people.find((person) => person.handle === handle)?.id

describe('OAuth2', () => {
  it('tells who somebody is, and their verified address', async () => {
    const twin = await start()
    const back = locationOf(await signInAs(pageOf(twin), 'Mia Tanaka'))
    expect(back.searchParams.get('state')).toBe('s-1')
    const tokens = await exchange(twin, back.searchParams.get('code') ?? '')
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 604_800, scope: 'identify email' })
    const { body } = await whoIs(twin, tokens.access_token)
    expect(body).toMatchObject({
      id: idOf(twin, 'mia'),
      username: 'mia',
      email: 'mia@lighthouse.example',
      verified: true,
    })
  })

  it.each([
    ['an address nobody verified', 'finn 🦊', { email: 'finn@lighthouse.example', verified: false }],
    ['an account without an address', 'Amara Diallo', { email: null, verified: false }],
  ])('says so of %s', async (_what, name, told) => {
    const twin = await start()
    const { access_token } = await exchange(twin, await codeFor(twin, name))
    expect((await whoIs(twin, access_token)).body).toMatchObject(told)
  })

  it('tells no address that was not asked for', async () => {
    const twin = await start()
    const { access_token } = await exchange(twin, await codeFor(twin, 'Ann Lee', { scope: 'identify' }))
    const { body } = await whoIs(twin, access_token)
    expect(body['id']).toBe(idOf(twin, 'ann'))
    expect(body['email'] ?? body['verified']).toBeUndefined()
  })

  it('signs in anybody with an account, also from outside of the server, and no bots', async () => {
    const names = await namesOn(pageOf(await start()))
    expect(names).toEqual(expect.arrayContaining(['Erik Sørensen', 'Otto Outside']))
    expect(names).not.toContain('Botto')
    expect(names).not.toContain('Usher')
  })

  it('says when somebody would rather not', async () => {
    const twin = await start()
    const back = locationOf(await signInAs(pageOf(twin), 'Cancel'))
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual(['access_denied', 's-1'])
  })

  it('takes the secret by HTTP Basic as well', async () => {
    const twin = await start()
    const { DISCORD_APP_ID: id } = twin.credentials
    const basic = Buffer.from(`${id}:${twin.signInCredentials.DISCORD_CLIENT_SECRET}`).toString('base64')
    const form = {
      grant_type: 'authorization_code',
      code: await codeFor(twin, 'Ann Lee'),
      redirect_uri: BACK,
    }
    expect((await send(twin, form, { authorization: `Basic ${basic}` })).status).toBe(200)
  })

  it('wants the verifier of a challenge', async () => {
    const twin = await start()
    const challenge = {
      code_challenge: createHash('sha256').update('verifier').digest('base64url'),
      code_challenge_method: 'S256',
    }
    const code = () => codeFor(twin, 'Ann Lee', challenge)
    expect((await exchange(twin, await code(), { code_verifier: 'verifier' })).status).toBe(200)
    expect(await exchange(twin, await code(), { code_verifier: 'other' })).toMatchObject({
      error: 'invalid_grant',
    })
    expect(await exchange(twin, await code())).toMatchObject({ error: 'invalid_request' })
  })

  it.each([
    ['for another address', { redirect_uri: `${BACK}2` }, 400, 'invalid_grant'],
    ['with another secret', { client_secret: 'guessed' }, 401, 'invalid_client'],
    ['by another application', { client_id: '1' }, 401, 'invalid_client'],
    ['that was made up', { code: 'abc' }, 400, 'invalid_grant'],
    ['for another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('does not exchange a code %s', async (_what, wrong, status, error) => {
    const twin = await start()
    const code = await codeFor(twin, 'Ann Lee')
    expect(await exchange(twin, code, wrong)).toMatchObject({ status, error })
  })

  it('exchanges a code once, and soon', async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    const twin = await start(clock)
    const code = await codeFor(twin, 'Ann Lee')
    expect((await exchange(twin, code)).status).toBe(200)
    expect((await exchange(twin, code)).error).toBe('invalid_grant')
    const late = await codeFor(twin, 'Ann Lee')
    clock.advance(10 * 60_000)
    expect((await exchange(twin, late)).error).toBe('invalid_grant')
  })

  it('takes no JSON', async () => {
    const twin = await start()
    const response = await fetch(`${twin.credentials.DISCORD_API_URL}/v10/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'authorization_code', code: await codeFor(twin, 'Ann Lee') }),
    })
    expect(response.status).toBe(400)
  })
})

describe('a token', () => {
  it('is refreshed once by each refresh token', async () => {
    const twin = await start()
    const first = await exchange(twin, await codeFor(twin, 'Ann Lee'))
    const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' }
    const second = await send(twin, form)
    expect((await whoIs(twin, second.access_token)).body['username']).toBe('ann')
    expect((await whoIs(twin, first.access_token)).status).toBe(401)
    expect((await send(twin, form)).error).toBe('invalid_grant')
  })

  it('ends when either of the two is revoked', async () => {
    const twin = await start()
    const { access_token, refresh_token = '' } = await exchange(twin, await codeFor(twin, 'Ann Lee'))
    expect((await send(twin, { token: refresh_token }, { path: 'token/revoke' })).status).toBe(200)
    expect((await whoIs(twin, access_token)).status).toBe(401)
  })

  it('ends after a week', async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    const twin = await start(clock)
    const { access_token } = await exchange(twin, await codeFor(twin, 'Ann Lee'))
    clock.advance(7 * 86_400_000)
    expect((await whoIs(twin, access_token)).status).toBe(401)
  })

  it('opens nothing that is for the bot', async () => {
    const twin = await start()
    const { access_token } = await exchange(twin, await codeFor(twin, 'Ann Lee'))
    const response = await fetch(`${twin.credentials.DISCORD_API_URL}/v10/users/${idOf(twin, 'bob')}`, {
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect(response.status).toBe(401)
  })
})

it.each([
  ['an unknown application', { client_id: '1' }],
  ['an address that nobody entered', { redirect_uri: 'http://127.0.0.1:3999/other' }],
])('sends nobody back for %s', async (_what, wrong) => {
  const response = await fetch(pageOf(await start(), wrong), { redirect: 'manual' })
  expect(response.status).toBe(400)
})
