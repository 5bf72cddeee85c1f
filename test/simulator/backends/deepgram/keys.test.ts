import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { BOB, idOf, open } from './rig.ts'

const invalid = { status: 401, body: { err_code: 'INVALID_AUTH' } }
const forbidden = { status: 403, body: { err_code: 'INSUFFICIENT_PERMISSIONS' } }

it('wants a key, and one that it knows', async () => {
  const { call } = await open()
  expect(await call('GET members', { key: '' })).toMatchObject(invalid)
  expect(await call('GET members', { key: 'made-up' })).toMatchObject(invalid)
  expect(await call('GET /v1/projects', { key: 'made-up' })).toMatchObject(invalid)
})

it('does not take a key as a bearer token', async () => {
  const { url, project, key } = await open()
  const headers = { authorization: `Bearer ${key}` }
  const { status } = await fetch(new URL(`/v1/projects/${project}/members`, url), { headers })
  expect(status).toBe(401)
})

it('lists the projects of whoever made the key', async () => {
  const { call, project, vendor } = await open()
  const listed = { projects: [{ project_id: project, name: 'Lighthouse' }] }
  expect(await call('GET /v1/projects')).toEqual({ status: 200, body: listed })
  const { token = '' } = await vendor.signUp(BOB)
  expect(await call('GET /v1/projects', { key: token })).toEqual({ status: 200, body: { projects: [] } })
})

it('keeps out a key of another project', async () => {
  const { call, vendor } = await open()
  const { token = '' } = await vendor.signUp(BOB)
  expect(await call('GET members', { key: token })).toMatchObject(forbidden)
})

it('knows no other project', async () => {
  const { call } = await open()
  const unknown = await call(`GET /v1/projects/${randomUUID()}/members`)
  expect(unknown).toMatchObject({ status: 404, body: { category: 'NOT_FOUND' } })
  expect(await call('GET /v1/projects/lighthouse/members')).toMatchObject({ status: 400 })
  expect(await call('GET /v1/teams')).toMatchObject({ status: 404 })
})

it('shows nobody to the key of a member', async () => {
  const { call } = await open({ keyRole: 'member' })
  expect(await call('GET members')).toMatchObject(forbidden)
  expect(await call('GET invites')).toMatchObject(forbidden)
  expect(await call('POST invites', { body: { email: BOB, scope: 'member' } })).toMatchObject(forbidden)
})

it('lets the key of an admin manage all but owners', async () => {
  const opened = await open({ keyRole: 'admin' })
  const { call, vendor } = opened
  expect(await call('POST invites', { body: { email: BOB, scope: 'owner' } })).toMatchObject(forbidden)
  expect(await call('POST invites', { body: { email: BOB, scope: 'admin' } })).toMatchObject({ status: 200 })
  const ann = await idOf(opened, 'ann@lighthouse.example')
  expect(await call(`DELETE members/${ann}`)).toMatchObject(forbidden)
  expect(await call(`PUT members/${ann}/scopes`, { body: { scope: 'member' } })).toMatchObject(forbidden)
  await vendor.addMember(BOB, 'admin')
  const bob = await idOf(opened, BOB)
  expect(await call(`PUT members/${bob}/scopes`, { body: { scope: 'owner' } })).toMatchObject(forbidden)
  expect(await call(`PUT members/${bob}/scopes`, { body: { scope: 'member' } })).toMatchObject({
    status: 200,
  })
})

it('caps a key by what its maker may do by now', async () => {
  const opened = await open()
  const { call, vendor } = opened
  await vendor.addMember(BOB, 'admin')
  const { token = '' } = await vendor.signUp(BOB)
  expect(await call('GET members', { key: token })).toMatchObject({ status: 200 })
  await call(`PUT members/${await idOf(opened, BOB)}/scopes`, { body: { scope: 'member' } })
  expect(await call('GET members', { key: token })).toMatchObject(forbidden)
})

it('gives the same key again', async () => {
  const { vendor } = await open()
  expect(await vendor.signUp(BOB, 'Bob')).toEqual(await vendor.signUp(BOB))
})
