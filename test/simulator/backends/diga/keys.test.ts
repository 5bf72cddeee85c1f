import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DigaOptions } from '../../../../src/simulator/backends/diga/diga.ts'
import { NOON, openRig, type Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const members = () => `GET /v1/project/${rig.project}/member`
const invitation = { email: 'bob@example.com' }

async function reopen(options: Partial<DigaOptions>): Promise<void> {
  await rig.close()
  rig = await openRig(options)
}

describe('a key', () => {
  it('is what an operator sets', () => {
    expect(rig.diga.environment).toEqual({
      USHER_BACKEND: 'diga',
      DIGA_PROJECT_ID: rig.project,
      DIGA_API_KEY: rig.key,
      DIGA_API_URL: rig.diga.url.href,
    })
  })

  it('is needed, and taken as a bearer only', async () => {
    for (const token of ['', 'nonsense'])
      expect(await rig.call(members(), undefined, token)).toMatchObject({
        status: 401,
        body: { error_code: 'UNAUTHORIZED' },
      })
    const raw = await fetch(new URL('/v1/role/', rig.diga.url), { headers: { authorization: rig.key } })
    expect(raw.status).toBe(401)
  })

  it('expires', async () => {
    await reopen({ keyExpiresAt: new Date(NOON.getTime() + 1000) })
    expect((await rig.call(members())).status).toBe(200)
    rig.clock.advance(1000)
    expect((await rig.call(members())).status).toBe(401)
  })

  it('may lack permissions, and the code then says something else', async () => {
    await reopen({ permissions: ['members.view'] })
    expect((await rig.call(members())).status).toBe(200)
    expect(await rig.call('POST /v1/project/invitation/send', invitation)).toMatchObject({
      status: 403,
      body: { error_code: 'INTERNAL_SERVER_ERROR' },
    })
  })

  it('sees its own project alone, and invites into it without being asked', async () => {
    const { strangersKey, vendor } = rig.diga
    expect(await rig.call(members(), undefined, strangersKey)).toMatchObject({
      status: 404,
      body: { error_code: 'PROJECT_NOT_FOUND' },
    })
    const send = await rig.call('POST /v1/project/invitation/send', invitation, strangersKey)
    expect(send).toMatchObject({ status: 201, body: { project_name: 'Strangers' } })
    expect(vendor.mailsTo(invitation.email)).toBe(0)
    expect(await rig.call('GET /v1/project/')).toMatchObject({ body: { data: [{ id: rig.project }] } })
    expect((await rig.call(`GET /v1/project/${randomUUID()}/member`)).status).toBe(404)
  })
})

describe('a person’s token', () => {
  it('belongs to no project, so it sends nothing', async () => {
    const { token } = await rig.diga.vendor.signUp('ann@lighthouse.example')
    const send = await rig.call('POST /v1/project/invitation/send', invitation, token)
    expect(send).toMatchObject({ status: 404, body: { error_code: 'PROJECT_NOT_FOUND' } })
  })

  it('stays the same and needs the role of an admin', async () => {
    await rig.diga.vendor.addMember('bob@example.com', 'member')
    const { token } = await rig.diga.vendor.signUp('bob@example.com')
    expect(await rig.diga.vendor.signUp('Bob@example.com')).toEqual({ token })
    expect(await rig.call(members(), undefined, token)).toMatchObject({
      status: 403,
      body: { error_code: 'UNATHORIZED_ROLE' },
    })
  })
})
