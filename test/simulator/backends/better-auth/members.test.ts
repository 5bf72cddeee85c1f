import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRig, type Rig } from './rig.ts'
import { members } from './schemas.ts'

const ANN = 'ann@lighthouse.example'
const BOB = 'bob@example.com'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
  await rig.betterAuth.vendor.addMember(BOB, 'admin')
})
afterEach(() => rig.close())

const list = async (token?: string) =>
  rig.call(`GET /list-members?organizationId=${rig.organization}`, undefined, token)
const idOf = async (email: string) =>
  members.parse((await list()).body).members.find(({ user }) => user.email === email)?.id
const leave = async (email: string) =>
  rig.call('POST /leave', { organizationId: rig.organization }, await rig.tokenOf(email))
const setRole = async (email: string, role: string, by: string) =>
  rig.call(
    'POST /update-member-role',
    { organizationId: rig.organization, memberId: await idOf(email), role },
    await rig.tokenOf(by),
  )
const remove = (memberIdOrEmail: string, token?: string) =>
  rig.call('POST /remove-member', { organizationId: rig.organization, memberIdOrEmail }, token)

describe('members', () => {
  it('are listed for each other and for nobody else', async () => {
    expect(await list(await rig.tokenOf(BOB))).toMatchObject({
      status: 200,
      body: {
        members: [
          { role: 'owner', user: { name: 'Ann Lee', email: ANN } },
          { role: 'admin', user: { name: 'bob', email: BOB } },
        ],
      },
    })
    expect((await list(await rig.tokenOf('eve@example.com'))).status).toBe(403)
    expect((await list('')).status).toBe(401)
    expect((await list('no-such-session')).status).toBe(401)
  })

  it('are listed whole, however many', async () => {
    for (let n = 0; n < 120; n += 1) await rig.betterAuth.vendor.addMember(`m${n}@example.com`, 'member')
    expect(members.parse((await list()).body).members).toHaveLength(122)
  })

  it('get another role from who may give it', async () => {
    expect(await setRole(BOB, 'member', ANN)).toMatchObject({ status: 200, body: { role: 'member' } })
    expect(await setRole(BOB, 'owner', BOB)).toMatchObject({ status: 403 })
    expect(await rig.betterAuth.vendor.members()).toContainEqual({ email: BOB, role: 'member' })
  })

  it('are removed by id or address, or leave', async () => {
    await rig.betterAuth.vendor.addMember('cid@example.com', 'member')
    await rig.betterAuth.vendor.addMember('dee@example.com', 'member')
    expect((await remove((await idOf(BOB)) ?? '')).status).toBe(200)
    expect((await remove('cid@example.com')).status).toBe(200)
    expect((await leave('dee@example.com')).status).toBe(200)
    expect(await rig.betterAuth.vendor.members()).toEqual([{ email: ANN, role: 'owner' }])
  })

  it('are gone when the vendor says so', async () => {
    await rig.betterAuth.vendor.removeMember(BOB)
    expect(await rig.betterAuth.vendor.members()).toEqual([{ email: ANN, role: 'owner' }])
    expect((await leave(BOB)).status).toBe(400)
  })
})

describe('the only owner', () => {
  it('cannot leave, be removed or step down', async () => {
    for (const refused of [await leave(ANN), await remove(ANN), await setRole(ANN, 'member', ANN)])
      expect(refused.status).toBe(400)
    expect(await rig.betterAuth.vendor.members()).toContainEqual({ email: ANN, role: 'owner' })
  })
})

describe('an account', () => {
  it('is made once, with one token', async () => {
    const [first, second] = await Promise.all([
      rig.tokenOf('eve@example.com'),
      rig.tokenOf('eve@example.com'),
    ])
    expect(first).not.toBe('')
    expect(second).toBe(first)
  })
})

describe('time', () => {
  it('is the clock of the simulator, and a session outlasts it', async () => {
    rig.clock.advance(300 * 24 * 3_600_000)
    await rig.betterAuth.vendor.addMember('cid@example.com', 'member')
    const once = await list()
    const { members: listed } = members.parse(once.body)
    expect(listed.map(({ createdAt }) => createdAt.slice(0, 10))).toEqual([
      '2030-01-02',
      '2030-01-02',
      '2030-10-29',
    ])
    expect(await list()).toEqual(once)
  })
})
