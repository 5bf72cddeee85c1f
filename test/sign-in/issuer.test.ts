import { describe, expect, test } from 'vitest'
import { CLIENT } from './open-issuer.ts'
import { openSignIn } from './open-sign-in.ts'
import { troubleOf } from './trouble.ts'
import { VISIT, visit } from './visit.ts'

const ANN = { name: 'Ann', email: 'Ann@Lighthouse.example', email_verified: true }

describe('the way to the issuer', () => {
  test('carries PKCE, state and nonce, and never what is secret', async () => {
    const { signIn, issuer } = await openSignIn()
    const { url, secrets } = await signIn.begin(VISIT)
    expect(`${url.origin}${url.pathname}`).toBe(`${issuer.url.origin}/authorize`)
    const { code_challenge: challenge, ...asked } = Object.fromEntries(url.searchParams)
    expect(challenge).toMatch(/^[\w-]{43}$/)
    expect(asked).toEqual({
      client_id: 'usher',
      response_type: 'code',
      redirect_uri: 'https://usher.example/link/back',
      scope: 'openid email offline_access',
      state: VISIT.state,
      nonce: secrets.nonce,
      code_challenge_method: 'S256',
      prompt: 'consent',
    })
    expect(url.href).not.toContain(secrets.verifier)
    expect(url.href).not.toContain(CLIENT.clientSecret)
  })

  test('is another one each time', async () => {
    const { signIn } = await openSignIn()
    const [one, other] = [await signIn.begin(VISIT), await signIn.begin(VISIT)]
    expect(one.secrets.verifier).not.toBe(other.secrets.verifier)
    expect(one.secrets.nonce).not.toBe(other.secrets.nonce)
  })

  test.for([
    ['openid', false, null],
    ['openid', true, 'login'],
    ['openid offline_access', true, 'login consent'],
  ] as const)('for %s, anew: %s, asks for %s', async ([scopes, isAnew, prompt]) => {
    const { signIn } = await openSignIn({ scopes: scopes.split(' ') })
    const { url } = await signIn.begin({ ...VISIT, isAnew })
    expect(url.searchParams.get('prompt')).toBe(prompt)
  })

  test('the issuer is asked once what it is, and again after a failure', async () => {
    const { signIn, issuer, habits } = await openSignIn()
    habits.metadata = { issuer: 'https://elsewhere.example' }
    await troubleOf(signIn.begin(VISIT))
    habits.metadata = {}
    await signIn.begin(VISIT)
    await signIn.begin(VISIT)
    expect(issuer.asked('/.well-known/openid-configuration')).toHaveLength(2)
  })
})

describe('who comes back', () => {
  test('is known by the issuer, with a grant', async () => {
    const { signIn, issuer, habits, consent } = await openSignIn()
    habits.claims = ANN
    expect(await visit(signIn, consent)).toEqual({
      kind: 'proved',
      identity: {
        subject: 'account-1',
        name: 'Ann',
        email: 'ann@lighthouse.example',
        hasUnverifiedEmail: false,
      },
      grant: { ...issuer.latest(), expiresAt: new Date('2030-01-02T13:00:00Z') },
    })
  })

  test('may have to be asked for with the token', async () => {
    const { signIn, habits, consent } = await openSignIn()
    habits.userInfo = {
      sub: 'account-1',
      preferred_username: 'ann',
      email: 'ann@x.example',
      email_verified: 'true',
    }
    expect(await visit(signIn, consent)).toMatchObject({
      identity: { subject: 'account-1', name: 'ann', email: 'ann@x.example' },
    })
  })

  test.for([
    [{ email_verified: false }, true],
    [{ email_verified: 'false' }, true],
    [{ email_verified: 1 }, true],
    [{ email_verified: undefined }, true],
    [{ email: undefined }, false],
    [{ email: 'no address' }, false],
  ] as const)('has no address with %o', async ([claims, hasUnverifiedEmail]) => {
    const { signIn, habits, consent } = await openSignIn()
    habits.claims = { ...ANN, ...claims }
    const outcome = await visit(signIn, consent)
    expect(outcome).toMatchObject({ kind: 'proved', identity: { hasUnverifiedEmail } })
    expect(JSON.stringify(outcome)).not.toContain('"email"')
  })

  test('said no', async () => {
    const { signIn } = await openSignIn()
    const back = new URL(`${VISIT.redirectUrl.href}?error=access_denied&state=${VISIT.state}`)
    expect(await visit(signIn, () => back)).toEqual({ kind: 'cancelled' })
  })

  test('has loaded the page twice', async () => {
    const { signIn, issuer } = await openSignIn()
    const { url, secrets } = await signIn.begin(VISIT)
    const arrival = { ...VISIT, url: issuer.consent(url), secrets }
    expect(await signIn.finish(arrival)).toMatchObject({ kind: 'proved' })
    expect(await signIn.finish(arrival)).toEqual({ kind: 'used' })
  })

  test('is redeemed under the address that the issuer knows, whatever a proxy made of it', async () => {
    const { signIn, consent } = await openSignIn()
    const outcome = await visit(
      signIn,
      (url) => new URL(`http://10.0.0.7:3000/link/back${consent(url).search}`),
    )
    expect(outcome).toMatchObject({ kind: 'proved' })
  })
})
