import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Urgency } from '../../src/domain/effect.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import { createHands, type Hands } from '../../src/jobs/hands.ts'
import { bob, openRig, type Rig } from './rig.ts'

let rig: Rig

/** The backend answers nobody before that. */
let gate: ReturnType<typeof Promise.withResolvers<void>>
let begun: string[]

beforeEach(async () => {
  rig = await openRig()
  gate = Promise.withResolvers()
  begun = []
})

afterEach(() => rig.store.close())

/** Of one process each. */
const hands = (): Hands => {
  const backend: typeof rig.backend = {
    ...rig.backend,
    send: async (offer) => {
      begun.push(offer.idempotencyKey)
      await gate.promise
      return rig.backend.send(offer)
    },
  }
  return createHands({ ...rig.deps, backends: { of: () => backend } }, () => undefined)
}

async function inviteMany(count: number, urgency: Urgency): Promise<readonly Invitation[]> {
  const someone = () => ({ key: randomUUID(), name: 'Bob', actors: [bob] })
  const invitations = await Promise.all(
    Array.from({ length: count }, () => rig.invite({ status: 'sending', invitee: someone() })),
  )
  await rig.store.transaction(async (tx) => {
    for (const { id } of invitations)
      await tx.enqueue({ kind: 'send', invitation: id }, rig.deps.now(), urgency)
  })
  return invitations
}

async function takeAll(mine: Hands): Promise<number> {
  let taken = 0
  for (let more = await mine.take({}); more > 0; more = await mine.take({})) taken += more
  return taken
}

const endOf = (mine: Hands) => {
  gate.resolve()
  return Promise.all(mine.underWay({}))
}

test('what somebody waits for begins at once, however many others run and wait', async () => {
  const mine = hands()
  await inviteMany(300, 'bulk')
  await inviteMany(200, 'background')
  expect(await takeAll(mine)).toBe(24)
  const [urgent] = await inviteMany(1, 'interactive')
  expect(await takeAll(mine)).toBe(1)
  await expect.poll(() => begun.includes(urgent?.id ?? ''), { timeout: 5_000, interval: 1 }).toBe(true)
  await endOf(mine)
})

test('what somebody waits for may take every place', async () => {
  const mine = hands()
  await inviteMany(40, 'interactive')
  expect(await takeAll(mine)).toBe(32)
  await endOf(mine)
})

test('an effect that takes long stays with whoever runs it', async () => {
  const [mine, other] = [hands(), hands()]
  await inviteMany(1, 'interactive')
  expect(await mine.take({})).toBe(1)
  for (let seconds = 0; seconds < 120; seconds += 20) {
    rig.pass(20_000)
    await mine.take({})
    expect(await other.take({})).toBe(0)
  }
  await endOf(mine)
})

test('a clock that is some seconds ahead takes nothing from anybody', async () => {
  await inviteMany(1, 'interactive')
  const mine = hands()
  await mine.take({})
  rig.pass(10_000)
  await mine.take({})
  rig.pass(10_000 + 19_000)
  expect(await hands().take({})).toBe(0)
  await endOf(mine)
})

test('what a dead process was at is taken over after half a minute', async () => {
  await inviteMany(1, 'interactive')
  const dead = hands()
  await dead.take({})
  const other = hands()
  rig.pass(29_999)
  expect(await other.take({})).toBe(0)
  rig.pass(1)
  expect(await other.take({})).toBe(1)
  await endOf(other)
})

test('a machine that slept takes nothing over from itself', async () => {
  await inviteMany(1, 'interactive')
  const mine = hands()
  await mine.take({})
  rig.pass(60 * 60_000)
  expect(await mine.take({})).toBe(0)
  await endOf(mine)
})

test('what is given back is taken by others when a call under way must have ended, as perhaps done', async () => {
  const [invitation] = await inviteMany(1, 'interactive')
  const mine = hands()
  await mine.take({})
  await mine.giveBack()
  const claim = () =>
    rig.store.transaction((tx) =>
      tx.claimEffects({ now: rig.deps.now(), leaseUntil: new Date(rig.deps.now().getTime() + 1), limit: 1 }),
    )
  rig.pass(9_999)
  expect(await claim()).toEqual([])
  rig.pass(1)
  expect(await claim()).toMatchObject([
    { work: { invitation: invitation?.id }, mayBeDone: true, attempts: 1 },
  ])
  await endOf(mine)
})
