import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { NOT_DECLINED, NOT_REVOKED } from '../../src/domain/invitation.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { SignInUnavailable } from '../../src/sign-in/sign-in.ts'
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
  expect(await rig.store.transaction((tx) => tx.countEffects({ about: invitation.id }))).toBe(0)
})

test.each([
  ['revoke', 'revoking', NOT_REVOKED],
  ['decline', 'declining', NOT_DECLINED],
  ['watch', 'joining', 'given_up'],
] as const)('%s that is given up ends the invitation as what it is', async (kind, status, failure) => {
  const bug = () => Promise.reject(new TypeError('a bug'))
  const backend: Backend = { ...rig.backend, revoke: bug, decline: bug, findMember: bug }
  const wish = { status, answeredBy: bob, finishingSince: rig.deps.now(), backendKey: asBackendKey('k1') }
  const invitee = { key: 'account:b', name: 'Bob', account: asAccountId('b'), actors: [bob] }
  const invitation = await rig.invite({ ...wish, invitee }, kind)
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await rig.run({ backend })
    rig.pass(FIVE_MINUTES_MS)
  }
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure })
})

test('a card that is given up leaves the invitation open', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  const platform = { ...rig.platform, deliver: async () => Promise.reject(new TypeError('a bug')) }
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await rig.run({ platform })
    rig.pass(FIVE_MINUTES_MS)
  }
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  expect(
    await rig.store.transaction((tx) => tx.countEffects({ about: invitation.id, kinds: ['deliver_card'] })),
  ).toBe(0)
})

test.each([
  ['a backend', new BackendUnavailable('Usher', { trouble: 'not_answering' })],
  ['an issuer of tokens', new SignInUnavailable('Lighthouse ID', { problem: 'ECONNREFUSED' })],
])('%s that is away is waited for, however long', async (_who, trouble) => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    await rig.run({ backend: failing(trouble) })
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

test('what waits for its turn comes exactly then, and has not been tried', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  const paced = new PlatformUnavailable('Chat', { problem: 'paced', waitMs: 700, isUntried: true })
  const platform = { ...rig.platform, deliver: async () => Promise.reject(paced) }
  for (let turn = 1; turn <= 20; turn += 1) {
    await rig.run({ platform })
    rig.pass(700)
  }
  const [waiting] = await rig.store.transaction((tx) => tx.listEffects({ limit: 1 }))
  expect(waiting).toMatchObject({ attempts: 0, mayBeDone: false, dueAt: rig.deps.now() })
  expect(waiting?.work).toMatchObject({ invitation: invitation.id })
  await rig.run()
  expect(toldTo(rig, bob)).toHaveLength(1)
})

test.each(['interactive', 'background', 'bulk'] as const)(
  'what is sent for %s work says so',
  async (urgency) => {
    const { id } = await rig.invite({})
    const card = { kind: 'deliver_card', invitation: id, to: bob } as const
    await rig.store.transaction((tx) => tx.enqueue(card, rig.deps.now(), urgency))
    const asked: (string | undefined)[] = []
    const deliver: typeof rig.platform.deliver = (to, view, attempt) => {
      asked.push(attempt.urgency ?? 'interactive')
      return rig.platform.deliver(to, view, attempt)
    }
    await rig.run({ platform: { ...rig.platform, deliver } })
    expect(asked).toEqual([urgency])
  },
)
