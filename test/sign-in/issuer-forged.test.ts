import { describe, expect, test } from 'vitest'
import { openSignIn } from './open-sign-in.ts'
import { VISIT, visit } from './visit.ts'

describe('what was not made for this visit is forged', () => {
  test.for<[string, (url: URL) => void]>([
    ['another state', ({ searchParams }) => searchParams.set('state', 'another')],
    ['no state', ({ searchParams }) => searchParams.delete('state')],
    ['two states', ({ searchParams }) => searchParams.append('state', 'another')],
    ['no code', ({ searchParams }) => searchParams.delete('code')],
    ['two codes', ({ searchParams }) => searchParams.append('code', 'another')],
    [
      'the code of another issuer',
      ({ searchParams }) => searchParams.set('iss', 'https://elsewhere.example'),
    ],
  ])('%s', async ([, change]) => {
    const { signIn, issuer, consent } = await openSignIn()
    const outcome = await visit(signIn, (url) => {
      const back = consent(url)
      change(back)
      return back
    })
    expect(outcome).toEqual({ kind: 'forged' })
    expect(issuer.asked('/token')).toEqual([])
  })

  test('no word of whom it is from, where the issuer always says so', async () => {
    const { signIn, habits, consent } = await openSignIn()
    habits.metadata = { authorization_response_iss_parameter_supported: true }
    expect(await visit(signIn, consent)).toEqual({ kind: 'forged' })
  })

  test('a no with another state', async () => {
    const { signIn } = await openSignIn()
    const back = new URL(`${VISIT.redirectUrl.href}?error=access_denied&state=another`)
    expect(await visit(signIn, () => back)).toEqual({ kind: 'forged' })
  })

  test.for<[string, Readonly<Record<string, unknown>>]>([
    ['another nonce', { nonce: 'another' }],
    ['for another application', { aud: 'another' }],
    ['from another issuer', { iss: 'https://elsewhere.example' }],
  ])('an id token with %s', async ([, claims]) => {
    const { signIn, habits, consent } = await openSignIn()
    habits.claims = claims
    const { kind } = await visit(signIn, consent)
    expect(kind).toBe('forged')
  })

  test("somebody else's word on who it is", async () => {
    const { signIn, habits, consent } = await openSignIn()
    habits.userInfo = { sub: 'account-2', email: 'eve@x.example', email_verified: true }
    expect(await visit(signIn, consent)).toEqual({ kind: 'forged' })
  })

  test('a code that another browser began is of no use with this verifier', async () => {
    const { signIn, consent } = await openSignIn()
    const other = await signIn.begin(VISIT)
    const outcome = await visit(signIn, consent, (arrival) => ({ ...arrival, secrets: other.secrets }))
    expect(outcome).toEqual({ kind: 'used' })
  })
})

describe('clocks', () => {
  test.for([
    [600, 'proved'],
    [-600, 'proved'],
    [3600, 'clock'],
    [-3600, 'clock'],
  ] as const)('that are %s seconds apart: %s', async ([aheadS, kind]) => {
    const { signIn, habits, consent } = await openSignIn()
    habits.aheadS = aheadS
    expect((await visit(signIn, consent)).kind).toBe(kind)
  })
})
