import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invitation } from '../../src/domain/invitation.ts'
import { type Platform, PlatformUnavailable } from '../../src/platforms/platform.ts'
import { createFakePlatform } from '../fakes/platform.ts'
import { auditOf, bob, HOUR_MS, openRig, type Rig, toldTo } from './rig.ts'

const DAY_MS = 24 * HOUR_MS
const CARD = '(neutral) Ann invites you to join Lighthouse'
const REMINDER = '(neutral) Your invitation to Lighthouse is still open'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

/** On a Monday morning, for a month. */
const invite = (wish: Partial<Invitation> = {}) =>
  rig.invite({ expiresAt: new Date(rig.deps.now().getTime() + 30 * DAY_MS), ...wish }, 'deliver_card')

const purposesOf = async ({ id }: Invitation) =>
  (await rig.store.transaction((tx) => tx.listCards(id))).map(({ purpose }) => purpose)

const change = async (invitation: Invitation, wish: Partial<Invitation>) => {
  const current = (await rig.find(invitation)) ?? invitation
  await rig.store.transaction((tx) => tx.saveInvitation({ ...current, ...wish }))
}

test('whoever does not answer hears of it twice, and never again', async () => {
  const invitation = await invite()
  await rig.run()
  for (let day = 0; day < 29; day += 1) {
    rig.pass(DAY_MS)
    await rig.run()
  }
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER, REMINDER])
  expect(await purposesOf(invitation)).toEqual(['offer', 'reminder', 'reminder'])
  expect(await auditOf(rig, invitation)).toEqual(['invitation.reminded', 'invitation.reminded'])
  expect(await rig.store.transaction((tx) => tx.countEffects({}))).toBe(0)
})

test('after a week in which nobody looked there is one reminder, and a day of peace', async () => {
  await invite()
  await rig.run()
  rig.pass(7 * DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER])
  rig.pass(DAY_MS - 1)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER])
  rig.pass(1)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER, REMINDER])
})

test('whoever got their card late has as much time as others before they are reminded', async () => {
  await invite()
  rig.pass(7 * DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD])
  rig.pass(2 * DAY_MS - 1)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD])
  rig.pass(1)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER])
})

test('it comes when it is day where they are', async () => {
  const platform = createFakePlatform('chat', { bob: { timeZone: 'America/Los_Angeles' } })
  await invite()
  await rig.run({ platform })
  rig.pass(2 * DAY_MS + 7 * HOUR_MS)
  await rig.run({ platform })
  expect(platform.delivered).toHaveLength(1)
  rig.pass(HOUR_MS)
  await rig.run({ platform })
  expect(platform.delivered).toHaveLength(2)
})

test.each<[string, Partial<Invitation>]>([
  ['answered', { status: 'declined' }],
  ['asked for no more', { reminders: { sent: 0, areOff: true } }],
])('whoever has %s hears no more', async (_, wish) => {
  const invitation = await invite()
  await rig.run()
  await change(invitation, wish)
  rig.pass(10 * DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD])
  expect(await rig.store.transaction((tx) => tx.countEffects({}))).toBe(0)
})

test('whom no card has reached is not reminded of it', async () => {
  await invite()
  const closed: Platform = {
    ...rig.platform,
    deliver: async () => ({ kind: 'undeliverable', reason: 'closed' }),
  }
  await rig.run({ platform: closed })
  rig.pass(10 * DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([])
})

test('one that was perhaps sent is looked for, and asked for at the next hour of theirs', async () => {
  await invite()
  await rig.run()
  rig.pass(2 * DAY_MS + 8 * HOUR_MS)
  await rig.die()
  rig.pass(HOUR_MS)
  const attempts: boolean[] = []
  const platform: Platform = {
    ...rig.platform,
    deliver: async (to, view, attempt) => {
      attempts.push(attempt.isRepeat)
      return rig.platform.deliver(to, view, attempt)
    },
  }
  await rig.run({ platform })
  expect(attempts).toEqual([])
  rig.pass(15 * HOUR_MS)
  await rig.run({ platform })
  expect(attempts).toEqual([true])
})

test('a platform that is away is asked again later', async () => {
  await invite()
  await rig.run()
  rig.pass(2 * DAY_MS)
  const away: Platform = {
    ...rig.platform,
    deliver: async () => Promise.reject(new PlatformUnavailable('Chat', { problem: 'away' })),
  }
  await rig.run({ platform: away })
  rig.pass(1_000)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER])
})

test('sent again, it is planned anew', async () => {
  const invitation = await invite()
  await rig.run()
  rig.pass(DAY_MS)
  await change(invitation, { resentAt: rig.deps.now() })
  rig.pass(DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD])
  rig.pass(DAY_MS)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([CARD, REMINDER])
})
