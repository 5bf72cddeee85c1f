import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { OWNER, openZenml, pick } from './rig.ts'

const BOB = 'bob@lighthouse.example'

it('lists the organizations of the caller, page by page', async () => {
  const { call, key, id, zenml } = await openZenml()
  const { token: stranger = '' } = await zenml.vendor.signUp(BOB)
  expect(pick((await call('GET /organizations', { as: key })).body, 'id')).toEqual([id])
  expect((await call('GET /organizations?offset=1', { as: key })).body).toEqual([])
  expect((await call('GET /organizations?name=Other', { as: key })).body).toEqual([])
  expect((await call('GET /organizations', { as: stranger })).body).toEqual([])
  expect((await call('GET /organizations?limit=many', { as: key })).status).toBe(422)
})

it('has five roles of its own and one that was made there, under ids of this organization', async () => {
  const one = await openZenml()
  const other = await openZenml()
  const roles = await one.roles()
  expect(Object.keys(roles)).toEqual([
    'Organization Admin',
    'Organization Manager',
    'Organization Viewer',
    'Billing Admin',
    'Organization Member',
    'Release Auditor',
  ])
  expect(Object.values(await other.roles())).not.toContain(roles['Organization Admin'])
})

it('lists people, service accounts and teams together, unless told otherwise', async () => {
  const { call, key, id } = await openZenml()
  const count = async (query: string) => {
    const { body } = await call(`GET /organizations/${id}/members${query}`, { as: key })
    return pick(body, 'team').length
  }
  expect(await count('')).toBe(3)
  expect(await count('?include_teams=false')).toBe(2)
  expect(await count('?include_teams=false&include_service_accounts=0')).toBe(1)
  expect(await count('?include_teams=no&include_service_accounts=no&include_users=no')).toBe(0)
  expect((await call(`GET /organizations/${id}/members?include_teams=2`, { as: key })).status).toBe(422)
})

it('lists who holds a role', async () => {
  const { call, key, id, roles, zenml } = await openZenml()
  await zenml.vendor.addMember(BOB, 'Organization Viewer')
  const { 'Organization Viewer': viewer } = await roles()
  const { body } = await call(`GET /organizations/${id}/members?role_id=${viewer}`, { as: key })
  expect(body).toMatchObject([{ user: { email: BOB }, team: null, roles: [{ id: viewer }] }])
})

it('removes a person by a query, and never a service account', async () => {
  const { call, key, id, zenml } = await openZenml()
  await zenml.vendor.addMember(BOB, 'Organization Member')
  const idOf = async (as: string) => pick([(await call('GET /users/me', { as })).body], 'id')[0]
  const { token: bob = '' } = await zenml.vendor.signUp(BOB)
  const remove = async (user: string) =>
    (await call(`DELETE /organizations/${id}/members${user}`, { as: key })).status
  expect(await remove('')).toBe(422)
  expect(await remove(`?user_id=${await idOf(bob)}`)).toBe(200)
  expect(await remove(`?user_id=${await idOf(bob)}`)).toBe(404)
  expect(await remove(`?user_id=${await idOf(key)}`)).toBe(403)
  expect(await zenml.vendor.members()).toEqual([{ email: OWNER, role: 'Organization Admin' }])
})

it('lets people go who want to, and nobody else remove anybody', async () => {
  const { call, id, zenml } = await openZenml()
  await zenml.vendor.addMember(BOB, 'Organization Member')
  const { token: bob = '' } = await zenml.vendor.signUp(BOB)
  const { token: ann = '' } = await zenml.vendor.signUp(OWNER)
  const remove = async (as: string, whose: string) => {
    const [user] = pick([(await call('GET /users/me', { as: whose })).body], 'id')
    return (await call(`DELETE /organizations/${id}/members?user_id=${user}`, { as })).status
  }
  expect(await remove(bob, ann)).toBe(403)
  expect(await remove(bob, bob)).toBe(200)
  expect(await remove(ann, ann)).toBe(200)
  expect(await zenml.vendor.members()).toEqual([])
})

it('is closed to strangers, and what it does not have is not found', async () => {
  const { call, key, id, zenml } = await openZenml()
  const { token: stranger = '' } = await zenml.vendor.signUp(BOB)
  for (const what of ['members', 'roles', 'invitations']) {
    expect((await call(`GET /organizations/${id}/${what}`, { as: stranger })).status).toBe(403)
    expect((await call(`GET /organizations/${randomUUID()}/${what}`, { as: key })).status).toBe(404)
    expect((await call(`GET /organizations/lighthouse/${what}`, { as: key })).body).toEqual({
      detail: [
        {
          type: 'uuid_parsing',
          loc: ['path', 'organization_id'],
          msg: 'Input should be a valid UUID',
          input: 'lighthouse',
        },
      ],
    })
  }
  expect(await call('GET /nowhere', { as: key })).toEqual({ status: 404, body: { detail: 'Not Found' } })
})

it('gives and takes roles of people and of invitations', async () => {
  const { call, key, roles, invite, zenml } = await openZenml()
  const { 'Organization Member': member = '', 'Organization Viewer': viewer = '' } = await roles()
  const invitation = await invite(BOB)
  const change = async (method: string, role: string, query: string) =>
    (await call(`${method} /roles/${role}/assignments${query}`, { as: key })).status
  expect(await change('POST', viewer, `?invitation_id=${invitation}`)).toBe(200)
  expect((await zenml.vendor.invitations())[0]?.role).toBe('Organization Viewer, Organization Member')
  expect(await change('DELETE', member, `?invitation_id=${invitation}`)).toBe(200)
  expect(await change('DELETE', member, `?invitation_id=${invitation}`)).toBe(404)
  const { body } = await call(`GET /roles/${viewer}/assignments`, { as: key })
  expect(body).toMatchObject([{ user: null, invitation: { id: invitation } }])

  await zenml.vendor.accept(BOB)
  expect((await zenml.vendor.members())[1]).toEqual({ email: BOB, role: 'Organization Viewer' })
  const { body: holders } = await call(`GET /roles/${viewer}/assignments`, { as: key })
  const { token = '' } = await zenml.vendor.signUp(BOB)
  const [bob] = pick([(await call('GET /users/me', { as: token })).body], 'id')
  expect(holders).toMatchObject([{ user: { id: bob }, invitation: null }])
  expect(await change('POST', member, `?user_id=${bob}`)).toBe(200)
  expect(await change('DELETE', viewer, `?user_id=${bob}`)).toBe(200)
  expect((await zenml.vendor.members())[1]?.role).toBe('Organization Member')

  expect(await change('POST', member, '')).toBe(400)
  expect(await change('POST', member, `?user_id=${bob}&invitation_id=${invitation}`)).toBe(400)
  expect(await change('POST', member, `?user_id=${randomUUID()}`)).toBe(404)
  expect(await change('POST', randomUUID(), `?user_id=${bob}`)).toBe(404)
})
