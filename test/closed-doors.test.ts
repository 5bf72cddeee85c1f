import { afterEach, beforeEach, expect, test } from 'vitest'
import { withClosedDoors } from '../src/closed-doors.ts'
import type { Delivery, Platform } from '../src/platforms/platform.ts'
import { openDoor } from '../src/usecases/open-door.ts'
import type { View } from '../src/views/view.ts'
import { ann, bob, HOUR_MS, openRig, type Rig, toldTo } from './jobs/rig.ts'

const VIEW: View = { tone: 'neutral', title: 'Hello' }
const attempt = { nonce: 'n', isRepeat: false }

let rig: Rig
let knocks: string[]
let verdict: Delivery | undefined

beforeEach(async () => {
  rig = await openRig()
  knocks = []
  verdict = { kind: 'undeliverable', reason: 'closed' }
})

afterEach(() => rig.store.close())

/** Counts what reaches the platform itself. */
const guarded = (): Platform =>
  withClosedDoors(
    {
      ...rig.platform,
      deliver: async (to, view, again) => {
        knocks.push(to.id)
        return verdict ?? rig.platform.deliver(to, view, again)
      },
    },
    rig.deps,
  )

const knock = (actor = bob) => guarded().deliver(actor, VIEW, attempt)

const showsSign = () => openDoor({ store: rig.store, now: rig.deps.now }, bob)

test('who is closed to messages is not knocked at again, and others are', async () => {
  expect(await knock()).toEqual({ kind: 'undeliverable', reason: 'closed' })
  expect(await knock()).toEqual({ kind: 'undeliverable', reason: 'closed' })
  verdict = undefined
  await knock(ann)
  expect(knocks).toEqual(['bob', 'ann'])
})

test('after a day it is tried once more, and a delivery opens the door', async () => {
  await knock()
  rig.pass(24 * HOUR_MS)
  verdict = undefined
  expect(await knock()).toMatchObject({ kind: 'delivered' })
  await knock()
  expect(knocks).toHaveLength(3)
})

test('a message that is too long says nothing about the person', async () => {
  verdict = { kind: 'undeliverable', reason: 'too_long' }
  await knock()
  await knock()
  expect(knocks).toHaveLength(2)
})

test('a sign of life brings the card that never came, and not at every press', async () => {
  const platform = guarded()
  await rig.invite({}, 'deliver_card')
  await rig.run({ platform })
  verdict = undefined
  await showsSign()
  await rig.run({ platform })
  expect(toldTo(rig, bob)).toEqual([])

  rig.pass(HOUR_MS)
  await showsSign()
  await showsSign()
  await rig.run({ platform })
  expect(toldTo(rig, bob)).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(knocks).toHaveLength(2)
})
