import { describe, expect, it } from 'vitest'
import { HOUR_MS, OWNER, openZenml, pick } from './rig.ts'

it('gives an hour of access for a key', async () => {
  const { call, key, clock } = await openZenml()
  const { status, body } = await call('POST /auth/login', { form: { password: key } })
  expect([status, body]).toEqual([200, expect.objectContaining({ token_type: 'bearer', expires_in: 3600 })])
  const [token = ''] = pick([body], 'access_token')
  expect((await call('GET /users/me', { as: token })).status).toBe(200)
  clock.advance(HOUR_MS)
  expect(await call('GET /users/me', { as: token })).toEqual({
    status: 401,
    body: { detail: 'Invalid or expired credentials' },
  })
  expect((await call('GET /users/me', { as: key })).status).toBe(200)
})

it.each([
  ['a wrong key', { form: { password: 'ZENPROKEY_wrong' } }, 401],
  ['no password', { form: { secret: 'x' } }, 422],
  ['JSON', { json: { password: 'x' } }, 422],
  ['nothing', {}, 422],
])('gives none for %s', async (_name, ask, status) => {
  const { call } = await openZenml()
  expect((await call('POST /auth/login', ask)).status).toBe(status)
})

it('tells people who they are', async () => {
  const { call, zenml, key } = await openZenml()
  const { token = '' } = await zenml.vendor.signUp(OWNER)
  const { body } = await call('GET /users/me', { as: token })
  expect(body).toMatchObject({ email: OWNER, name: 'Ann Lee', is_service_account: false })
  expect(pick([body], 'avatar_url')[0]).toContain('https://pictures.avatar-host.example/')
  expect((await call('GET /users/me', { as: key })).body).toMatchObject({ email: null, name: 'usher' })
})

it('asks everybody else who they are', async () => {
  const { call, id } = await openZenml()
  const paths = [
    'users/me',
    'organizations',
    'invitations',
    `organizations/${id}/members`,
    `roles/${id}/assignments`,
  ]
  for (const path of paths) {
    expect((await call(`GET /${path}`)).status).toBe(401)
    expect((await call(`GET /${path}`, { as: 'wrong' })).status).toBe(401)
  }
})

it('gives the same person the same token', async () => {
  const { zenml } = await openZenml()
  const first = await zenml.vendor.signUp('bob@lighthouse.example', 'Bob')
  expect(await zenml.vendor.signUp('bob@lighthouse.example')).toEqual(first)
})

describe('who signed in at the issuer that it trusts', () => {
  const signIn = async (token: string) => (token === 'of-bob' ? 'bob@lighthouse.example' : undefined)

  it('is the account of that address from the first time on', async () => {
    const { call, zenml } = await openZenml({ signIn })
    const first = await call('GET /users/me', { as: 'of-bob' })
    expect(first.body).toMatchObject({ email: 'bob@lighthouse.example', name: 'bob' })
    const { token = '' } = await zenml.vendor.signUp('bob@lighthouse.example')
    expect(await call('GET /users/me', { as: token })).toEqual(first)
    expect((await call('GET /users/me', { as: 'of-nobody' })).status).toBe(401)
  })

  it('answers the invitations of that address', async () => {
    const { call, zenml, invite } = await openZenml({ signIn })
    const invitation = await invite('bob@lighthouse.example')
    expect((await call(`POST /invitations/${invitation}?accept=true`, { as: 'of-bob' })).status).toBe(200)
    expect(await zenml.vendor.members()).toContainEqual(
      expect.objectContaining({ email: 'bob@lighthouse.example' }),
    )
  })

  it('is in by that alone where the domain is trusted', async () => {
    const { call, zenml, invite } = await openZenml({ signIn, trustedDomains: ['lighthouse.example'] })
    await invite('bob@lighthouse.example')
    await call('GET /users/me', { as: 'of-bob' })
    expect(await zenml.vendor.members()).toHaveLength(2)
  })
})
