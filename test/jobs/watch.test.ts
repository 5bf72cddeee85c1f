import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import type { Member } from '../../src/domain/account.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { type Invitation, NOT_REVOKED, UNCONFIRMED } from '../../src/domain/invitation.ts'
import { ann, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

const BOB = asAccountId('bobs')
const KEY = asBackendKey('k1')
const EMAIL = 'bob@lighthouse.example'
const bobs: Member = { account: BOB, name: 'Bob', role: { name: 'member', rank: 'member' } }

let rig: Rig
let calls: string[]

beforeEach(async () => {
  rig = await openRig()
  calls = []
})

afterEach(() => rig.store.close())

/** Where Bob is a member as soon as `isIn` says so, and which writes down what it is asked. */
const watched = (isIn: () => boolean): Backend => ({
  ...rig.backend,
  findMember: async (who) => {
    calls.push('email' in who ? `by address` : `by account`)
    return isIn() ? bobs : undefined
  },
  revoke: async () => {
    calls.push('revoke')
    return { kind: 'revoked' }
  },
})

const NOW = new Date('2026-03-02T09:00:00Z')
const LATER = new Date('2026-03-09T09:00:00Z')

/** Bob said yes, and finishes at the backend itself. */
const finishing = (wish: Partial<Invitation> = {}) =>
  rig.invite(
    {
      status: 'joining',
      backendKey: KEY,
      answeredBy: bob,
      finishingSince: NOW,
      expiresAt: LATER,
      invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] },
      ...wish,
    },
    'watch',
  )

const nextLook = () => rig.store.transaction((tx) => tx.nextEffectAt())

describe('somebody who finishes at the backend itself', () => {
  test('is looked for again and again, and is in once the backend has them', async () => {
    let isIn = false
    const backend = watched(() => isIn)
    const invitation = await finishing()
    await rig.run({ backend })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joining' })

    isIn = true
    rig.pass(30_000)
    await rig.run({ backend })
    expect(calls).toEqual(['by address', 'by address'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: BOB } })
    expect(await auditOf(rig, invitation)).toEqual(['invitation.joined'])
    expect(toldTo(rig, ann)).toEqual(['(good) Bob joined Lighthouse'])
    expect(await nextLook()).toBeUndefined()
  })

  test('is looked for by the account where one is known', async () => {
    await finishing({
      invitee: { key: 'account:bobs', name: 'Bob', account: BOB, email: EMAIL, actors: [bob] },
    })
    await rig.run({ backend: watched(() => true) })
    expect(calls).toEqual(['by account'])
  })

  test.each([
    ['a new invitation, after half a minute', 0, 30_000],
    ['one of an hour, after six minutes', 60 * 60_000, 6 * 60_000],
    ['one of three days, after an hour', 3 * 24 * 60 * 60_000, 60 * 60_000],
  ])('%s', async (_, ageMs, waitMs) => {
    await finishing({ createdAt: new Date(NOW.getTime() - ageMs) })
    rig.pass(waitMs)
    const looked = rig.deps.now()
    await rig.run({ backend: watched(() => false) })
    const wait = ((await nextLook())?.getTime() ?? 0) - looked.getTime()
    expect(Math.abs(wait - waitMs)).toBeLessThanOrEqual(waitMs / 10)
  })

  test('who runs out of time is taken back first and looked for then', async () => {
    const invitation = await finishing({ expiresAt: NOW })
    await rig.run({ backend: watched(() => false) })
    expect(calls).toEqual(['revoke', 'by address'])
    const found = await rig.find(invitation)
    expect(found).toMatchObject({ status: 'expired' })
    expect(found?.finishingSince).toBeUndefined()
    expect(toldTo(rig, ann)).toEqual(['(neutral) Bob said yes but did not finish joining Lighthouse'])
  })

  test('whom the backend does not let go is over here, and said to be open there', async () => {
    const invitation = await finishing({ expiresAt: NOW })
    const refusing: Backend = {
      ...watched(() => false),
      revoke: async () => ({ kind: 'refused', reason: 'backend_refused' }),
    }
    await rig.run({ backend: refusing })
    expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: NOT_REVOKED })
    expect(toldTo(rig, ann)).toEqual(['(bad) The invitation of Bob to Lighthouse could not be taken back'])
  })

  test('who was faster than the clock is in', async () => {
    const invitation = await finishing({ expiresAt: NOW })
    await rig.run({ backend: watched(() => true) })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined' })
  })

  test('while the backend does not answer, nothing is over', async () => {
    const invitation = await finishing({ expiresAt: NOW })
    const down: Backend = {
      ...rig.backend,
      revoke: () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'not_answering' })),
    }
    await rig.run({ backend: down })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joining' })
    expect(await nextLook()).toEqual(new Date(NOW.getTime() + 1_000))
  })

  test.each(['revoking', 'revoked', 'joined'] as const)('one that is %s is not watched', async (status) => {
    const invitation = await finishing({ status })
    await rig.run({ backend: watched(() => true) })
    expect(calls).toEqual([])
    expect(await rig.find(invitation)).toMatchObject({ status })
    expect(await nextLook()).toBeUndefined()
  })

  test('taken back during the look: that stays', async () => {
    const invitation = await finishing()
    const backend = watched(() => true)
    const overtaken: Backend = {
      ...backend,
      findMember: async (who) => {
        await rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'revoking' }))
        return backend.findMember(who)
      },
    }
    await rig.run({ backend: overtaken })
    expect(await rig.find(invitation)).toMatchObject({ status: 'revoking' })
  })
})

describe('one of which nobody knows whether it was made', () => {
  const invitee = { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] }
  const inDoubt = (wish: Partial<Invitation> = {}) =>
    rig.invite({ status: 'sending', failure: UNCONFIRMED, invitee, expiresAt: LATER, ...wish }, 'watch')

  test('was made, if the invitee turns up', async () => {
    const invitation = await inDoubt()
    await rig.run({ backend: watched(() => true) })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: BOB } })
  })

  test('is over at its time, with nothing to take back by', async () => {
    const invitation = await inDoubt({ expiresAt: NOW })
    await rig.run({ backend: watched(() => false) })
    expect(calls).toEqual(['by address'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
    expect(toldTo(rig, ann)).toEqual(['(neutral) Bob did not turn up in Lighthouse'])
  })
})
