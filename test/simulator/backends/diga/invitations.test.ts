import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRig, type Rig } from './rig.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const bob = 'bob@example.com'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const send = (email = bob, role?: string) => rig.call('POST /v1/project/invitation/send', { email, role })
const sent = async (email = bob) => rig.pick(await send(email), 'id')
const tokenOf = async (email: string) => (await rig.diga.vendor.signUp(email)).token ?? ''
const at = (id: string) => `/v1/project/invitation/${id}`

describe('sending', () => {
  it('invites as a member unless told otherwise, with an end', async () => {
    expect(await send('Bob@Example.com')).toMatchObject({
      status: 201,
      body: {
        invited_email: bob,
        inviter_name: 'Ann',
        project_id: rig.project,
        project_name: 'Lighthouse',
        expires_at: new Date(rig.clock.now().getTime() + WEEK_MS).toISOString(),
        registered: false,
        invited_profile_id: null,
        role: 'member',
      },
    })
    expect(await rig.diga.vendor.invitations()).toEqual([{ email: bob, role: 'member' }])
  })

  it('says whether the address has an account', async () => {
    await tokenOf(bob)
    expect(await send()).toMatchObject({ status: 201, body: { registered: true } })
  })

  it('makes a second invitation and a second mail for the same address', async () => {
    expect(await sent()).not.toBe(await sent())
    expect(rig.diga.vendor.mailsTo(bob)).toBe(2)
  })

  it('refuses members, bad addresses and unknown roles', async () => {
    expect(await send('ann@lighthouse.example')).toMatchObject({
      status: 409,
      body: { status: 'error', error_code: 'PROFILE_ALREADY_IN_PROJECT' },
    })
    expect(await send('bob')).toMatchObject({ status: 400, body: { error_code: 'INVALID_EMAIL' } })
    expect(await send(bob, 'owner')).toMatchObject({ status: 422, body: { error_code: 'NOT_VALID_FIELD' } })
    expect(rig.diga.vendor.mailsTo(bob)).toBe(0)
  })

  it('refuses what it cannot read in the validator’s shape', async () => {
    const wrong = await rig.call('POST /v1/project/invitation/send', { role: 'admin' })
    expect(wrong).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'email'] }] } })
    expect(await rig.call('POST /v1/project/invitation/send', '{"email":')).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body'] }] },
    })
  })
})

describe('sending many', () => {
  const invitations = [{ email: bob }, { email: 'no address' }, { email: 'eve@example.com', role: 'reader' }]
  const path = 'POST /v1/project/invitation/send/bulk'

  it('succeeds in part', async () => {
    expect(await rig.call(path, { invitations })).toMatchObject({
      status: 201,
      body: {
        successful: [{ invited_email: bob }, { invited_email: 'eve@example.com', role: 'reader' }],
        failed: [{ email: 'no address', success: false, invitation: null }],
      },
    })
  })

  it('may contradict itself', async () => {
    await rig.close()
    rig = await openRig({ contradictsItself: true })
    expect(await rig.call(path, { invitations })).toMatchObject({
      status: 201,
      body: {
        successful: [{ invited_email: bob }],
        failed: [
          { email: 'no address', success: true, invitation: null },
          { email: 'eve@example.com', success: true, invitation: { role: 'reader' } },
        ],
      },
    })
  })
})

describe('an invitation', () => {
  it('is seen by whoever knows its id, until it ends', async () => {
    const id = await sent()
    expect(await rig.call(`GET ${at(id)}`, undefined, '')).toMatchObject({ status: 200, body: { id } })
    rig.clock.advance(WEEK_MS)
    const expired = await rig.call(`GET ${at(id)}`, undefined, '')
    expect(expired).toMatchObject({ status: 410, body: { error_code: 'INVITATION_EXPIRED' } })
    expect(await rig.diga.vendor.invitations()).toEqual([])
  })

  it('is gone when it was revoked, however often', async () => {
    const id = await sent()
    for (const gone of [id, id, randomUUID()])
      expect(await rig.call(`DELETE ${at(gone)}`)).toEqual({ status: 204, body: undefined })
    expect(await rig.call(`GET ${at(id)}`)).toMatchObject({
      status: 404,
      body: { error_code: 'INVITATION_NOT_FOUND' },
    })
    expect(await rig.call('DELETE /v1/project/invitation/none')).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['path', 'invitation_id'] }] },
    })
  })

  it('gets another role while it is open', async () => {
    const id = await sent()
    const path = `PATCH /v1/project/${rig.project}/invitation/${id}/role`
    expect((await rig.call(path, { role: 'reader' })).status).toBe(204)
    expect(await rig.diga.vendor.invitations()).toEqual([{ email: bob, role: 'reader' }])
    await rig.call(`DELETE ${at(id)}`)
    expect((await rig.call(path, { role: 'reader' })).status).toBe(404)
  })

  it('of others is left alone', async () => {
    const id = await sent()
    const change = `PATCH /v1/project/${rig.project}/invitation/${id}/role`
    expect((await rig.call(change, { role: 'admin' }, rig.diga.strangersKey)).status).toBe(404)
    expect((await rig.call(`DELETE ${at(id)}`, undefined, rig.diga.strangersKey)).status).toBe(204)
    expect(await rig.diga.vendor.invitations()).toEqual([{ email: bob, role: 'member' }])
  })
})

describe('joining', () => {
  const join = (id: string, token: string) => rig.call(`POST ${at(id)}/join`, undefined, token)

  it('makes the invitee a member and ends every invitation to them', async () => {
    const [first, second] = [await sent(), await sent()]
    const token = await tokenOf(bob)
    expect(await join(first, token)).toMatchObject({
      status: 200,
      body: { id: rig.project, members_count: 2 },
    })
    expect((await join(second, token)).status).toBe(404)
    expect(await rig.diga.vendor.members()).toContainEqual({ email: bob, role: 'member' })
    expect(await rig.diga.vendor.invitations()).toEqual([])
  })

  it('is for the invitee alone, in time', async () => {
    const id = await sent()
    const [token, eve] = [await tokenOf(bob), await tokenOf('eve@example.com')]
    expect((await join(id, eve)).status).toBe(404)
    expect((await join(id, rig.key)).status).toBe(404)
    rig.clock.advance(WEEK_MS)
    expect((await join(id, token)).status).toBe(404)
    expect((await join(id, '')).status).toBe(401)
    expect(await rig.diga.vendor.members()).toHaveLength(1)
  })

  it('is what the link in the mail does too', async () => {
    await sent()
    await rig.diga.vendor.accept(bob)
    expect(await rig.diga.vendor.members()).toContainEqual({ email: bob, role: 'member' })
    await expect(rig.diga.vendor.accept(bob)).rejects.toThrow('No invitation')
  })
})
