import { describe, expect, test } from 'vitest'
import { createIssuerSignIn } from '../../src/sign-in/issuer.ts'
import type { SignIn } from '../../src/sign-in/sign-in.ts'
import { CLIENT } from './open-issuer.ts'
import { NOON, openSignIn } from './open-sign-in.ts'
import { troubleOf } from './trouble.ts'
import { VISIT, visit } from './visit.ts'

async function grantFrom(signIn: SignIn, consent: (url: URL) => URL) {
  const outcome = await visit(signIn, consent)
  const grant = outcome.kind === 'proved' ? outcome.grant : undefined
  if (grant?.refreshToken === undefined) throw new Error('There is no refresh token')
  return { grant, refreshToken: grant.refreshToken }
}

describe('a grant', () => {
  test('is renewed', async () => {
    const { signIn, issuer, consent } = await openSignIn()
    const { refreshToken } = await grantFrom(signIn, consent)
    expect(await signIn.refresh(refreshToken)).toEqual({
      kind: 'refreshed',
      grant: { ...issuer.latest(), expiresAt: new Date('2030-01-02T13:00:00Z') },
    })
    expect(issuer.latest().refreshToken).not.toBe(refreshToken)
    expect(await signIn.refresh(refreshToken)).toEqual({ kind: 'refused' })
  })

  test('keeps its refresh token where the issuer gives no other', async () => {
    const { signIn, habits, consent } = await openSignIn()
    const { refreshToken } = await grantFrom(signIn, consent)
    habits.tokenAnswer = { status: 200, body: '{"access_token":"next","token_type":"bearer"}' }
    expect(await signIn.refresh(refreshToken)).toEqual({
      kind: 'refreshed',
      grant: { accessToken: 'next', refreshToken },
    })
  })

  test('is not lost because the issuer does not know Usher any more', async () => {
    const { signIn, habits, consent } = await openSignIn()
    const { refreshToken } = await grantFrom(signIn, consent)
    habits.tokenAnswer = { status: 401, body: '{"error":"invalid_client"}' }
    expect(await troubleOf(signIn.refresh(refreshToken))).toBe('Lighthouse ID is unavailable: invalid_client')
  })

  test('is ended with both of its tokens', async () => {
    const { signIn, issuer, consent } = await openSignIn()
    const { grant } = await grantFrom(signIn, consent)
    await signIn.revoke(grant)
    const revoked = issuer.asked('/revoke').map((form) => form.get('token'))
    expect(revoked).toEqual([grant.refreshToken, grant.accessToken])
  })

  test('ends by itself where the issuer ends none', async () => {
    const { signIn, issuer, habits, consent } = await openSignIn()
    habits.metadata = { revocation_endpoint: undefined }
    const { grant } = await grantFrom(signIn, consent)
    await signIn.revoke(grant)
    expect(issuer.asked('/revoke')).toEqual([])
  })
})

describe('an issuer in trouble', () => {
  test('is away', async () => {
    const { signIn, issuer } = await openSignIn()
    await issuer.close()
    expect(await troubleOf(signIn.begin(VISIT))).toBe('Lighthouse ID is unavailable: ECONNREFUSED')
    expect(await troubleOf(signIn.refresh('r'))).toBe('Lighthouse ID is unavailable: ECONNREFUSED')
    expect(await troubleOf(signIn.revoke({ accessToken: 'a' }))).toContain('ECONNREFUSED')
  })

  test('is slow', async () => {
    const { signIn, habits, consent } = await openSignIn({ timeoutMs: 200 })
    expect(
      await troubleOf(
        visit(signIn, (url) => {
          habits.slowMs = 1_000
          return consent(url)
        }),
      ),
    ).toBe('Lighthouse ID is unavailable: OAUTH_TIMEOUT')
  })

  test.for([
    ['an error of its own', { status: 500, body: '<h1>Oh no</h1>', type: 'text/html' }],
    ['no JSON', { status: 200, body: '<h1>Oh no</h1>', type: 'text/html' }],
    ['broken JSON', { status: 200, body: '{"access_token"' }],
    ['a list', { status: 200, body: '[]' }],
    ['no token', { status: 200, body: '{}' }],
    ['no id token', { status: 200, body: '{"access_token":"a","token_type":"bearer"}' }],
    [
      'an id token that is none',
      { status: 200, body: '{"access_token":"a","token_type":"bearer","id_token":"x"}' },
    ],
    ['an error that is no word', { status: 400, body: '{"error":"the code c0de-1 is bad"}' }],
  ] as const)('answers with %s', async ([, tokenAnswer]) => {
    const { signIn, habits, consent } = await openSignIn()
    habits.tokenAnswer = tokenAnswer
    expect(await troubleOf(visit(signIn, consent))).toMatch(/^Lighthouse ID is unavailable: \w+$/)
  })

  test('is not believed without the nonce of the visit', async () => {
    const { signIn, habits, consent } = await openSignIn()
    habits.claims = { nonce: undefined }
    expect(await troubleOf(visit(signIn, consent))).toContain('OAUTH_INVALID_RESPONSE')
  })

  test('is not believed where another key has signed', async () => {
    const { signIn, habits, consent } = await openSignIn()
    habits.isForger = true
    expect(await troubleOf(visit(signIn, consent))).toContain('OAUTH_INVALID_RESPONSE')
  })

  test('says so to the browser', async () => {
    const { signIn } = await openSignIn()
    const back = new URL(`${VISIT.redirectUrl.href}?error=temporarily_unavailable&state=${VISIT.state}`)
    expect(await troubleOf(visit(signIn, () => back))).toBe(
      'Lighthouse ID is unavailable: temporarily_unavailable',
    )
  })

  test('on another machine is not called by http', async () => {
    const issuerUrl = new URL('http://login.lighthouse.invalid')
    const settings = { ...CLIENT, issuerUrl, name: 'Lighthouse ID', scopes: ['openid'] }
    const signIn = createIssuerSignIn(settings, { now: () => NOON })
    expect(await troubleOf(signIn.begin(VISIT))).toContain('OAUTH_HTTP_REQUEST_FORBIDDEN')
  })
})
