import { describe, expect, it } from 'vitest'
import { getAccount } from '../at-vendor.ts'
import { type OpenedDeepgram, personAt } from './open-deepgram.ts'
import { changes, json, MEMBERS, open, ownRefusal, refusal } from './rig.ts'

const BOB = 'bob@example.com'
const CID = 'cid@example.com'

async function joined(opened: OpenedDeepgram, email: string, role: string) {
  await opened.standIn.vendor.addMember(email, role)
  return getAccount(opened.backend, email)
}

const roleOf = async ({ standIn }: OpenedDeepgram, email: string) =>
  (await standIn.vendor.members()).find((one) => one.email === email)?.role

describe('a removal', () => {
  it('takes the API keys that they made with them', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    const credential = await personAt(opened.standIn, BOB)
    expect(await opened.backend.whoIs(credential)).toEqual({ kind: 'known' })
    expect(await opened.backend.removeMember(bob)).toEqual({ kind: 'changed' })
    expect(await opened.backend.whoIs(credential)).toEqual(refusal('no_credential'))
  })

  it('is done once where the answer is lost', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    opened.standIn.faults.add({ method: 'DELETE' }, { kind: 'cut' })
    expect(await opened.backend.removeMember(bob)).toEqual({ kind: 'changed' })
    expect(await roleOf(opened, BOB)).toBeUndefined()
  })

  it('is refused where nothing came of it, for a reason that nobody said', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    opened.standIn.faults.add({ method: 'DELETE' }, json(400, 'Bad Request'))
    expect(await opened.backend.removeMember(bob)).toEqual(ownRefusal(400))
  })

  it('of an owner is above the key of an admin', async () => {
    const opened = await open({ standIn: { keyRole: 'admin' } })
    const bob = await joined(opened, BOB, 'owner')
    expect(await opened.backend.removeMember(bob)).toEqual(refusal('above_operator'))
    expect(await opened.backend.changeRole(bob, 'member')).toEqual(refusal('above_operator'))
    expect(await roleOf(opened, BOB)).toBe('owner')
  })

  it('of anybody is the operator’s business where the key may remove nobody', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    opened.standIn.faults.add({ method: 'DELETE' }, json(403, 'No'))
    await expect(opened.backend.removeMember(bob)).rejects.toMatchObject({
      trouble: 'forbidden',
      isUndone: true,
    })
  })
})

describe('the last owner', () => {
  it('is not even asked for', async () => {
    const opened = await open()
    await joined(opened, BOB, 'admin')
    expect(await opened.backend.removeMember(opened.owner)).toEqual(refusal('last_owner'))
    expect(await opened.backend.changeRole(opened.owner, 'member')).toEqual(refusal('last_owner'))
    expect(await opened.backend.changeRole(opened.owner, 'owner')).toEqual({ kind: 'changed' })
    expect(changes(opened)).toEqual([])
  })

  it('is protected by Deepgram where the other one goes in between', async () => {
    const opened = await open()
    const cid = { member_id: '3b241101-e2bb-4255-8caf-4136c566a962', email: CID, scopes: ['owner'] }
    const ann = { member_id: opened.owner, scopes: ['owner'] }
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members: [ann, cid] }))
    expect(await opened.backend.removeMember(opened.owner)).toEqual(refusal('last_owner'))
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members: [ann, cid] }))
    expect(await opened.backend.changeRole(opened.owner, 'admin')).toEqual(refusal('last_owner'))
    expect(changes(opened)).toHaveLength(2)
  })
})

describe('another role', () => {
  it('takes the place of the one before', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    for (const role of ['owner', 'admin', 'member']) {
      expect(await opened.backend.changeRole(bob, role)).toEqual({ kind: 'changed' })
      expect(await roleOf(opened, BOB)).toBe(role)
    }
  })

  it('that is above the key of an admin is not given, to whomever', async () => {
    const opened = await open({ standIn: { keyRole: 'admin' } })
    const bob = await joined(opened, BOB, 'member')
    expect(await opened.backend.changeRole(bob, 'owner')).toEqual(refusal('above_operator'))
    expect(await roleOf(opened, BOB)).toBe('member')
  })

  it('that shows was given, whatever was answered', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    opened.standIn.faults.add({ method: 'PUT' }, { kind: 'answer_after', status: 400, body: '"no"' })
    expect(await opened.backend.changeRole(bob, 'admin')).toEqual({ kind: 'changed' })
  })

  it('is not for who is gone by then', async () => {
    const opened = await open()
    const bob = await joined(opened, BOB, 'member')
    const member = { member_id: bob, email: BOB, scopes: ['member'] }
    await opened.standIn.vendor.removeMember(BOB)
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members: [member] }))
    expect(await opened.backend.changeRole(bob, 'admin')).toEqual(refusal('not_found'))
  })
})

describe('members', () => {
  it('stand in the order of their names, in whichever they come', async () => {
    const opened = await open()
    const members = ['Zoe', 'Ann', 'Mia'].map((first_name) => ({ member_id: first_name, first_name }))
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members }))
    const page = await opened.connect({}).listMembers({ limit: 9 })
    expect(page.members.map(({ name }) => name)).toEqual(['Ann', 'Mia', 'Zoe'])
  })

  it('come without a name, an address or a role, and with fields that nobody knows', async () => {
    const opened = await open()
    const members = [
      { member_id: 'm1' },
      { member_id: 'm2', email: null, first_name: null, scopes: ['keys:read'], joined: 'new field' },
    ]
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members, next: 'new field' }))
    const page = await opened.backend.listMembers({ limit: 9 })
    const role = { name: 'custom', rank: 'viewer' }
    expect(page).toEqual({
      total: 2,
      members: [
        { account: 'm1', name: '', role },
        { account: 'm2', name: '', role },
      ],
    })
  })

  it('are not paged by what is no cursor of ours', async () => {
    const opened = await open()
    await expect(opened.backend.listMembers({ limit: 9, cursor: 'x' })).rejects.toThrow('cursor')
  })
})
