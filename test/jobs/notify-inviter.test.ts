import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AdminChannel, ChannelSight } from '../../src/domain/channel.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import { readAloud } from '../views/read-aloud.ts'
import { ann, openRig, type Rig, team, toldTo } from './rig.ts'

const EXPIRED = '(neutral) Bob did not answer the invitation to Lighthouse'
const JOINED = '(good) Bob joined Lighthouse'

const place = { platform: 'chat', space: 'here', channel: 'admins', isDirect: false }
const admins: AdminChannel = {
  platform: 'chat',
  space: 'here',
  channel: 'admins',
  boundAt: new Date('2026-03-02T08:00:00Z'),
  flaws: [],
}

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const sight = {
  kind: 'seen',
  isPrivate: true,
  isShared: false,
  isArchived: false,
  people: [],
  groups: [],
  isWhole: true,
} as const satisfies ChannelSight

async function bind(channel: AdminChannel, seen: { readonly isPrivate?: boolean } = {}): Promise<void> {
  rig.platform.show('admins', { ...sight, ...seen })
  await rig.store.transaction((tx) => tx.saveAdminChannel(team.id, channel))
}

const postedTitles = () => rig.platform.posted.map(({ view }) => readAloud(view).split('\n')[0])

const purposesOf = async ({ id }: Invitation) =>
  (await rig.store.transaction((tx) => tx.listCards(id))).map(
    ({ purpose, channel }) => `${purpose} in ${channel}`,
  )

test('the same news is told once, however often it is asked for', async () => {
  await rig.invite({ status: 'joined' }, 'notify_inviter', 'notify_inviter')
  await rig.run()
  expect(toldTo(rig, ann)).toEqual([JOINED])
})

test('what has gone on meanwhile is told as it is by then', async () => {
  const invitation = await rig.invite({ status: 'expired' }, 'notify_inviter')
  await rig.run()
  await rig.store.transaction(async (tx) => {
    const expired = await tx.lockInvitation(invitation.id)
    await tx.saveInvitation({ ...(expired ?? invitation), status: 'joined' })
    await tx.enqueue({ kind: 'notify_inviter', invitation: invitation.id, news: 'ended' }, rig.deps.now())
  })
  await rig.run()
  expect(toldTo(rig, ann)).toEqual([EXPIRED, JOINED])
})

test.each([
  ['was made anew', { status: 'expired', end: 'anew' }],
  ['waits again', { status: 'pending', end: 'sent' }],
] as const)('of one that %s nothing is told any more', async (_, { status, end }) => {
  const at = rig.deps.now()
  const renewal = { by: ann, byName: 'Ann', askedAt: at, until: at, end }
  await rig.invite({ status, renewal }, 'notify_inviter')
  await rig.run()
  expect(toldTo(rig, ann)).toEqual([])
})

test('where it was asked for in the admin channel it is told there, with who invited', async () => {
  await bind(admins)
  const invitation = await rig.invite({ status: 'expired', place }, 'notify_inviter')
  await rig.run()
  expect(toldTo(rig, ann)).toEqual([])
  expect(postedTitles()).toEqual([EXPIRED])
  expect(rig.platform.posted.map(({ view }) => readAloud(view)).join()).toContain('Invited by Ann.')
  expect(await purposesOf(invitation)).toEqual(['news in admins'])
})

test.each<[string, () => Promise<void>]>([
  ['is none', async () => undefined],
  ['counts no more', () => bind(admins, { isPrivate: false })],
  ['is another one', () => bind({ ...admins, channel: 'others' })],
])('in a channel that %s nobody learns who was invited', async (_, given) => {
  await given()
  const invitation = await rig.invite({ status: 'expired', place }, 'notify_inviter')
  await rig.run()
  expect(postedTitles()).toEqual([])
  expect(toldTo(rig, ann)).toEqual([EXPIRED])
  expect(await purposesOf(invitation)).toEqual(['news in ann'])
})

test('where the channel is gone, the inviter hears it directly', async () => {
  await bind(admins)
  await rig.invite({ status: 'expired', place }, 'notify_inviter')
  const platform: Platform = {
    ...rig.platform,
    post: async () => ({ kind: 'undeliverable', reason: 'unknown_channel' }),
  }
  await rig.run({ platform })
  expect(toldTo(rig, ann)).toEqual([EXPIRED])
})
