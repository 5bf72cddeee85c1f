import { describe, expect, test } from 'vitest'
import { SignInUnavailable } from '../../src/sign-in/sign-in.ts'
import { createSlackSignIn } from '../../src/sign-in/slack.ts'
import { CLIENT, openIssuer } from './open-issuer.ts'
import { VISIT, visit } from './visit.ts'

const ANN = {
  sub: 'U1',
  name: 'Ann',
  email: 'ann@lighthouse.example',
  email_verified: true,
  'https://slack.com/team_id': 'T1',
  'https://slack.com/user_id': 'U1',
}

async function open() {
  const issuer = await openIssuer()
  issuer.habits.claims = ANN
  const signIn = createSlackSignIn({ apiUrl: new URL('/api/', issuer.url), client: CLIENT })('T1')
  return { issuer, signIn, habits: issuer.habits, consent: (url: URL) => issuer.consent(url) }
}

test('whoever signs in with Slack is who they are there, and leaves nothing to keep', async () => {
  const { signIn, consent } = await open()
  expect(await visit(signIn, consent)).toEqual({
    kind: 'proved',
    identity: {
      subject: 'U1',
      name: 'Ann',
      email: 'ann@lighthouse.example',
      hasUnverifiedEmail: false,
      actor: { platform: 'slack', id: 'T1/U1' },
    },
  })
})

test('the browser goes to the workspace where it was asked for', async () => {
  const { signIn, issuer } = await open()
  const { url, secrets } = await signIn.begin(VISIT)
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    team: 'T1',
    scope: 'openid email profile',
    nonce: secrets.nonce,
    code_challenge_method: 'S256',
  })
  expect(url.origin).toBe(issuer.url.origin)
})

test('an address that Slack does not vouch for is none', async () => {
  const { signIn, habits, consent } = await open()
  habits.claims = { ...ANN, email_verified: false }
  const outcome = await visit(signIn, consent)
  expect(outcome).toMatchObject({ kind: 'proved', identity: { hasUnverifiedEmail: true } })
  expect(JSON.stringify(outcome)).not.toContain('@')
})

describe('Slack says no with a status that means yes', () => {
  test.for(['invalid_code', 'code_already_used', 'code_expired', 'invalid_code_verifier'])(
    '%s: the code is used up',
    async (error) => {
      const { signIn, habits, consent } = await open()
      habits.tokenAnswer = { status: 200, body: JSON.stringify({ ok: false, error }) }
      expect(await visit(signIn, consent)).toEqual({ kind: 'used' })
    },
  )

  test('anything else is trouble', async () => {
    const { signIn, habits, consent } = await open()
    habits.tokenAnswer = { status: 200, body: '{"ok":false,"error":"bad_client_secret"}' }
    await expect(visit(signIn, consent)).rejects.toThrow('Slack is unavailable: bad_client_secret')
  })
})

test.for([
  ['another nonce', { nonce: 'another' }, 'forged'],
  ['of another application', { aud: 'another' }, 'forged'],
  ['of yesterday', { iat: 1, exp: 2 }, 'clock'],
] as const)('an id token with %s is refused', async ([, claims, kind]) => {
  const { signIn, habits, consent } = await open()
  habits.claims = { ...ANN, ...claims }
  expect(await visit(signIn, consent)).toEqual({ kind })
})

test.for([
  ['no workspace', { 'https://slack.com/team_id': undefined }],
  ['a workspace that is none', { 'https://slack.com/team_id': '../T1' }],
  ['no member', { 'https://slack.com/user_id': 7 }],
] as const)('an id token with %s is not read', async ([, claims]) => {
  const { signIn, habits, consent } = await open()
  habits.claims = { ...ANN, ...claims }
  await expect(visit(signIn, consent)).rejects.toThrow(SignInUnavailable)
})

test('who said no, and who comes with another state', async () => {
  const { signIn } = await open()
  const back = (state: string) => () =>
    new URL(`${VISIT.redirectUrl.href}?error=access_denied&state=${state}`)
  expect(await visit(signIn, back(VISIT.state))).toEqual({ kind: 'cancelled' })
  expect(await visit(signIn, back('another'))).toEqual({ kind: 'forged' })
})

test('Slack is away', async () => {
  const { signIn, issuer } = await open()
  await issuer.close()
  await expect(signIn.begin(VISIT)).rejects.toThrow('Slack is unavailable: ECONNREFUSED')
})

test('nothing is renewed or ended', async () => {
  const { signIn, issuer } = await open()
  expect(await signIn.refresh('xoxe-1')).toEqual({ kind: 'refused' })
  await signIn.revoke({ accessToken: 'xoxp-1' })
  expect(issuer.asked('/revoke')).toEqual([])
})
