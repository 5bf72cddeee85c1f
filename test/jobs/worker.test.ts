import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invitation } from '../../src/domain/invitation.ts'
import { createWorker } from '../../src/jobs/worker.ts'
import { PROVISIONING } from '../../src/usecases/deps.ts'
import { captureLog } from '../dsl/log.ts'
import { bob, HOUR_MS, openRig, type Rig, sure, team, toldTo } from './rig.ts'

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

test('stopping gives back what does not end in time, and others take it over soon', async () => {
  const [invitation] = await inviteMany(1)
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const backend: typeof rig.backend = {
    ...rig.backend,
    send: async () => {
      begin()
      return new Promise(() => undefined)
    },
  }
  const worker = createWorker({ ...rig.deps, backends: { of: () => backend } })
  worker.start()
  await begun
  await worker.stop(20)
  rig.pass(10_000)
  await createWorker(rig.deps).quiet()
  expect(invitation && (await rig.find(invitation))?.status).toBe('pending')
})

test('what is committed while the worker rests is heard, and does not wait for its next look', async () => {
  const worker = createWorker(rig.deps)
  await inviteMany(1)
  worker.start()
  await expect.poll(() => toldTo(rig, bob), POLLING).toHaveLength(1)
  const sinceMs = performance.now()
  for (let told = 2; told <= 6; told += 1) {
    await inviteMany(1)
    await expect.poll(() => toldTo(rig, bob), POLLING).toHaveLength(told)
  }
  // Five invitations and five cards that follow from them: with a look for each it would be five seconds at the least.
  expect(performance.now() - sinceMs).toBeLessThan(4_000)
  await worker.stop()
})

test('what comes due while a backend is slow about something else does not wait for it', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const backend: typeof rig.backend = {
    ...rig.backend,
    send: async (offer) => {
      if (offer.idempotencyKey !== slow?.id) return rig.backend.send(offer)
      begin()
      await answered
      return rig.backend.send(offer)
    },
  }
  const [slow] = await inviteMany(1)
  const worker = createWorker({ ...rig.deps, backends: { of: () => backend } })
  worker.start()
  await begun
  const [prompt] = await inviteMany(1)
  await expect.poll(async () => prompt && (await rig.find(prompt))?.status, POLLING).toBe('pending')
  expect(slow && (await rig.find(slow))?.status).toBe('sending')
  const stopping = worker.stop()
  answer()
  await stopping
  // It was under way, and was not left alone.
  expect(slow && (await rig.find(slow))?.status).toBe('pending')
})

const POLLING = { timeout: 5_000, interval: 20 }

test('what waits for the end of a time to undo is run then, also by who comes after a restart', async () => {
  const change = await rig.ask({ status: 'waiting', dueAt: new Date(rig.deps.now().getTime() + 30_000) })
  const work = { kind: 'apply_change', change: change.id } as const
  await rig.store.transaction((tx) => tx.enqueue(work, change.dueAt ?? rig.deps.now()))
  const log = captureLog()
  const deps = { ...rig.deps, log: log.logger }
  const linesAbout = () => log.lines().filter((line) => line.includes(change.id))

  rig.pass(29_999)
  await createWorker(deps).quiet()
  expect(linesAbout()).toEqual([])
  rig.pass(1)
  await createWorker(deps).quiet()
  expect(linesAbout()).not.toEqual([])
})

test('what nobody agreed to in time is over before anything else is done', async () => {
  const change = await rig.ask()
  rig.pass(HOUR_MS)
  await createWorker(rig.deps).quiet()
  expect(await rig.findChange(change)).toMatchObject({ status: 'lapsed' })
})

test('a store that is away for a moment ends nothing: the next look tries again', async () => {
  await inviteMany(1)
  const log = captureLog()
  let isAway = true
  const store: typeof rig.store = {
    ...rig.store,
    transaction: (work) =>
      isAway ? Promise.reject(new Error('the store is away')) : rig.store.transaction(work),
  }
  const worker = createWorker({ ...rig.deps, store, log: log.logger })
  worker.start()
  await expect.poll(() => log.lines().join(), POLLING).toContain('looking for effects failed')
  isAway = false
  await inviteMany(1)
  await expect.poll(() => toldTo(rig, bob), POLLING).toHaveLength(2)
  await worker.stop()
})
