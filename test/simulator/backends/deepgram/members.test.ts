import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { ANN, BOB, idOf, open } from './rig.ts'

it('lists members with their scopes, and names where it has them', async () => {
  const { call, vendor } = await open()
  await vendor.addMember(BOB, 'member')
  expect(await call('GET members')).toMatchObject({
    status: 200,
    body: {
      members: [
        { email: ANN, first_name: 'Ann', last_name: 'Archer', scopes: ['owner'] },
        { email: BOB, scopes: ['member'] },
      ],
    },
  })
  expect(JSON.stringify(await call('GET members')).match(/first_name/g)).toHaveLength(1)
})

it('replaces a role by a role and adds any other scope', async () => {
  const opened = await open()
  const { call, vendor } = opened
  await vendor.addMember(BOB, 'member')
  const path = `members/${await idOf(opened, BOB)}/scopes`
  await call(`PUT ${path}`, { body: { scope: 'members:read' } })
  await call(`PUT ${path}`, { body: { scope: 'admin' } })
  expect(await call(`GET ${path}`)).toEqual({ status: 200, body: { scopes: ['admin', 'members:read'] } })
  expect(await vendor.members()).toContainEqual({ email: BOB, role: 'admin' })
  const { token = '' } = await vendor.signUp(BOB)
  expect(await call(`GET ${path}`, { key: token })).toMatchObject({ status: 200 })
})

it('refuses a scope that there is not, or none', async () => {
  const opened = await open()
  const path = `members/${await idOf(opened, ANN)}/scopes`
  const unknown = await opened.call(`PUT ${path}`, { body: { scope: 'emperor' } })
  expect(unknown).toMatchObject({ status: 400, body: { category: 'INVALID_REQUEST' } })
  const missing = await opened.call(`PUT ${path}`, { body: {} })
  expect(missing).toMatchObject({ status: 400, body: { category: 'INVALID_JSON' } })
  const broken = await opened.call(`PUT ${path}`, { body: '{"scope"' })
  expect(broken).toMatchObject({ status: 400, body: { err_code: 'Bad Request' } })
})

it('removes a member with the keys that they made', async () => {
  const opened = await open()
  const { call, vendor } = opened
  await vendor.addMember(BOB, 'admin')
  const { token = '' } = await vendor.signUp(BOB)
  const id = await idOf(opened, BOB)
  expect(await call(`DELETE members/${id}`)).toMatchObject({ status: 200 })
  expect(await vendor.members()).toEqual([{ email: ANN, role: 'owner' }])
  expect(await call('GET /v1/projects', { key: token })).toMatchObject({ status: 401 })
  expect(await call(`DELETE members/${id}`)).toMatchObject({ status: 400 })
  expect(await vendor.signUp(BOB)).not.toEqual({ token })
})

it('keeps the only owner', async () => {
  const opened = await open()
  const { call, vendor } = opened
  const ann = await idOf(opened, ANN)
  const kept = { status: 400, body: 'Bad Request: a project keeps at least one owner' }
  expect(await call(`DELETE members/${ann}`)).toEqual(kept)
  expect(await call(`PUT members/${ann}/scopes`, { body: { scope: 'admin' } })).toEqual(kept)
  expect(await call('DELETE leave')).toEqual(kept)
  await expect(vendor.removeMember(ANN)).rejects.toThrow('Refused with 400')
  await vendor.addMember(BOB, 'owner')
  expect(await call(`PUT members/${ann}/scopes`, { body: { scope: 'admin' } })).toMatchObject({ status: 200 })
})

it('takes leave as the wish of whoever made the key, and kills the key', async () => {
  const { call, vendor } = await open({ keyRole: 'admin' })
  expect(await vendor.members()).toHaveLength(2)
  expect(await call('DELETE leave')).toMatchObject({ status: 200 })
  expect(await vendor.members()).toEqual([{ email: ANN, role: 'owner' }])
  expect(await call('GET members')).toMatchObject({ status: 401 })
})

it('knows members by their id alone', async () => {
  const { call } = await open()
  expect(await call(`DELETE members/${randomUUID()}`)).toMatchObject({ status: 400 })
  expect(await call(`GET members/${encodeURIComponent(ANN)}/scopes`)).toMatchObject({ status: 400 })
})
