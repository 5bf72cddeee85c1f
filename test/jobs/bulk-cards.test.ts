import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Bulk } from '../../src/domain/bulk.ts'
import { UNDO_MS } from '../../src/domain/bulk-steps.ts'
import type { ChannelSight } from '../../src/domain/channel.ts'
import { OnHold } from '../../src/jobs/holds.ts'
import { type Attempt, type Delivery, PlatformUnavailable } from '../../src/platforms/platform.ts'
import { askBulk } from '../../src/usecases/ask-bulk.ts'
import { stopBulk } from '../../src/usecases/stop-bulk.ts'
import { readAloud } from '../views/read-aloud.ts'
import {
  ADMINS,
  auditOfBulk,
  begin,
  callerOf,
  depsOf,
  findBulk,
  openBulkRig,
  pass,
  readByAnn,
  watched,
} from './bulk-rig.ts'
import { AFTER_A_LEASE_MS, ann, type Rig, team } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openBulkRig()
})

afterEach(() => rig.store.close())

const titles = (messages: readonly string[]): readonly string[] =>
  messages.map((message) => message.split('\n')[0] ?? '')

const postedTitles = (): readonly string[] => titles(rig.platform.posted.map(({ view }) => readAloud(view)))

const ROOM: ChannelSight = {
  kind: 'seen',
  isPrivate: true,
  isShared: false,
  isArchived: false,
  people: [{ actor: ann, name: 'Ann', kind: 'person' }],
  groups: [],
  isWhole: true,
}

/** The team has an admin channel, which looks like this. */
async function bind(sight: ChannelSight = ROOM): Promise<Pick<Bulk, 'place'>> {
  rig.platform.show(ADMINS.channel, sight)
  const channel = { ...ADMINS, boundAt: rig.deps.now(), flaws: [] }
  await rig.store.transaction((tx) => tx.saveAdminChannel(team.id, channel))
  return { place: { ...ADMINS, isDirect: false } }
}

const closed = async (): Promise<Delivery> => ({ kind: 'undeliverable', reason: 'closed' })

test('asked for in the admin channel, it is shown there and names nobody', async () => {
  await begin(rig, 2, await bind())
  await pass(rig, 3)
  expect(readByAnn(rig)).toEqual([])
  expect(postedTitles()).toEqual([
    '(waiting) Inviting 2 people to Lighthouse',
    '(good) Invited 2 of 2 people to Lighthouse',
  ])
  expect(rig.platform.posted.map(({ view }) => readAloud(view)).join('\n')).not.toContain('@example.com')
})

test('where strangers can read the channel by now, whoever asked is told alone', async () => {
  const bulk = await begin(rig, 1, await bind({ ...ROOM, isShared: true }))
  await pass(rig, 3)
  expect(rig.platform.posted).toEqual([])
  expect(titles(readByAnn(rig))).toHaveLength(2)
  expect(await auditOfBulk(rig, bulk)).toContain('bulk.undeliverable unknown_channel')
})

test('whoever takes no direct messages finds it in the admin channel', async () => {
  await bind()
  await begin(rig, 1)
  await pass(rig, 3, { platform: { ...rig.platform, deliver: closed } })
  expect(postedTitles()).toHaveLength(2)
})

test('where there is no such channel either, the list is run without a word', async () => {
  const bulk = await begin(rig, 1)
  await pass(rig, 3, { platform: { ...rig.platform, deliver: closed } })
  expect(rig.platform.posted).toEqual([])
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })

  // Whoever asks for the next one reads what came of it first, as long as it can be taken back.
  expect(await askBulk(depsOf(rig), callerOf())).toMatchObject({
    kind: 'untold',
    sight: { bulk: { id: bulk.id } },
  })
  expect(await askBulk(depsOf(rig), callerOf(), { anew: true })).toMatchObject({ kind: 'whom' })
  rig.pass(UNDO_MS)
  expect(await askBulk(depsOf(rig), callerOf())).toMatchObject({ kind: 'whom' })
})

test('an attempt that died is the same message again', async () => {
  const attempts: Attempt[] = []
  const deliver: typeof rig.platform.deliver = (to, view, attempt) => {
    attempts.push(attempt)
    return rig.platform.deliver(to, view, attempt)
  }
  await begin(rig, 1)
  await rig.die()
  rig.pass(AFTER_A_LEASE_MS)
  await rig.run({ platform: { ...rig.platform, deliver } })
  expect(attempts[0]).toMatchObject({ isRepeat: true })
  const nonces = attempts.map(({ nonce }) => nonce)
  expect(new Set(nonces)).toHaveLength(nonces.length)
})

test('its message is revised every few seconds, and only where it would say something else', async () => {
  const found: string[] = []
  const findPersonByEmail = async (email: string) => {
    // Three at once, and nobody after that.
    if (found.length === 3)
      throw new PlatformUnavailable('chat', { problem: 'paced', waitMs: 2_000, isUntried: true })
    found.push(email)
    return undefined
  }
  const { platform, revisions } = watched(rig.platform, { findPersonByEmail })
  const bulk = await begin(rig, 6)
  await pass(rig, 30, { platform })
  expect(revisions).toHaveLength(1)
  expect(revisions[0]).toContain('50%: 3 of 6 done')

  found.length = 0
  await pass(rig, 30, { platform })
  expect(titles(revisions)).toEqual([
    '(waiting) Inviting 6 people to Lighthouse',
    // Once when it is over, and once because the report is a message more.
    '(neutral) The list of 6 people for Lighthouse is done',
    '(neutral) The list of 6 people for Lighthouse is done',
    '(good) Invited 6 of 6 people to Lighthouse',
  ])
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
})

test('who waits for a platform or the team reads for whom', async () => {
  const findPersonByEmail = () =>
    Promise.reject(new PlatformUnavailable('Slack', { problem: 'internal_error' }))
  const { platform, revisions } = watched(rig.platform, { findPersonByEmail })
  await begin(rig, 1)
  await pass(rig, 6, { platform })
  expect(revisions.at(-1)).toContain('Slack does not answer as it should right now. I go on by myself')
})

test('a list that is stopped before it could be shown needs no message of how far it is', async () => {
  const bulk = await begin(rig, 1)
  const away = () =>
    Promise.reject(new PlatformUnavailable('chat', { problem: 'internal_error', isUndone: true }))
  await rig.run({ platform: { ...rig.platform, deliver: away, findPersonByEmail: away } })
  await stopBulk(depsOf(rig), callerOf(), bulk.id)
  await rig.run({ platform: { ...rig.platform, deliver: away } })
  rig.pass(10_000)
  await rig.run()
  expect(titles(readByAnn(rig))).toEqual(['(neutral) Invited 0 of 1 person to Lighthouse'])
})

test('a card that waits for the end of a hold keeps no list from its end', async () => {
  const person = { actor: { platform: 'chat', id: 'p0' }, name: 'P0', kind: 'person' } as const
  const held: typeof rig.platform.deliver = (to, view, attempt) => {
    if (to.id === 'p0') throw new OnHold(rig.platform, { reason: 'flagged' })
    return rig.platform.deliver(to, view, attempt)
  }
  const bulk = await begin(rig, 1)
  await pass(rig, 3, { platform: { ...rig.platform, findPersonByEmail: async () => person, deliver: held } })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
  expect(titles(readByAnn(rig)).at(-1)).toBe('(good) Invited 1 of 1 person to Lighthouse')
})

test('while nobody may be looked up because of a hold, it waits and says so', async () => {
  const findPersonByEmail = () => Promise.reject(new OnHold(rig.platform, { reason: 'removed' }))
  const { platform, revisions } = watched(rig.platform, { findPersonByEmail })
  const bulk = await begin(rig, 1)
  await pass(rig, 6, { platform })
  expect(revisions.at(-1)).toContain('I may not write in one of the chats right now')
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'running' })

  rig.pass(15 * 60_000)
  await pass(rig, 2)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
})
