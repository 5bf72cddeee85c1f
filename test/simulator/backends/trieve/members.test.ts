import { expect, it } from 'vitest'
import { z } from 'zod'
import { openTrieve, type Rig } from './open-trieve.ts'

const users = z.array(z.looseObject({ id: z.string(), email: z.string() }))

async function idOf({ call, organization }: Rig, email: string): Promise<string> {
  const { body } = await call(`GET /api/organization/users/${organization}`)
  return users.parse(body).find((user) => user.email === email)?.id ?? ''
}

const asAdmin = ({ standIn, organization }: Rig) => ({
  authorization: standIn.issueKey({ role: 1 }),
  'tr-organization': organization,
})

it('lists members with exactly the row of the organization', async () => {
  const { call, organization, standIn } = await openTrieve()
  await standIn.vendor.addMember('bob@example.com', 'Admin')
  const { body } = await call(`GET /api/organization/users/${organization}`)
  expect(body).toMatchObject([
    { email: 'ann@example.com', name: 'Ann', user_orgs: [{ organization_id: organization, role: 2 }] },
    { email: 'bob@example.com', name: null, user_orgs: [{ organization_id: organization, role: 1 }] },
  ])
})

it('removes from the organization of the header, whatever the path says, and also the only owner', async () => {
  const rig = await openTrieve()
  const line = `DELETE /api/organization/${rig.standIn.otherOrganization}/user/${await idOf(rig, 'ann@example.com')}`
  expect((await rig.call(line)).status).toBe(204)
  expect(await rig.standIn.vendor.members()).toEqual([])
  expect(await rig.call(line)).toMatchObject({ status: 400, body: { message: 'Error loading user role' } })
})

it('lets nobody remove who ranks above them', async () => {
  const rig = await openTrieve()
  const line = `DELETE /api/organization/${rig.organization}/user/${await idOf(rig, 'ann@example.com')}`
  expect(await rig.call(line, undefined, asAdmin(rig))).toMatchObject({
    status: 403,
    body: { message: 'Forbidden' },
  })
  expect(await rig.standIn.vendor.members()).toHaveLength(1)
})

it('lets an admin make a plain user of the only owner', async () => {
  const rig = await openTrieve()
  const change = { user_id: await idOf(rig, 'ann@example.com'), role: 0 }
  expect((await rig.call('PUT /api/user', change, asAdmin(rig))).status).toBe(204)
  expect(await rig.standIn.vendor.members()).toEqual([{ email: 'ann@example.com', role: 'user' }])
})

it('refuses to give more than the caller has, and to change a stranger', async () => {
  const rig = await openTrieve()
  const { otherOrganization: nobody } = rig.standIn
  const ann = await idOf(rig, 'ann@example.com')
  const statusOf = async (change: unknown, headers?: Record<string, string>) =>
    (await rig.call('PUT /api/user', change, headers)).status
  expect(await statusOf({ user_id: ann, role: 2 }, asAdmin(rig))).toBe(400)
  expect(await statusOf({ user_id: nobody, role: 0 })).toBe(400)
  expect(await statusOf({ user_id: 'ann', role: 0 })).toBe(400)
})

it('lets a plain user change only themselves, and nobody remove by name', async () => {
  const rig = await openTrieve()
  await rig.standIn.vendor.addMember('bob@example.com', 'user')
  const { token = '' } = await rig.standIn.vendor.signUp('bob@example.com')
  const bob = { authorization: token, 'tr-organization': rig.organization }
  const id = await idOf(rig, 'bob@example.com')
  expect((await rig.call('PUT /api/user', { role: 0 }, bob)).status).toBe(204)
  expect((await rig.call('PUT /api/user', { user_id: id, role: 0 }, bob)).status).toBe(400)
  const leaving = `DELETE /api/organization/${rig.organization}/user/${id}`
  expect((await rig.call(leaving, undefined, bob)).status).toBe(403)
})
