import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type RefusalReason } from '../../src/backends/backend.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { type Invitation, NOT_REVOKED } from '../../src/domain/invitation.ts'
import { ann, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

const BOB = asAccountId('bobs')
const carol = { platform: 'chat', id: 'carol' }
const EMAIL = 'bob@lighthouse.example'

let rig: Rig
let calls: string[]

beforeEach(async () => {
  rig = await openRig()
  calls = []
})

afterEach(() => rig.store.close())

const asked = (isIn: boolean): Backend => ({
  ...rig.backend,
  revoke: async (key) => {
    calls.push(`revoke ${key}`)
    return { kind: 'revoked' }
  },
  findMember: async () => {
    calls.push('look')
    return isIn ? { account: BOB, name: 'Bob', role: { name: 'member', rank: 'member' } } : undefined
  },
})

/** Being ended by the clock, unless somebody did. */
const ending = (wish: Partial<Invitation> = {}) =>
  rig.invite(
    {
      status: 'revoking',
      backendKey: asBackendKey('k1'),
      invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] },
      ...wish,
    },
    'revoke',
  )

const isDone = async ({ id }: Invitation) =>
  (await rig.store.transaction((tx) => tx.countEffects({ about: id }))) === 0

test('what ended by our clock is taken back at the backend', async () => {
  const invitation = await ending()
  await rig.run({ backend: asked(false) })
  expect(calls).toEqual(['revoke k1', 'look'])
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
  expect(await isDone(invitation)).toBe(true)
})

test('who accepted there just before is in, and not put out', async () => {
  const invitation = await ending()
  await rig.run({ backend: asked(true) })
  expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: BOB } })
})

test('who was faster than somebody who takes it back is in, and both are told so', async () => {
  const invitation = await ending({ answeredBy: ann })
  await rig.run({ backend: asked(true) })
  expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: BOB } })
  expect(toldTo(rig, ann)).toEqual(['(good) Bob joined Lighthouse'])
})

test('what the backend never heard of has nothing to be taken back', async () => {
  const { backendKey: _, ...invitation } = await ending({ answeredBy: ann })
  await rig.store.transaction((tx) => tx.saveInvitation(invitation))
  await rig.run({ backend: asked(true) })
  expect(calls).toEqual([])
  expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
})

test('while the backend does not answer, it is tried again', async () => {
  const invitation = await ending()
  const down: Backend = {
    ...rig.backend,
    revoke: () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'busy', waitMs: 300_000 })),
  }
  await rig.run({ backend: down })
  expect(await isDone(invitation)).toBe(false)
  rig.pass(299_999)
  await rig.run({ backend: asked(false) })
  expect(calls).toEqual([])
  rig.pass(1)
  await rig.run({ backend: asked(false) })
  expect(calls).toEqual(['revoke k1', 'look'])
  expect(await isDone(invitation)).toBe(true)
})

describe('what the backend refuses to take back', () => {
  const refusing = (reason: RefusalReason, isIn = false): Backend => ({
    ...asked(isIn),
    revoke: async () => ({ kind: 'refused', reason }),
  })

  test.each([{ answeredBy: carol }, {}])('is over here, and said to be open there: %o', async (wish) => {
    const invitation = await ending(wish)
    await rig.run({ backend: refusing('above_operator') })
    expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: NOT_REVOKED })
    expect(await auditOf(rig, invitation)).toEqual(['invitation.failed above_operator'])
    expect(toldTo(rig, ann)).toEqual(['(bad) The invitation of Bob to Lighthouse could not be taken back'])
  })

  test.each(['not_found', 'expired'] as const)('because it is %s is gone', async (reason) => {
    const invitation = await ending({ answeredBy: ann })
    await rig.run({ backend: refusing(reason) })
    expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
  })

  test('because its invitee is in lets them be in', async () => {
    const invitation = await ending({ answeredBy: ann })
    await rig.run({ backend: refusing('backend_refused', true) })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: BOB } })
  })
})
