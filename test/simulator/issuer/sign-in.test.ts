import * as client from 'openid-client'
import { describe, expect, it } from 'vitest'
import { chooseAt, openIssuer, REDIRECT } from './rig.ts'
import { createVisitor } from './visitor.ts'

const MALLORY = { id: 'mallory', name: 'Mallory Vale', email: 'ann@lighthouse.example' }

describe('signing in', () => {
  it('brings back who somebody is, and that the address is theirs', async () => {
    const { config, issuer, signIn } = await openIssuer()
    const tokens = await signIn('bob')
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
    const subject = tokens.claims()?.sub ?? ''
    expect(await client.fetchUserInfo(config, tokens.access_token, subject)).toEqual({
      sub: 'bob',
      name: 'Bob Okafor',
      email: 'bob@lighthouse.example',
      email_verified: true,
    })
    expect(await issuer.whoHas(tokens.access_token)).toBe('bob@lighthouse.example')
  })

  it('comes back to any port of this computer', async () => {
    const { begin } = await openIssuer()
    const { url } = await begin({ redirect_uri: 'http://127.0.0.1:1/link/back' })
    const back = await chooseAt(createVisitor(), url, 'ann')
    expect(back.url.href).toMatch(/^http:\/\/127\.0\.0\.1:1\/link\/back\?code=/)
  })

  it('says that somebody pressed Cancel', async () => {
    const { begin, config } = await openIssuer()
    const { url, checks } = await begin()
    const back = await chooseAt(createVisitor(), url, 'Cancel')
    expect(back.url.origin + back.url.pathname).toBe(REDIRECT)
    expect(back.url.searchParams.get('state')).toBe(checks.expectedState)
    await expect(client.authorizationCodeGrant(config, back.url, checks)).rejects.toMatchObject({
      error: 'access_denied',
    })
  })

  it('does not vouch for an address that nobody proved', async () => {
    const { config, issuer, signIn } = await openIssuer({ unverified: [MALLORY] })
    const tokens = await signIn('mallory')
    expect(await client.fetchUserInfo(config, tokens.access_token, 'mallory')).toMatchObject({
      email: 'ann@lighthouse.example',
      email_verified: false,
    })
    expect(await issuer.whoHas(tokens.access_token)).toBeUndefined()
  })

  it('takes a code once, and revokes what it gave for it when it comes again', async () => {
    const { begin, config, issuer } = await openIssuer()
    const { url, checks } = await begin()
    const back = await chooseAt(createVisitor(), url, 'bob')
    const tokens = await client.authorizationCodeGrant(config, back.url, checks)
    await expect(client.authorizationCodeGrant(config, back.url, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    expect(await issuer.whoHas(tokens.access_token)).toBeUndefined()
  })

  it('takes no code that came too late', async () => {
    const { begin, config, clock } = await openIssuer()
    const { url, checks } = await begin()
    const back = await chooseAt(createVisitor(), url, 'bob')
    clock.advance(61_000)
    await expect(client.authorizationCodeGrant(config, back.url, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('takes no code from whoever does not know the verifier', async () => {
    const { begin, config } = await openIssuer()
    const { url, checks } = await begin()
    const back = await chooseAt(createVisitor(), url, 'bob')
    const wrong = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() }
    await expect(client.authorizationCodeGrant(config, back.url, wrong)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

describe('an issuer whose clock is wrong', () => {
  it('is believed within the life of what it signs, whichever way', async () => {
    const { config, issuer, signIn } = await openIssuer()
    for (const minutes of [10, -10]) {
      issuer.skew(minutes * 60_000)
      const claims = (await signIn('bob')).claims()
      expect((claims?.iat ?? 0) - Date.now() / 1000).toBeCloseTo(minutes * 60, -1)
    }
    expect(config.serverMetadata().id_token_signing_alg_values_supported).toEqual(['ES256'])
  })

  it('is not believed where what it signs is over before it is read', async () => {
    const { issuer, signIn } = await openIssuer()
    issuer.skew(-2 * 3_600_000)
    await expect(signIn('bob')).rejects.toMatchObject({ code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' })
  })
})

describe('what was asked wrongly', () => {
  it.each([
    ['another page of this computer', 'http://127.0.0.1:40123/elsewhere'],
    ['another computer', 'https://evil.example/link/back'],
    ['a name that means this computer', 'http://localhost:40123/link/back'],
  ])('never sends the browser to %s', async (_what, redirect) => {
    const { begin, issuer } = await openIssuer()
    const stop = await createVisitor().open((await begin({ redirect_uri: redirect })).url)
    expect([stop.status, stop.url.origin]).toEqual([400, issuer.url.origin])
    expect(stop.text).toContain('Lighthouse ID cannot sign you in')
  })

  it.each([
    ['no challenge', { code_challenge: '', code_challenge_method: '' }],
    ['a challenge that is the verifier itself', { code_challenge_method: 'plain' }],
  ])('refuses %s', async (_what, change) => {
    const { begin } = await openIssuer()
    const { url } = await begin(change)
    for (const [name, value] of Object.entries(change)) if (value === '') url.searchParams.delete(name)
    const stop = await createVisitor().open(url)
    expect(stop.url.searchParams.get('error')).toBe('invalid_request')
  })

  it('knows its client by the secret', async () => {
    const { begin, issuer } = await openIssuer()
    const { url, checks } = await begin()
    const back = await chooseAt(createVisitor(), url, 'bob')
    const stranger = await client.discovery(issuer.url, 'usher', 'guessed', undefined, {
      execute: [client.allowInsecureRequests],
    })
    await expect(client.authorizationCodeGrant(stranger, back.url, checks)).rejects.toMatchObject({
      error: 'invalid_client',
    })
  })
})

describe('the sign-in page', () => {
  it('runs nothing, is framed by nobody, and lists people under their own names', async () => {
    const { begin } = await openIssuer({ unverified: [MALLORY] })
    const page = await createVisitor().open((await begin()).url)
    const { headers } = await fetch(page.url)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.text).toContain('Ann Lee')
    expect(page.text).toContain('Address not verified')
    expect(page.text).toContain('&#60;!channel&#62; *bold* @everyone')
    expect(page.text).not.toContain('olga@lighthouse.example')
    expect(page.text).not.toMatch(/<script|javascript:|https?:/)
  })

  it('is of no use in another browser, or from another page', async () => {
    const { begin } = await openIssuer()
    const own = createVisitor()
    const page = await own.open((await begin()).url)
    const stranger = await createVisitor().press(page, 'bob')
    expect([stranger.status, stranger.text]).toEqual([400, expect.stringContaining('another browser')])
    const forged = await own.press(page, 'bob', 'x'.repeat(43))
    expect([forged.status, forged.text]).toEqual([400, expect.stringContaining('not sent from')])
  })

  it('knows no account that is not on it', async () => {
    const { begin } = await openIssuer()
    const visitor = createVisitor()
    const page = await visitor.open((await begin()).url)
    expect((await visitor.press(page, 'olga')).status).toBe(400)
  })

  it.each(['consent', 'select_account consent', 'login consent'])(
    'lets the same browser be somebody else next time (%s)',
    async (prompt) => {
      const { begin, config, signIn } = await openIssuer()
      const visitor = createVisitor()
      await signIn('ann', visitor)
      const { url, checks } = await begin({ prompt })
      const page = await visitor.open(url)
      expect(page.text).toContain('Signed in')
      const back = await visitor.press(page, 'bob')
      const tokens = await client.authorizationCodeGrant(config, back.url, checks)
      expect(tokens.claims()?.sub).toBe('bob')
      expect(tokens.refresh_token).toBeTypeOf('string')
    },
  )
})
