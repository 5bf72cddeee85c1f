import { expect, it, onTestFinished } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { join } from '../../contracts/backend/samples.ts'
import { giveRole } from './give-role.ts'
import { type OpenedBetterAuth, openBetterAuth } from './open-better-auth.ts'

async function open(): Promise<OpenedBetterAuth> {
  const opened = await openBetterAuth()
  onTestFinished(opened.close)
  return opened
}

/** An operator who is a member with this role. */
async function operatorAs(opened: OpenedBetterAuth, role: string) {
  const { token = '' } = await opened.standIn.vendor.signUp(`operator@example.com`, 'Op')
  await opened.standIn.vendor.addMember('operator@example.com', role)
  return opened.connect({ token })
}

it('counts the highest of several roles, and changing it leaves one', async () => {
  const opened = await open()
  await giveRole(opened, 'bob@example.com', 'editor,admin')
  const bob = await opened.backend.findMember({ email: 'bob@example.com' })
  expect(bob?.role).toEqual({ name: 'admin', rank: 'admin' })
  if (!bob) throw new Error('Bob is nobody')
  expect(await opened.backend.changeRole(bob.account, 'member')).toEqual({ kind: 'changed' })
  expect(await opened.standIn.vendor.members()).toContainEqual({ email: 'bob@example.com', role: 'member' })
})

it("knows the application's own roles once somebody has them", async () => {
  const opened = await open()
  const { backend, owner } = opened
  expect(await backend.changeRole(owner, 'editor')).toEqual({ kind: 'refused', reason: 'unknown_role' })
  await giveRole(opened, 'bob@example.com', 'editor')
  expect(await backend.listRoles()).toEqual([
    { name: 'owner', rank: 'owner' },
    { name: 'admin', rank: 'admin' },
    { name: 'member', rank: 'member' },
    { name: 'editor', rank: 'member' },
  ])
  const account = await join(opened, await opened.meet())
  expect(await backend.changeRole(account, 'editor')).toEqual({ kind: 'changed' })
})

it('reads more members than fit into one page', async () => {
  const opened = await open()
  for (let index = 0; index < 120; index += 1)
    await opened.standIn.vendor.addMember(`m${index}@example.com`, 'member')
  const first = await opened.backend.listMembers({ limit: 500 })
  expect([first.members.length, first.total, first.cursor]).toEqual([100, 121, '100'])
  const last = await opened.backend.listMembers({ limit: 500, cursor: '100' })
  expect([last.members.length, last.cursor]).toEqual([21, undefined])
  expect(new Set([...first.members, ...last.members].map(({ account }) => account)).size).toBe(121)
  const found = await opened.backend.listMembers({ search: 'M11', limit: 5 })
  expect([found.members.length, found.total, found.cursor]).toEqual([5, 11, '5'])
  for (let index = 0; index < 120; index += 40)
    expect(await opened.backend.findMember({ email: `M${index}@Example.com` })).toBeDefined()
})

it('ends where a server shows the same page again and again', async () => {
  const opened = await open()
  const page = Array.from({ length: 100 }, (_, index) => ({
    id: `m${index}`,
    userId: `u${index}`,
    role: 'member',
  }))
  const body = JSON.stringify({ members: page })
  opened.standIn.faults.add({ path: /list-members/ }, { kind: 'answer', status: 200, body }, 3)
  expect(await opened.backend.findMember({ email: 'bob@example.com' })).toBeUndefined()
})

it('takes a list without a total, and members without more than they need', async () => {
  const opened = await open()
  const body = JSON.stringify({
    members: [{ id: 'm1', userId: 'u1', role: 'admin', more: { than: 'this' } }],
  })
  opened.standIn.faults.add({ path: /list-members/ }, { kind: 'answer', status: 200, body })
  expect(await opened.backend.listMembers({ limit: 2 })).toEqual({
    members: [{ account: 'u1', name: 'Somebody', role: { name: 'admin', rank: 'admin' } }],
  })
})

it('tells the rank of the operator from the last owner', async () => {
  const opened = await open()
  const { owner, standIn } = opened
  const admin = await operatorAs(opened, 'admin')
  expect(await admin.removeMember(owner)).toEqual({ kind: 'refused', reason: 'last_owner' })
  await standIn.vendor.addMember('second@example.com', 'owner')
  expect(await admin.removeMember(owner)).toEqual({ kind: 'refused', reason: 'above_operator' })
  expect(await admin.changeRole(owner, 'member')).toEqual({ kind: 'refused', reason: 'above_operator' })
  const account = await join(opened, await opened.meet())
  expect(await admin.changeRole(account, 'owner')).toEqual({ kind: 'refused', reason: 'above_operator' })
  expect(await admin.changeRole(account, 'admin')).toEqual({ kind: 'changed' })
})

it('needs an operator who may manage members', async () => {
  const opened = await open()
  const account = await join(opened, await opened.meet())
  const weak = await operatorAs(opened, 'member')
  for (const attempt of [() => weak.removeMember(account), () => weak.changeRole(account, 'admin')])
    await expect(attempt()).rejects.toMatchObject({ trouble: 'forbidden', isUndone: true })
  expect(await opened.backend.findMember({ account })).toMatchObject({ role: { name: 'member' } })
})

it('keeps one of two owners who go at the same moment', async () => {
  const opened = await open()
  const { backend, owner, ownerCredential, standIn } = opened
  const met = await opened.meet()
  const second = await join(opened, met)
  await backend.changeRole(second, 'owner')
  const outcomes = await Promise.all([backend.leave(ownerCredential), backend.leave(met.credential)])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['changed', 'refused'])
  expect(await standIn.vendor.members()).toEqual([{ email: met.email, role: 'owner' }])
  expect(owner).not.toBe(second)
})

it('keeps one of two owners, of whom one becomes less while the other goes', async () => {
  const opened = await open()
  const { backend, ownerCredential, standIn } = opened
  const second = await join(opened, await opened.meet())
  await backend.changeRole(second, 'owner')
  const outcomes = await Promise.all([backend.changeRole(second, 'member'), backend.leave(ownerCredential)])
  expect(outcomes).toEqual([{ kind: 'changed' }, { kind: 'refused', reason: 'last_owner' }])
  expect((await standIn.vendor.members()).filter(({ role }) => role === 'owner')).toHaveLength(1)
})

it('leaves with nobody but the person themselves', async () => {
  const opened = await open()
  const met = await opened.meet()
  await join(opened, met)
  const before = opened.standIn.traffic().length
  expect(await opened.backend.leave({ ...met.credential, token: 'no-such-session' })).toEqual({
    kind: 'refused',
    reason: 'no_credential',
  })
  expect(opened.standIn.traffic().slice(before)).toHaveLength(1)
  expect(await opened.standIn.vendor.members()).toHaveLength(2)
})

it('tells people that the application refuses for reasons of its own', async () => {
  const opened = await open()
  const account = await join(opened, await opened.meet())
  const hook = { kind: 'answer', status: 403, body: '{"message":"Not on a Friday"}' } as const
  opened.standIn.faults.add({ path: /remove-member|update-member-role/ }, hook, 2)
  const refused = { kind: 'refused', reason: 'backend_refused', status: 403 }
  expect(await opened.backend.removeMember(account)).toEqual(refused)
  expect(await opened.backend.changeRole(account, 'admin')).toEqual(refused)
})

it('never says what the application wrote', async () => {
  const opened = await open()
  const body = '{"message":"bob@example.com is not welcome"}'
  opened.standIn.faults.add({ path: /list-members/ }, { kind: 'answer', status: 403, body })
  const failure: unknown = await opened.backend.listMembers({ limit: 1 }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(BackendUnavailable)
  expect(String(failure)).not.toContain('bob')
})
