import { expect, it } from 'vitest'
import { openTrieve, wishFor } from './open-trieve.ts'

it.each([
  ['raw', (key: string) => ({ authorization: key })],
  ['as a bearer', (key: string) => ({ authorization: `Bearer ${key}` })],
  ['in a header of its own', (key: string) => ({ 'x-api-key': key })],
])('takes the key %s', async (_, headersFor) => {
  const { call, key, organization } = await openTrieve()
  const headers = { ...headersFor(key), 'tr-organization': organization }
  expect(await call(`GET /api/organization/users/${organization}`, undefined, headers)).toMatchObject({
    status: 200,
    body: [{ email: 'ann@example.com' }],
  })
})

it('takes the organization from the other header too', async () => {
  const { call, key, organization } = await openTrieve()
  const headers = { authorization: key, 'x-organization': organization }
  expect((await call(`GET /api/invitations/${organization}`, undefined, headers)).status).toBe(200)
})

const calls = (
  organization: string,
): readonly (readonly [string, object | undefined, 'broken' | 'refused'])[] => [
  ['POST /api/invitation', wishFor('bob@example.com'), 'broken'],
  ['PUT /api/user', { role: 0 }, 'broken'],
  [`DELETE /api/organization/${organization}/user/${organization}`, undefined, 'broken'],
  [`GET /api/invitations/${organization}`, undefined, 'refused'],
  [`DELETE /api/invitation/${organization}`, undefined, 'refused'],
  [`GET /api/organization/users/${organization}`, undefined, 'refused'],
]

it('breaks in some places without the organization, and refuses in others', async () => {
  const { call, key, organization } = await openTrieve()
  for (const [line, body, how] of calls(organization)) {
    const answer = await call(line, body, { authorization: key })
    expect([line, answer.status, answer.body]).toEqual(
      how === 'broken'
        ? [line, 500, { message: 'Could not get dataset from request' }]
        : [line, 401, { message: 'Unauthorized' }],
    )
  }
})

it('refuses everywhere a wrong key, a key of elsewhere and an organization that is no id', async () => {
  const { call, standIn, key, organization } = await openTrieve()
  const elsewhere = standIn.issueKey({ organization: standIn.otherOrganization })
  for (const [line, body] of calls(organization)) {
    const statusWith = async (authorization: string, of = organization) =>
      (await call(line, body, { authorization, 'tr-organization': of })).status
    expect([line, await statusWith('tr-wrong')]).toEqual([line, 401])
    expect([line, await statusWith(elsewhere)]).toEqual([line, 403])
    expect([line, await statusWith(key, 'editors')]).toEqual([line, 400])
  }
})

it('refuses a plain user, and a key without the scope', async () => {
  const { call, standIn, organization } = await openTrieve()
  const path = `/api/invitations/${organization}`
  const listing = { scopes: ['GET /api/invitations/{organization_id}'] }
  const statusOf = async (line: string, wish: object) => {
    const headers = { authorization: standIn.issueKey(wish), 'tr-organization': organization }
    return (await call(line, undefined, headers)).status
  }
  expect(await statusOf(`GET ${path}`, { role: 0 })).toBe(403)
  expect(await statusOf(`GET ${path}`, { role: 1 })).toBe(200)
  expect(await statusOf(`GET ${path}`, listing)).toBe(200)
  expect(await statusOf(`GET /api/organization/users/${organization}`, listing)).toBe(403)
})

it('knows whose key a user key is, and nobody behind the key of an organization', async () => {
  const { call, standIn } = await openTrieve()
  const { token = '' } = await standIn.vendor.signUp('ann@example.com')
  expect(await standIn.vendor.signUp('ann@example.com')).toEqual({ token })
  expect(await call('GET /api/auth/me', undefined, { authorization: token })).toMatchObject({
    status: 200,
    body: { email: 'ann@example.com', name: 'Ann', user_orgs: [{ role: 2 }], orgs: [{ name: 'Editors' }] },
  })
  expect((await call('GET /api/auth/me')).status).toBe(400)
  expect((await call('GET /api/auth/me', undefined, {})).status).toBe(401)
})
