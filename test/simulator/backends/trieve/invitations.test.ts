import { expect, it } from 'vitest'
import { z } from 'zod'
import { openTrieve, type Rig, wishFor } from './open-trieve.ts'

const idOf = async ({ listed }: Rig): Promise<string> =>
  z.array(z.looseObject({ id: z.string() })).parse(await listed())[0]?.id ?? ''

it('lists the organization of the path, whichever the header names', async () => {
  const { call, standIn } = await openTrieve()
  const { otherOrganization: other } = standIn
  const theirs = { authorization: standIn.issueKey({ organization: other }), 'tr-organization': other }
  await call('POST /api/invitation', wishFor('bob@example.com'), theirs)
  for (const path of ['invitations', 'invitation'])
    expect((await call(`GET /api/${path}/${other}`)).body).toMatchObject([{ organization_id: other }])
  const { body } = await call(`GET /api/organization/users/${other}`)
  expect(body).toEqual([])
})

it('revokes once, and for a stranger to the organization too', async () => {
  const rig = await openTrieve()
  const { otherOrganization: other } = rig.standIn
  await rig.invite('bob@example.com')
  const line = `DELETE /api/invitation/${await idOf(rig)}`
  const theirs = { authorization: rig.standIn.issueKey({ organization: other }), 'tr-organization': other }
  expect((await rig.call(line, undefined, theirs)).status).toBe(204)
  expect(await rig.listed()).toEqual([])
  expect(await rig.call(line)).toMatchObject({ status: 400, body: { message: 'Error getting invitation.' } })
})

it('refuses ids that are none', async () => {
  const { call } = await openTrieve()
  expect((await call('DELETE /api/invitation/bob')).status).toBe(400)
  expect((await call('GET /api/invitations/editors')).status).toBe(400)
})

it('keeps what was used in the list, where it is in the way for ever', async () => {
  const rig = await openTrieve()
  const { vendor } = rig.standIn
  await rig.invite('Bob@example.com', { user_role: 1 })
  await vendor.accept('bob@example.com')
  expect(await rig.listed()).toMatchObject([{ used: true }])
  expect(await vendor.invitations()).toEqual([])
  expect(await vendor.members()).toContainEqual({ email: 'bob@example.com', role: 'admin' })
  await vendor.removeMember('bob@example.com')
  expect((await rig.invite('Bob@example.com')).body).toEqual({
    message: 'User with email Bob@example.com has already been invited',
  })
  await expect(vendor.accept('bob@example.com')).rejects.toThrow('No invitation is open')
})

it('sends who follows the link to a login, and does nothing yet', async () => {
  const rig = await openTrieve()
  await rig.invite('bob@example.com')
  const code = await idOf(rig)
  const link = `/api/auth?inv_code=${code}&organization_id=${rig.organization}&redirect_uri=http://trieve.example`
  const answer = await rig.call(`GET ${link}`, undefined, {})
  expect(answer).toMatchObject({ status: 303, body: undefined })
  expect(answer.location).toContain(code)
  expect(await rig.listed()).toMatchObject([{ used: false }])
  expect((await rig.call('GET /api/auth?inv_code=bob', undefined, {})).status).toBe(400)
})
