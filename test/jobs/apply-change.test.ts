import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackendUnavailable, type RefusalReason } from '../../src/backends/backend.ts'
import type { Actor } from '../../src/domain/actor.ts'
import type { Change } from '../../src/domain/change.ts'
import type { ChannelSight } from '../../src/domain/channel.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { AFTER_A_LEASE_MS, ann, auditOfChange, bob, openRig, type Rig, team, toldTo } from './rig.ts'

const carol = { platform: 'chat', id: 'carol' }
const PRIVATE: ChannelSight = {
  kind: 'seen',
  isPrivate: true,
  isShared: false,
  isArchived: false,
  people: [],
  groups: [],
  isWhole: true,
}
const ADMINS = { platform: 'chat', space: 'here', channel: 'admins' }

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
  rig.platform.show('admins', PRIVATE)
  await join(ann, 'owner')
  await join(bob, 'member')
  await join(carol, 'owner')
  await rig.store.transaction((tx) =>
    tx.saveAdminChannel(team.id, { ...ADMINS, boundAt: rig.deps.now(), flaws: [] }),
  )
})

afterEach(() => rig.store.close())

const join = ({ platform, id }: Actor, role: string): Promise<void> =>
  rig.store.transaction(async (tx) => {
    const account = asAccountId(id)
    await tx.embedded.saveAccount({ id: account, name: id })
    await tx.embedded.saveMembership(team.id, account, role)
    const { id: at, tenant } = team
    await tx.saveLink({ team: at, tenant, actor: { platform, id }, account, proof: 'configured' })
  })

const BOB = { account: asAccountId('bob'), name: 'bob', role: 'member', rank: 'member' } as const

const REMOVE: Change['what'] = { kind: 'remove', ...BOB }
const PROMOTE: Change['what'] = { kind: 'role', ...BOB, to: 'admin', toRank: 'admin' }

/** What Ann wants and nobody undid, with the card in the admin channel. */
async function ask(wish: Partial<Change> = {}): Promise<Change> {
  const change = await rig.ask({ what: REMOVE, askedAs: asAccountId('ann'), status: 'waiting', ...wish })
  await rig.store.transaction(async (tx) => {
    await tx.enqueue({ kind: 'post_change', change: change.id, to: ADMINS }, rig.deps.now())
    await tx.enqueue({ kind: 'apply_change', change: change.id }, rig.deps.now())
  })
  return change
}

const roleOf = async (account: string): Promise<string | undefined> =>
  (await rig.backend.findMember({ account: asAccountId(account) }))?.role.name

test('a removal is done once, told once, and takes what they sent with it', async () => {
  const sent = await rig.invite({ inviter: bob, inviterName: 'Bob' })
  const change = await ask()
  await rig.run()
  expect(await rig.findChange(change)).toMatchObject({ status: 'done' })
  expect(await roleOf('bob')).toBeUndefined()
  expect(await rig.find(sent)).toMatchObject({ status: 'revoked', answeredBy: ann })
  expect(toldTo(rig, bob)).toContain('(neutral) You are not in Lighthouse any more')
  expect(toldTo(rig, ann)).toEqual([])
  expect(rig.platform.posted).toHaveLength(1)
  expect(await auditOfChange(rig, change)).toEqual(['change.done'])

  await rig.store.transaction((tx) => tx.enqueue({ kind: 'apply_change', change: change.id }, rig.deps.now()))
  await rig.run()
  expect(await auditOfChange(rig, change)).toEqual(['change.done'])
  expect(toldTo(rig, bob).filter((title) => title.includes('not in Lighthouse'))).toHaveLength(1)
})

test('nor does an older invitation bring them back', async () => {
  const [there, forBob] = [{ platform: 'chat', id: 'bob-there' }, await rig.invite({})]
  const invitee = { key: 'chat:bob-there', name: 'Bob', actors: [there] }
  const forBobThere = await rig.invite({ invitee })
  const { id, tenant } = team
  const link = { team: id, tenant, actor: there, account: asAccountId('bob'), proof: 'mail' } as const
  await rig.store.transaction((tx) => tx.saveLink(link))
  const invited = { key: 'chat:dora', name: 'Dora', actors: [{ platform: 'chat', id: 'dora' }] }
  const forDora = await rig.invite({ invitee: invited })
  await ask()
  await rig.run()
  expect(await rig.find(forBob)).toMatchObject({ status: 'revoked', answeredBy: ann })
  expect(await rig.find(forBobThere)).toMatchObject({ status: 'revoked' })
  expect(await rig.find(forDora)).toMatchObject({ status: 'pending' })
})

test('a new role is done once', async () => {
  const change = await ask({ what: PROMOTE })
  await rig.run()
  expect(await rig.findChange(change)).toMatchObject({ status: 'done' })
  expect(await roleOf('bob')).toBe('admin')
  expect(toldTo(rig, bob)).toEqual(['(good) You are an admin of Lighthouse now'])
})

test.each([
  ['remove', REMOVE, undefined],
  ['role', PROMOTE, 'admin'],
  ['leave', { kind: 'leave', ...BOB }, undefined],
] as const)('a %s that was done before the process died is not done again', async (_, what, role) => {
  const change = await ask({ what, status: 'applying', ...(what.kind === 'leave' && { askedBy: bob }) })
  if (role) await rig.backend.changeRole(asAccountId('bob'), role)
  else await rig.backend.removeMember(asAccountId('bob'))
  await rig.die()
  rig.pass(AFTER_A_LEASE_MS)
  await rig.run({
    backend: {
      ...rig.backend,
      removeMember: never,
      changeRole: never,
      leave: never,
    },
  })
  expect(await rig.findChange(change)).toMatchObject({ status: 'done' })
  expect(await auditOfChange(rig, change)).toEqual(['change.done'])
})

const never = () => Promise.reject(new Error('it was done already'))

test('while the backend is down it waits, and cannot be undone any more', async () => {
  const change = await ask()
  const down = () =>
    Promise.reject(new BackendUnavailable('Usher', { trouble: 'not_answering', isUndone: true }))
  await rig.run({ backend: { ...rig.backend, removeMember: down } })
  expect(await rig.findChange(change)).toMatchObject({ status: 'applying' })
  rig.pass(10_000)
  await rig.run()
  expect(await rig.findChange(change)).toMatchObject({ status: 'done' })
})

test.each(['undone', 'denied', 'lapsed', 'failed', 'done'] as const)(
  'what is %s is left alone',
  async (status) => {
    const change = await ask({ status })
    await rig.run()
    expect(await rig.findChange(change)).toMatchObject({ status })
    expect(await roleOf('bob')).toBe('member')
    expect(await auditOfChange(rig, change)).toEqual([])
  },
)

/** Fails, and Ann hears why. */
async function expectFailure(change: Change, failure: string): Promise<void> {
  await rig.run()
  expect(await rig.findChange(change)).toMatchObject({ status: 'failed', failure })
  expect(await auditOfChange(rig, change)).toEqual([`change.failed ${failure}`])
  expect(toldTo(rig, change.askedBy)).toHaveLength(1)
  expect(await roleOf('bob')).toBe('member')
}

test('who asked and is no admin any more has nothing done', async () => {
  const change = await ask()
  await rig.backend.changeRole(asAccountId('ann'), 'member')
  await expectFailure(change, 'not_allowed_any_more')
})

test('neither has who asked in a channel that others can read by now', async () => {
  const change = await ask()
  rig.platform.show('admins', { ...PRIVATE, isPrivate: false })
  await expectFailure(change, 'no_admin_channel_any_more')
})

test('about an owner it takes a second person, also when it is done', async () => {
  const what = { kind: 'role', ...BOB, to: 'owner', toRank: 'owner' } as const
  await expectFailure(await ask({ what }), 'not_allowed_any_more')
  const agreed = await ask({ what, decidedBy: carol, decidedByName: 'carol' })
  await rig.run()
  expect(await rig.findChange(agreed)).toMatchObject({ status: 'done' })
  expect(toldTo(rig, ann)).toContain('(good) bob is an owner of Lighthouse now')
})

test('a member who is another one by now is left as they are', async () => {
  await expectFailure(await ask({ what: { ...REMOVE, role: 'admin', rank: 'admin' } }), 'changed_meanwhile')
})

const REASONS: readonly RefusalReason[] = [
  'last_owner',
  'above_operator',
  'service_account',
  'unknown_role',
  'backend_refused',
]

test.each(REASONS)('what the backend refuses as %s has failed', async (reason) => {
  const change = await ask()
  const removeMember = async () => ({ kind: 'refused', reason }) as const
  await rig.run({ backend: { ...rig.backend, removeMember } })
  expect(await rig.findChange(change)).toMatchObject({ status: 'failed', failure: reason })
  expect(toldTo(rig, ann)).toHaveLength(1)
})

test('who was put out at the backend in the meantime is out', async () => {
  const change = await ask()
  const removeMember = async () => ({ kind: 'refused', reason: 'not_found' }) as const
  await rig.run({ backend: { ...rig.backend, removeMember } })
  expect(await rig.findChange(change)).toMatchObject({ status: 'done' })
})
