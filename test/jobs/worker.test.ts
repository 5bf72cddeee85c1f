import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invitation } from '../../src/domain/invitation.ts'
import { createWorker } from '../../src/jobs/worker.ts'
import { PROVISIONING } from '../../src/usecases/deps.ts'
import { bob, openRig, type Rig, sure, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const inviteMany = (count: number): Promise<Invitation[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      rig.invite({ status: 'sending', invitee: { key: randomUUID(), name: 'Bob', actors: [bob] } }, 'send'),
    ),
  )

const countEffects = () => rig.store.transaction((tx) => tx.countEffects({}))

test('what follows from an effect is done too', async () => {
  await inviteMany(20)
  await createWorker(rig.deps).quiet()
  expect(toldTo(rig, bob)).toHaveLength(20)
  expect(await countEffects()).toBe(0)
})

test('the clock ends what nobody answered before anything else is done', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  rig.pass(team.invitationLifeMs)
  await createWorker(rig.deps).quiet()
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
  expect(toldTo(rig, bob)).toEqual([])
})

test('whoever settles gets what was asked for, and no more', async () => {
  const [first, second] = await inviteMany(2)
  await createWorker(rig.deps).settle([sure(first?.id)], PROVISIONING)
  expect(first && (await rig.find(first))?.status).toBe('pending')
  expect(second && (await rig.find(second))?.status).toBe('sending')
  expect(toldTo(rig, bob)).toEqual([])
})

test('whoever settles joins in where the worker was faster', async () => {
  const [invitation] = await inviteMany(1)
  const worker = createWorker(rig.deps)
  const working = worker.quiet()
  await worker.settle([sure(invitation?.id)], PROVISIONING)
  expect(invitation && (await rig.find(invitation))?.status).toBe('pending')
  await working
  expect(await rig.backend.listInvitations()).toHaveLength(1)
})

test('stopping finishes what is under way and leaves the rest for later', async () => {
  await inviteMany(40)
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const backend: typeof rig.backend = {
    ...rig.backend,
    send: async (offer) => {
      begin()
      return rig.backend.send(offer)
    },
  }
  const worker = createWorker({ ...rig.deps, backends: { of: () => backend } })
  worker.start()
  await begun
  await worker.stop()
  const sent = await rig.backend.listInvitations()
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.length).toBeLessThan(40)

  rig.pass(1)
  await createWorker(rig.deps).quiet()
  expect(await rig.backend.listInvitations()).toHaveLength(40)
  expect(toldTo(rig, bob)).toHaveLength(40)
})
