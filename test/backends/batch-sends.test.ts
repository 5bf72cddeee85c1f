import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Backend, BackendUnavailable, type Offer, type SendOutcome } from '../../src/backends/backend.ts'
import { batchSends } from '../../src/backends/batch-sends.ts'
import { createEmbedded } from '../../src/backends/embedded/backend.ts'
import { asBackendKey, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import type { Store } from '../../src/store/store.ts'
import { openEmptyStore } from './open-embedded.ts'

let store: Store

beforeEach(async () => {
  store = await openEmptyStore()
})

afterEach(() => store.close())

const offerTo = (name: string, wish: Partial<Offer> = {}): Offer => ({
  invitee: { name },
  role: 'member',
  expiresAt: new Date('2026-03-09T09:00:00Z'),
  idempotencyKey: asInvitationId(name),
  isRepeat: false,
  ...wish,
})

const invited = (key: string): SendOutcome => ({ kind: 'invited', key: asBackendKey(key) })

/** Writes down what it is asked, and answers each with their name. */
function createBackend(
  how: 'native' | 'emulated',
  sendMany?: Backend['sendMany'],
  proof: Backend['facts']['proof'] = 'chat',
) {
  const calls: string[] = []
  const now = () => new Date('2026-03-02T09:00:00Z')
  const embedded = createEmbedded({ team: asTeamId('main'), store, now, newId: randomUUID })
  const { capabilities } = embedded.facts
  const backend: Backend = {
    ...embedded,
    facts: {
      ...embedded.facts,
      proof,
      capabilities: { ...capabilities, sendMany: { how, plane: 'operator' } },
    },
    send: async ({ invitee }) => {
      calls.push(`send ${invitee.name}`)
      return invited(invitee.name)
    },
    sendMany: async (offers) => {
      calls.push(`sendMany ${offers.map(({ invitee }) => invitee.name).join(' ')}`)
      return sendMany ? sendMany(offers) : offers.map(({ invitee }) => invited(invitee.name))
    },
  }
  return { backend: batchSends(backend), calls }
}

const sendAll = (backend: Backend, ...names: readonly string[]) =>
  Promise.allSettled(names.map((name) => backend.send(offerTo(name))))

const done = (key: string) => ({ status: 'fulfilled', value: invited(key) })

test("in Usher's own database each goes by itself and at once", async () => {
  const { backend, calls } = createBackend('emulated')
  expect(await sendAll(backend, 'ann', 'bob')).toEqual([done('ann'), done('bob')])
  expect(calls).toEqual(['send ann', 'send bob'])
})

test('where there is no call for many they go together all the same: one look will do', async () => {
  const { backend, calls } = createBackend('emulated', undefined, 'none')
  expect(await sendAll(backend, 'ann', 'bob')).toEqual([done('ann'), done('bob')])
  expect(calls).toEqual(['sendMany ann bob'])
})

test('those of almost the same moment go as one call, and each hears of its own', async () => {
  const { backend, calls } = createBackend('native')
  expect(await sendAll(backend, 'ann', 'bob', 'cara')).toEqual([done('ann'), done('bob'), done('cara')])
  expect(calls).toEqual(['sendMany ann bob cara'])
})

test('one alone is no batch', async () => {
  const { backend, calls } = createBackend('native')
  expect(await backend.send(offerTo('ann'))).toEqual(invited('ann'))
  expect(calls).toEqual(['send ann'])
})

test('what comes while a batch is under way is the next one', async () => {
  const { promise: mayGo, resolve: go } = Promise.withResolvers<void>()
  const { backend, calls } = createBackend('native', async (offers) => {
    await mayGo
    return offers.map(({ invitee }) => invited(invitee.name))
  })
  const first = sendAll(backend, 'ann', 'bob')
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  const second = sendAll(backend, 'cara', 'dan')
  await vi.waitFor(() => expect(calls).toHaveLength(2))
  go()
  expect([...(await first), ...(await second)]).toEqual(['ann', 'bob', 'cara', 'dan'].map(done))
  expect(calls).toEqual(['sendMany ann bob', 'sendMany cara dan'])
})

test('a repeat goes by itself, because it has to look first', async () => {
  const { backend, calls } = createBackend('native')
  const all = [offerTo('ann'), offerTo('bob', { isRepeat: true }), offerTo('cara')]
  await Promise.all(all.map((offer) => backend.send(offer)))
  expect(calls).toEqual(['send bob', 'sendMany ann cara'])
})

test('what became of one says nothing about the others', async () => {
  const because = new BackendUnavailable('Acme', { trouble: 'busy' })
  const { backend } = createBackend('native', async () => [
    invited('ann'),
    { kind: 'later', because },
    { kind: 'refused', reason: 'bad_email' },
    { kind: 'unconfirmed' },
  ])
  expect(await sendAll(backend, 'ann', 'bob', 'cara', 'dan')).toEqual([
    done('ann'),
    { status: 'rejected', reason: because },
    { status: 'fulfilled', value: { kind: 'refused', reason: 'bad_email' } },
    { status: 'fulfilled', value: { kind: 'unconfirmed' } },
  ])
})

test('when the call fails, each of them hears so', async () => {
  const down = new BackendUnavailable('Acme', { trouble: 'not_answering' })
  const { backend } = createBackend('native', () => Promise.reject(down))
  expect(await sendAll(backend, 'ann', 'bob')).toEqual([
    { status: 'rejected', reason: down },
    { status: 'rejected', reason: down },
  ])
})

test('fewer outcomes than offers: nobody waits for ever', async () => {
  const { backend } = createBackend('native', async () => [invited('ann')])
  const [ann, bob] = await sendAll(backend, 'ann', 'bob')
  expect(ann).toEqual(done('ann'))
  expect(bob).toEqual({
    status: 'rejected',
    reason: new Error('The backend gave fewer outcomes than there were offers'),
  })
})
