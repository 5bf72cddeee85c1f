import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { HOUR_MS, OWNER, openZenml, pick, type Rig } from './rig.ts'

const BOB = 'bob@lighthouse.example'
const WEEK_MS = 7 * 24 * HOUR_MS

const list = async ({ call, id, key }: Rig, query = '') =>
  (await call(`GET /organizations/${id}/invitations${query}`, { as: key })).body

const create = async ({ call, id, key }: Rig, json: unknown, as = key) =>
  call(`POST /organizations/${id}/invitations`, { as, json })

const tokenOf = async ({ zenml }: Rig, email: string) => (await zenml.vendor.signUp(email)).token ?? ''

it('invites for seven days', async () => {
  const rig = await openZenml()
  const { 'Organization Viewer': viewer } = await rig.roles()
  const made = await create(rig, { email: 'Bob@Lighthouse.example', role_id: viewer })
  expect(made.body).toMatchObject({
    email: BOB,
    organization_id: rig.id,
    expiration_date: '2026-03-09T12:00:00.000Z',
    state: 'pending',
  })
  expect(await list(rig)).toEqual([made.body])
  expect(await rig.zenml.vendor.invitations()).toEqual([{ email: BOB, role: 'Organization Viewer' }])
  expect(rig.zenml.vendor.mailsTo(BOB)).toBe(1)
})

it('refuses what cannot be an invitation', async () => {
  const rig = await openZenml()
  const { 'Organization Member': role_id } = await rig.roles()
  expect(await create(rig, { email: BOB, role_id: randomUUID() })).toEqual({
    status: 404,
    body: { detail: 'Role not found.' },
  })
  expect((await create(rig, { email: 'bob', role_id: 'member' })).body).toMatchObject({
    detail: [
      { loc: ['body', 'email'], type: 'value_error' },
      { loc: ['body', 'role_id'], type: 'uuid_parsing' },
    ],
  })
  expect((await create(rig, {})).body).toMatchObject({ detail: [{ type: 'missing' }, { type: 'missing' }] })
  expect((await create(rig, { email: OWNER, role_id })).status).toBe(409)
  await create(rig, { email: BOB, role_id })
  expect((await create(rig, { email: BOB, role_id })).status).toBe(409)
  await rig.zenml.vendor.addMember('eve@lighthouse.example', 'Organization Viewer')
  const eve = await tokenOf(rig, 'eve@lighthouse.example')
  expect((await create(rig, { email: 'cy@lighthouse.example', role_id }, eve)).status).toBe(403)
  expect(rig.zenml.vendor.mailsTo(BOB)).toBe(1)
})

it('lists finished ones too, unless told otherwise', async () => {
  const rig = await openZenml()
  const people = ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example']
  await rig.invite('a@x.example')
  const declined = await rig.invite('b@x.example')
  await rig.zenml.vendor.accept('a@x.example')
  await rig.call(`POST /invitations/${declined}?accept=false`, { as: await tokenOf(rig, 'b@x.example') })
  await rig.invite('c@x.example')
  rig.clock.advance(WEEK_MS)
  await rig.invite('d@x.example')
  expect(pick(await list(rig), 'email')).toEqual(people)
  expect(pick(await list(rig), 'state')).toEqual(['accepted', 'declined', 'expired', 'pending'])
  expect(pick(await list(rig, '?only_pending=true'), 'email')).toEqual(['d@x.example'])
  expect(pick(await list(rig, '?email=B@x.example'), 'email')).toEqual(['b@x.example'])
  expect(await list(rig, `?inviting_user_id=${randomUUID()}`)).toEqual([])
})

it('takes an invitation back without a trace', async () => {
  const rig = await openZenml()
  const invitation = await rig.invite(BOB)
  const revoke = async () =>
    (await rig.call(`DELETE /organizations/${rig.id}/invitations/${invitation}`, { as: rig.key })).status
  expect([await revoke(), await revoke()]).toEqual([200, 404])
  expect(await list(rig)).toEqual([])
})

it('shows the invitee theirs, without role, address or the id of the organization', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB)
  const bob = await tokenOf(rig, BOB)
  const { body } = await rig.call('GET /invitations', { as: bob })
  expect(body).toEqual([
    {
      id,
      organization_name: 'Lighthouse',
      organization_logo_url: 'https://logos.brand-cdn.example/Lighthouse.svg',
      organization_member_count: 2,
      inviting_user_name: 'usher',
      inviting_user_avatar_url: null,
      expiration_date: '2026-03-09T12:00:00.000Z',
    },
  ])
  expect([(await rig.call(`GET /invitations/${id}`, { as: bob })).body]).toEqual(body)
})

it('shows nobody the invitation of somebody else, not even the bot that made it', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB)
  for (const as of [rig.key, await tokenOf(rig, OWNER), await tokenOf(rig, 'eve@x.example')]) {
    expect((await rig.call('GET /invitations', { as })).body).toEqual([])
    expect((await rig.call(`GET /invitations/${id}`, { as })).status).toBe(404)
    expect((await rig.call(`POST /invitations/${id}?accept=true`, { as })).status).toBe(404)
    expect((await rig.call(`POST /invitations/${id}?accept=false`, { as })).status).toBe(404)
  }
  expect(await rig.zenml.vendor.invitations()).toHaveLength(1)
})

it('wants to hear yes or no, and does nothing without', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB)
  const bob = await tokenOf(rig, BOB)
  const answer = (query: string) => rig.call(`POST /invitations/${id}${query}`, { as: bob })
  expect((await answer('')).body).toEqual({
    detail: [{ type: 'missing', loc: ['query', 'accept'], msg: 'Field required', input: null }],
  })
  expect((await answer('?accept=maybe')).body).toMatchObject({ detail: [{ type: 'bool_parsing' }] })
  expect(await rig.zenml.vendor.invitations()).toHaveLength(1)
})

it('answers yes with the id of the organization, once', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB, 'Organization Viewer')
  const bob = await tokenOf(rig, BOB)
  const accept = () => rig.call(`POST /invitations/${id}?accept=true`, { as: bob })
  expect(await accept()).toEqual({ status: 200, body: rig.id })
  expect((await accept()).status).toBe(404)
  expect(await rig.zenml.vendor.members()).toContainEqual({ email: BOB, role: 'Organization Viewer' })
})

it('answers no with null, and may be asked again later', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB)
  const bob = await tokenOf(rig, BOB)
  expect(await rig.call(`POST /invitations/${id}?accept=false`, { as: bob })).toEqual({
    status: 200,
    body: null,
  })
  expect(await rig.zenml.vendor.members()).toHaveLength(1)
  expect(await rig.invite(BOB)).not.toBe(id)
  expect(rig.zenml.vendor.mailsTo(BOB)).toBe(2)
})

it('forgets what nobody answered for seven days', async () => {
  const rig = await openZenml()
  const id = await rig.invite(BOB)
  const bob = await tokenOf(rig, BOB)
  rig.clock.advance(WEEK_MS)
  expect((await rig.call('GET /invitations', { as: bob })).body).toEqual([])
  expect((await rig.call(`POST /invitations/${id}?accept=true`, { as: bob })).status).toBe(404)
  await expect(rig.zenml.vendor.accept(BOB)).rejects.toThrow('no open invitation')
})

it('counts seats when somebody accepts, and the invitation stays open', async () => {
  const rig = await openZenml({ seats: 1 })
  const id = await rig.invite(BOB)
  const bob = await tokenOf(rig, BOB)
  expect((await rig.call(`POST /invitations/${id}?accept=true`, { as: bob })).status).toBe(402)
  expect(await rig.zenml.vendor.invitations()).toHaveLength(1)
  expect(await rig.zenml.vendor.members()).toHaveLength(1)
})

it('lets people of a trusted domain in when they sign in', async () => {
  const rig = await openZenml({ trustedDomains: ['lighthouse.example'] })
  await rig.invite('bob@eng.lighthouse.example')
  await rig.invite('eve@notlighthouse.example')
  await rig.zenml.vendor.signUp('bob@eng.lighthouse.example')
  await rig.zenml.vendor.signUp('eve@notlighthouse.example')
  expect(pick(await rig.zenml.vendor.invitations(), 'email')).toEqual(['eve@notlighthouse.example'])
  expect(pick(await rig.zenml.vendor.members(), 'email')).toEqual([OWNER, 'bob@eng.lighthouse.example'])
})

it('keeps people of a trusted domain waiting while there is no seat', async () => {
  const rig = await openZenml({ trustedDomains: ['lighthouse.example'], seats: 1 })
  await rig.invite(BOB)
  await rig.zenml.vendor.signUp(BOB)
  expect(await rig.zenml.vendor.members()).toHaveLength(1)
  expect(await rig.zenml.vendor.invitations()).toHaveLength(1)
})
