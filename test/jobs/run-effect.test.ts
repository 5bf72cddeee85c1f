import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { ann, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

const FIVE_MINUTES_MS = 5 * 60_000

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const failing = (trouble: Error): Backend => ({ ...rig.backend, send: async () => Promise.reject(trouble) })

test('what fails for a reason of ours is given up in the end, and the inviter hears', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await rig.run({ backend: failing(new TypeError('a bug')) })
    rig.pass(FIVE_MINUTES_MS)
  }
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'given_up' })
  expect(await auditOf(rig, invitation)).toEqual(['invitation.failed given_up'])

  await rig.run()
  expect(toldTo(rig, ann)).toEqual(['(bad) Bob could not be invited to Lighthouse'])
  expect(await rig.store.transaction((tx) => tx.countEffects({ invitation: invitation.id }))).toBe(0)
})

test('a card that is given up leaves the invitation open', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  const platform = { ...rig.platform, deliver: async () => Promise.reject(new TypeError('a bug')) }
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await rig.run({ platform })
    rig.pass(FIVE_MINUTES_MS)
  }
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  expect(await rig.store.transaction((tx) => tx.countEffects({ invitation: invitation.id }))).toBe(0)
})

test('a backend that is away is waited for, however long', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    await rig.run({ backend: failing(new BackendUnavailable('Usher', { trouble: 'not_answering' })) })
    rig.pass(FIVE_MINUTES_MS)
  }
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
})

test('a platform that asks for patience gets it', async () => {
  await rig.invite({}, 'deliver_card')
  const busy = new PlatformUnavailable('Chat', { problem: 'too fast', waitMs: 120_000 })
  await rig.run({ platform: { ...rig.platform, deliver: async () => Promise.reject(busy) } })
  rig.pass(119_999)
  await rig.run()
  expect(toldTo(rig, bob)).toEqual([])
  rig.pass(1)
  await rig.run()
  expect(toldTo(rig, bob)).toHaveLength(1)
})
