import { describe, expect, it } from 'vitest'
import { ANN, getAccount } from '../at-vendor.ts'
import { personAt } from './open-trieve.ts'
import { BOB, callsOf, open, refusal, thrownBy } from './rig.ts'

const USERS = { method: 'GET', path: /\/organization\/users\// }
const CAROL = 'carol@example.com'
const aboveOperator = { kind: 'refused', reason: 'above_operator' }
const lastOwner = { kind: 'refused', reason: 'last_owner' }

describe('the last owner', () => {
  it('stays, when two owners are removed at the same moment', async () => {
    const { backend, owner, standIn } = await open()
    await standIn.vendor.addMember(BOB, 'owner')
    const bob = await getAccount(backend, BOB)
    const outcomes = await Promise.all([backend.removeMember(owner), backend.changeRole(bob, 'user')])
    expect(outcomes).toEqual([{ kind: 'changed' }, lastOwner])
    expect(await standIn.vendor.members()).toEqual([{ email: BOB, role: 'owner' }])
  })

  it('is counted once, though Trieve has them twice', async () => {
    const { backend, owner, standIn } = await open()
    await standIn.vendor.addMember(ANN.email, 'owner')
    expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(1)
    expect(await backend.removeMember(owner)).toEqual(lastOwner)
  })

  it('does not leave by their own key either', async () => {
    const { backend, ownerCredential } = await open()
    expect(await backend.leave(ownerCredential)).toEqual(lastOwner)
  })
})

describe('an admin’s key', () => {
  it('takes nothing from an owner, whom Trieve would let it demote', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'owner')
    const backend = opened.connect({ apiKey: opened.standIn.issueKey({ role: 1 }) })
    const bob = await getAccount(backend, BOB)
    expect(await backend.changeRole(bob, 'user')).toEqual(aboveOperator)
    expect(await backend.removeMember(bob)).toEqual(aboveOperator)
    expect(await opened.standIn.vendor.members()).toContainEqual({ email: BOB, role: 'owner' })
  })

  it('makes nobody an owner, and everybody else what it likes', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'user')
    const backend = opened.connect({ apiKey: opened.standIn.issueKey({ role: 1 }) })
    const bob = await getAccount(backend, BOB)
    expect(await backend.changeRole(bob, 'owner')).toEqual(aboveOperator)
    expect(await backend.changeRole(bob, 'admin')).toEqual({ kind: 'changed' })
    expect(await backend.removeMember(bob)).toEqual({ kind: 'changed' })
  })

  it('can be an admin’s own', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'admin')
    await opened.standIn.vendor.addMember(CAROL, 'owner')
    const { token: apiKey = '' } = await personAt(opened.standIn, { name: 'Bob', email: BOB })
    const backend = opened.connect({ apiKey })
    expect(await backend.checkHealth()).toEqual({ kind: 'healthy' })
    expect(await backend.changeRole(await getAccount(backend, CAROL), 'user')).toEqual(aboveOperator)
    expect(await opened.standIn.vendor.members()).toContainEqual({ email: BOB, role: 'admin' })
  })
})

describe('a change', () => {
  it('that was done and not answered is done', async () => {
    const { backend, standIn } = await open()
    await standIn.vendor.addMember(BOB, 'user')
    const bob = await getAccount(backend, BOB)
    standIn.faults.add({ method: 'DELETE' }, { kind: 'answer_after', status: 503 })
    expect(await backend.removeMember(bob)).toEqual({ kind: 'changed' })
    expect(await backend.removeMember(bob)).toEqual({ kind: 'refused', reason: 'not_found' })
  })

  it('that Trieve refuses in words that nobody knows is refused', async () => {
    const { backend, standIn } = await open()
    await standIn.vendor.addMember(BOB, 'user')
    const bob = await getAccount(backend, BOB)
    standIn.faults.add({ method: 'DELETE' }, refusal('The moon is not right'))
    standIn.faults.add({ method: 'PUT' }, refusal('The moon is not right'))
    const refused = { kind: 'refused', reason: 'backend_refused' }
    expect(await backend.removeMember(bob)).toEqual(refused)
    expect(await backend.changeRole(bob, 'admin')).toEqual(refused)
  })

  it('that the key may not make is the operator’s business', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'user')
    const bob = await getAccount(opened.backend, BOB)
    const apiKey = opened.standIn.issueKey({ scopes: ['GET /api/organization/users/{organization_id}'] })
    const backend = opened.connect({ apiKey })
    const forbidden = { trouble: 'forbidden', isUndone: true }
    expect(await thrownBy(backend.removeMember(bob))).toMatchObject(forbidden)
    expect(await thrownBy(backend.changeRole(bob, 'admin'))).toMatchObject(forbidden)
  })

  it('with a key that ended meanwhile is the business of whose key it is', async () => {
    const { backend, standIn } = await open()
    await standIn.vendor.addMember(BOB, 'admin')
    const bob = await getAccount(backend, BOB)
    standIn.faults.add({ method: 'DELETE' }, refusal('Unauthorized', 401), 2)
    expect(await thrownBy(backend.removeMember(bob))).toMatchObject({
      trouble: 'unauthorized',
      isUndone: true,
    })
    expect(await backend.leave(await personAt(standIn, { name: 'Bob', email: BOB }))).toEqual({
      kind: 'refused',
      reason: 'no_credential',
    })
  })

  it('to what somebody is anyway asks for nothing', async () => {
    const opened = await open()
    expect(await opened.backend.changeRole(opened.owner, 'owner')).toEqual({ kind: 'changed' })
    expect(callsOf(opened, 'PUT')).toBe(0)
  })
})

describe('the list', () => {
  it('is read with fields that nobody knows and without those that may be missing', async () => {
    const { backend, standIn, organization } = await open()
    const membership = { organization_id: organization, role: 7, mood: 'good' }
    const users = [
      { id: 'u2', email: 'Zoe@example.com', user_orgs: [membership], shoes: 'blue' },
      { id: 'u1', email: '', name: 'A nobody', user_orgs: [] },
    ]
    standIn.faults.add(USERS, { kind: 'answer', status: 200, body: JSON.stringify(users) })
    expect(await backend.listMembers({ limit: 9 })).toEqual({
      members: [
        { account: 'u1', name: 'A nobody', role: { name: 'user', rank: 'member' } },
        { account: 'u2', name: 'Zoe', email: 'zoe@example.com', role: { name: 'user', rank: 'member' } },
      ],
      total: 2,
    })
  })

  it('takes no cursor but its own', async () => {
    const { backend } = await open()
    await expect(backend.listMembers({ limit: 9, cursor: 'x' })).rejects.toThrow('cursor')
  })
})

describe('one’s own key', () => {
  it('tells who one is', async () => {
    const { backend, standIn } = await open()
    await standIn.vendor.addMember(BOB, 'admin')
    const bob = await personAt(standIn, { name: 'Bob', email: BOB })
    const account = await getAccount(backend, BOB)
    expect(await backend.whoIs(bob)).toEqual({ kind: 'known', account, email: BOB })
    const carol = await personAt(standIn, { name: 'Carol', email: CAROL.toUpperCase() })
    expect(await backend.whoIs(carol)).toMatchObject({ kind: 'known', email: CAROL })
  })

  it.each([
    ['made up', 'tr-made-up'],
    ['no header', 'two\nlines'],
    ['empty', ''],
  ])('is none when it is %s', async (_, token) => {
    const { backend, ownerCredential } = await open()
    const refused = { kind: 'refused', reason: 'no_credential' }
    expect(await backend.whoIs({ ...ownerCredential, token })).toEqual(refused)
    expect(await backend.leave({ ...ownerCredential, token })).toEqual(refused)
  })

  it('is none when it is the organization’s', async () => {
    const { backend, standIn, ownerCredential } = await open()
    const token = standIn.environment['TRIEVE_API_KEY'] ?? ''
    const refused = { kind: 'refused', reason: 'no_credential' }
    expect(await backend.whoIs({ ...ownerCredential, token })).toEqual(refused)
    expect(await backend.leave({ ...ownerCredential, token })).toEqual(refused)
  })

  it('lets nobody leave as somebody else', async () => {
    const { backend, standIn, owner } = await open()
    await standIn.vendor.addMember(BOB, 'admin')
    const bob = await personAt(standIn, { name: 'Bob', email: BOB })
    const outcome = await backend.leave({ ...bob, account: owner })
    expect(outcome).toEqual({ kind: 'refused', reason: 'not_yours' })
    expect(await standIn.vendor.members()).toHaveLength(2)
  })

  it('lets no plain user leave, as Trieve does not', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'user')
    const bob = await personAt(opened.standIn, { name: 'Bob', email: BOB })
    const outcome = await opened.backend.leave(bob)
    expect(outcome).toEqual({ kind: 'refused', reason: 'backend_refused' })
  })

  it('lets who has left hear of it, also where the first answer was lost', async () => {
    const opened = await open()
    await opened.standIn.vendor.addMember(BOB, 'admin')
    const bob = await personAt(opened.standIn, { name: 'Bob', email: BOB })
    opened.standIn.faults.add({ method: 'DELETE' }, { kind: 'cut' })
    expect(await opened.backend.leave(bob)).toEqual({ kind: 'changed' })
    expect(await opened.standIn.vendor.members()).toHaveLength(1)
  })

  it('is asked for before anything is called', async () => {
    const opened = await open()
    const before = opened.standIn.traffic().length
    const { token: _, ...person } = opened.ownerCredential
    expect(await opened.backend.leave(person)).toEqual({ kind: 'refused', reason: 'no_credential' })
    expect(opened.standIn.traffic()).toHaveLength(before)
  })
})
