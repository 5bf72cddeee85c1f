import * as client from 'openid-client'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'
import { locationOf, namesOn, signInAs } from './sign-in-browser.ts'
import { idOf, startTwin } from './slack-rig.ts'

const BACK = 'http://127.0.0.1:3999/link/back'

const originOf = ({ credentials }: SlackTwin): string => new URL(credentials.SLACK_API_URL).origin

async function start() {
  const twin = await startTwin()
  twin.registerRedirect(BACK)
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret } = twin.signInCredentials
  const options = { execute: [client.allowInsecureRequests] }
  const config = await client.discovery(new URL(originOf(twin)), id, secret, undefined, options)
  return { twin, config }
}

type Rig = Awaited<ReturnType<typeof start>>

async function begin({ config }: Pick<Rig, 'config'>, scope = 'openid email profile') {
  const verifier = client.randomPKCECodeVerifier()
  const checks = { pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: 'n-1' }
  const page = client.buildAuthorizationUrl(config, {
    redirect_uri: BACK,
    scope,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { page: page.href, checks }
}

describe('Sign in with Slack', () => {
  it('tells who somebody is, in a token that the real client believes', async () => {
    const rig = await start()
    const { page, checks } = await begin(rig)
    const back = locationOf(await signInAs(page, 'Bob Okafor'))
    expect(back.href.startsWith(BACK)).toBe(true)
    const tokens = await client.authorizationCodeGrant(rig.config, back, checks)
    expect(tokens.claims()).toMatchObject({
      iss: originOf(rig.twin),
      sub: idOf(rig.twin, 'bob'),
      nonce: 'n-1',
      'https://slack.com/user_id': idOf(rig.twin, 'bob'),
      'https://slack.com/team_id': 'T02LIGHTH0U',
      email: 'bob@lighthouse.example',
      email_verified: true,
      name: 'Bob Okafor',
    })
    const info = await client.fetchUserInfo(rig.config, tokens.access_token, idOf(rig.twin, 'bob'))
    expect(info).toMatchObject({ ok: true, email: 'bob@lighthouse.example', locale: 'en-US' })
  })

  it('tells no more than was asked for', async () => {
    const rig = await start()
    const { page, checks } = await begin(rig, 'openid')
    const back = locationOf(await signInAs(page, 'Ann Lee'))
    const claims = (await client.authorizationCodeGrant(rig.config, back, checks)).claims()
    expect(claims).not.toHaveProperty('email')
    expect(claims).not.toHaveProperty('name')
  })

  it('has no address of somebody whose workspace hides it', async () => {
    const rig = await start()
    const { page, checks } = await begin(rig)
    const back = locationOf(await signInAs(page, 'Priya Raman'))
    const claims = (await client.authorizationCodeGrant(rig.config, back, checks)).claims()
    expect(claims).not.toHaveProperty('email')
    expect(claims?.['https://slack.com/user_id']).toBe(idOf(rig.twin, 'priya'))
  })

  it('offers everybody with an account here, and nobody else', async () => {
    const rig = await start()
    const { page } = await begin(rig)
    const names = await namesOn(page)
    expect(names).toEqual(
      expect.arrayContaining(['Ann Lee', 'Gus Petrov', '&lt;!channel&gt; *bold* @everyone']),
    )
    for (const name of ['Zoé Laurent', 'Olga Kowalska', 'Deploy Robot', 'Usher', 'Slackbot'])
      expect(names).not.toContain(name)
  })

  it('says when somebody would rather not', async () => {
    const rig = await start()
    const { page, checks } = await begin(rig)
    const back = locationOf(await signInAs(page, 'Cancel'))
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([
      'access_denied',
      checks.expectedState,
    ])
  })
})

describe('the page', () => {
  it.each([
    ['an unknown application', { client_id: '1.2' }],
    ['an address that nobody entered', { redirect_uri: 'http://127.0.0.1:3999/other' }],
  ])('sends nobody back for %s', async (_what, wrong) => {
    const rig = await start()
    const url = new URL((await begin(rig)).page)
    for (const [key, value] of Object.entries(wrong)) url.searchParams.set(key, value)
    const response = await fetch(url, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Invalid')
  })

  it.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no openid', { scope: 'email' }, 'invalid_scope'],
    ['a scope of its own', { scope: 'openid admin' }, 'invalid_scope'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ])('goes back with an error for %s', async (_what, wrong, error) => {
    const rig = await start()
    const url = new URL((await begin(rig)).page)
    for (const [key, value] of Object.entries(wrong)) url.searchParams.set(key, value)
    const back = locationOf(await fetch(url, { redirect: 'manual' }))
    expect(back.searchParams.get('error')).toBe(error)
  })

  it('counts once, and runs nothing', async () => {
    const rig = await start()
    const { page } = await begin(rig)
    const shown = await fetch(page)
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(await shown.text()) ?? []
    const body = () => new URLSearchParams({ ticket, as: idOf(rig.twin, 'ann') })
    const press = () => fetch(page, { method: 'POST', redirect: 'manual', body: body() })
    expect((await press()).status).toBe(302)
    expect((await press()).status).toBe(400)
  })
})

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() })

async function exchange(twin: SlackTwin, form: Record<string, string>): Promise<string | undefined> {
  const { SLACK_CLIENT_ID: client_id, SLACK_CLIENT_SECRET: client_secret } = twin.signInCredentials
  const response = await fetch(`${twin.credentials.SLACK_API_URL}openid.connect.token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id, client_secret, redirect_uri: BACK, ...form }),
  })
  return answer.parse(await response.json()).error
}

/** A code for Ann, without PKCE. */
async function codeFor(twin: SlackTwin): Promise<string> {
  const url = new URL('/openid/connect/authorize', originOf(twin))
  const { SLACK_CLIENT_ID: client_id } = twin.signInCredentials
  const asked = { client_id, redirect_uri: BACK, response_type: 'code', scope: 'openid email' }
  for (const [key, value] of Object.entries(asked)) url.searchParams.set(key, value)
  return locationOf(await signInAs(url.href, 'Ann Lee')).searchParams.get('code') ?? ''
}

describe('a code', () => {
  it.each([
    ['with another secret', { client_secret: 'guessed' }, 'bad_client_secret'],
    ['by another application', { client_id: '1.2' }, 'invalid_client_id'],
    ['for another address', { redirect_uri: `${BACK}2` }, 'bad_redirect_uri'],
    ['that was made up', { code: 'abc' }, 'invalid_code'],
    ['for another grant', { grant_type: 'password' }, 'invalid_grant_type'],
  ])('is not exchanged %s', async (_what, wrong, error) => {
    const { twin } = await start()
    expect(await exchange(twin, { code: await codeFor(twin), ...wrong })).toBe(error)
  })

  it('is good once', async () => {
    const { twin } = await start()
    const code = await codeFor(twin)
    expect(await exchange(twin, { code })).toBeUndefined()
    expect(await exchange(twin, { code })).toBe('code_already_used')
  })

  it('is good for ten minutes', async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    const twin = await startTwin({ clock })
    twin.registerRedirect(BACK)
    const code = await codeFor(twin)
    clock.advance(10 * 60_000)
    expect(await exchange(twin, { code })).toBe('code_expired')
  })

  it('wants the verifier of its challenge', async () => {
    const rig = await start()
    const { page } = await begin(rig)
    const back = locationOf(await signInAs(page, 'Ann Lee'))
    const code = back.searchParams.get('code') ?? ''
    expect(await exchange(rig.twin, { code, code_verifier: 'guessed' })).toBe('invalid_code_verifier')
  })

  it('is worth nothing for somebody who has left meanwhile', async () => {
    const { twin } = await start()
    const code = await codeFor(twin)
    twin.becomes('ann', 'deactivated')
    expect(await exchange(twin, { code })).toBe('invalid_code')
  })
})

it('tells nothing without a token', async () => {
  const { twin } = await start()
  const ask = async (headers: Record<string, string>) => {
    const url = `${twin.credentials.SLACK_API_URL}openid.connect.userInfo`
    return answer.parse(await (await fetch(url, { headers })).json()).error
  }
  expect(await ask({})).toBe('not_authed')
  expect(await ask({ authorization: 'Bearer xoxp-made-up' })).toBe('invalid_auth')
  expect(await ask({ authorization: `Bearer ${twin.credentials.SLACK_BOT_TOKEN}` })).toBe('invalid_auth')
})

it('takes safe addresses to come back to only', async () => {
  const { twin } = await start()
  for (const url of ['http://usher.example/back', 'https://usher.example/back#x', 'javascript:alert(1)'])
    expect(() => twin.registerRedirect(url), url).toThrow('not an address to come back to')
  expect(() => twin.registerRedirect('https://usher.example/back')).not.toThrow('not')
})
