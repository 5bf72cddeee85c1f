import * as client from 'openid-client'
import { describe, expect, it } from 'vitest'
import { type Begun, chooseAt, openIssuer } from './rig.ts'
import { createVisitor } from './visitor.ts'

const BOB = 'bob@lighthouse.example'
const HOUR_MS = 3_600_000
const invalid = { error: 'invalid_grant' }

describe('an access token', () => {
  it.each([
    ['an hour', {}, HOUR_MS],
    ['as long as was said', { accessTokenSeconds: 90 }, 90_000],
  ])('is taken for %s', async (_what, options, ms) => {
    const { clock, issuer, signIn } = await openIssuer(options)
    const { access_token: token, expires_in: seconds } = await signIn('bob')
    expect(seconds).toBe(ms / 1000)
    clock.advance(ms - 1)
    expect(await issuer.whoHas(token)).toBe(BOB)
    clock.advance(1)
    expect(await issuer.whoHas(token)).toBeUndefined()
  })

  it('of nobody is nobody’s', async () => {
    const { issuer } = await openIssuer()
    expect(await issuer.whoHas('made-up')).toBeUndefined()
  })
})

describe('a refresh token', () => {
  it('gives new ones, and is used up by it', async () => {
    const { clock, config, issuer, signIn } = await openIssuer()
    const first = await signIn('bob')
    clock.advance(HOUR_MS)
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '')
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await issuer.whoHas(second.access_token)).toBe(BOB)
  })

  it('that comes again was stolen: nothing of that sign-in is taken any more', async () => {
    const { config, issuer, signIn } = await openIssuer()
    const first = await signIn('bob')
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '')
    await expect(client.refreshTokenGrant(config, first.refresh_token ?? '')).rejects.toMatchObject(invalid)
    await expect(client.refreshTokenGrant(config, second.refresh_token ?? '')).rejects.toMatchObject(invalid)
    expect(await issuer.whoHas(second.access_token)).toBeUndefined()
  })

  it('is used up too where the answer was lost', async () => {
    const { config, issuer, signIn } = await openIssuer()
    const { refresh_token: token = '' } = await signIn('bob')
    issuer.faults.add({ method: 'POST', path: /^\/token/ }, { kind: 'answer_after', status: 502 })
    await expect(client.refreshTokenGrant(config, token)).rejects.toThrow(client.ClientError)
    await expect(client.refreshTokenGrant(config, token)).rejects.toMatchObject(invalid)
  })

  it('is only for who asked to have access while away, and with their consent', async () => {
    const { begin, config } = await openIssuer()
    for (const change of [{ scope: 'openid email' }, { prompt: 'login' }])
      expect(await refreshTokenFor(config, await begin(change))).toBeUndefined()
  })
})

describe('taken back', () => {
  it.each(['access_token', 'refresh_token'] as const)('by the application: its %s', async (which) => {
    const { config, issuer, signIn } = await openIssuer()
    const tokens = await signIn('bob')
    await client.tokenRevocation(config, tokens[which] ?? '')
    expect(await issuer.whoHas(tokens.access_token)).toBeUndefined()
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject(invalid)
    expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
  })

  it('by an administrator: everything of that account and of no other', async () => {
    const { config, issuer, signIn } = await openIssuer()
    const [first, second, other] = [await signIn('bob'), await signIn('bob'), await signIn('ann')]
    expect(await client.tokenIntrospection(config, first.access_token)).toMatchObject({ active: true })
    issuer.signOutEverywhere('Bob@lighthouse.example')
    issuer.signOutEverywhere('nobody@lighthouse.example')
    for (const { access_token: token, refresh_token: refresh = '' } of [first, second]) {
      expect(await issuer.whoHas(token)).toBeUndefined()
      await expect(client.refreshTokenGrant(config, refresh)).rejects.toMatchObject(invalid)
      await expect(client.fetchUserInfo(config, token, 'bob')).rejects.toMatchObject({ status: 401 })
    }
    expect(await issuer.whoHas(other.access_token)).toBe('ann@lighthouse.example')
  })
})

async function refreshTokenFor(config: client.Configuration, { url, checks }: Begun) {
  const back = await chooseAt(createVisitor(), url, 'bob')
  const tokens = await client.authorizationCodeGrant(config, back.url, checks)
  return tokens.refresh_token
}
