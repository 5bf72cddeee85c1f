import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type SendOutcome } from '../../src/backends/backend.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { type Invitation, UNCONFIRMED } from '../../src/domain/invitation.ts'
import { AFTER_A_LEASE_MS, ann, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

const BOB = asAccountId('bobs')
const KEY = asBackendKey('k1')
const carol = { platform: 'chat', id: 'carol' }
const EMAIL = 'bob@lighthouse.example'
const invitee = { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] }

let rig: Rig
let calls: string[]

beforeEach(async () => {
  rig = await openRig()
  calls = []
})

afterEach(() => rig.store.close())

/** Answers every send like this, and what comes after it as a backend would. */
const answering = (outcome: SendOutcome, theirs?: ReturnType<typeof asBackendKey>): Backend => ({
  ...rig.backend,
  send: async ({ isRepeat }) => {
    calls.push(isRepeat ? 'send again' : 'send')
    return outcome
  },
  findInvitationFor: async (email) => {
    calls.push('look')
    return theirs && { key: theirs, name: 'Bob', email }
  },
  findMember: async () => undefined,
  accept: async ({ key }) => {
    calls.push(`accept ${key}`)
    return { kind: 'joined', account: BOB }
  },
  revoke: async (key) => {
    calls.push(`revoke ${key}`)
    return { kind: 'revoked' }
  },
})

describe('sent without an answer, and with no way to look', () => {
  const unconfirmed = answering.bind(undefined, { kind: 'unconfirmed' })

  test('it is not sent again, the invitee hears nothing, and the inviter is told when they wait no more', async () => {
    const invitation = await rig.invite({ status: 'sending', invitee }, 'send')
    const silent: Backend = {
      ...rig.backend,
      send: () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'not_answering' })),
    }
    await rig.run({ backend: silent })
    rig.pass(1_000)
    await rig.run({ backend: unconfirmed() })
    rig.pass(20_000)
    await rig.run({ backend: unconfirmed() })

    expect(calls).toEqual(['send again'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'sending', failure: UNCONFIRMED })
    expect(await auditOf(rig, invitation)).toEqual(['invitation.unconfirmed'])
    expect(toldTo(rig, bob)).toEqual([])
    expect(toldTo(rig, ann)).toEqual(['(bad) Bob is perhaps invited to Lighthouse'])
  })

  test('for who said yes already it is watched whether they turn up', async () => {
    const invitation = await rig.invite({ status: 'joining', answeredBy: bob, invitee }, 'send')
    await rig.run({ backend: unconfirmed() })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joining', finishingSince: rig.deps.now() })
    expect(await rig.store.transaction((tx) => tx.countEffects({ about: invitation.id }))).toBe(1)
  })

  test('taken back meanwhile, it is over', async () => {
    const invitation = await rig.invite({ status: 'sending', invitee }, 'send')
    const backend = unconfirmed()
    const overtaken: Backend = {
      ...backend,
      send: async (offer) => {
        await rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'revoking' }))
        return backend.send(offer)
      },
    }
    await rig.run({ backend: overtaken })
    expect(await rig.find(invitation)).toMatchObject({ status: 'revoked', failure: UNCONFIRMED })
  })

  test('and taken back meanwhile: who is in already is not said to be shut out', async () => {
    const invitation = await rig.invite({ status: 'revoking', answeredBy: carol, invitee }, 'send')
    await rig.die()
    rig.pass(AFTER_A_LEASE_MS)
    await rig.run({ backend: { ...rig.backend, send: async () => ({ kind: 'already_member' }) } })
    expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'already_member' })
    expect(toldTo(rig, ann)).toEqual(['(neutral) Bob is already in Lighthouse'])
  })
})

describe('for who was asked first and said yes', () => {
  const said = (wish: Partial<Invitation> = {}) =>
    rig.invite({ status: 'joining', answeredBy: bob, invitee, ...wish }, 'send')

  test.each<[string, SendOutcome, string[], object]>([
    ['it is made and accepted', { kind: 'invited', key: KEY }, ['send', 'accept k1'], { status: 'joined' }],
    ['they are in at once', { kind: 'joined', account: BOB }, ['send'], { status: 'joined' }],
    ['they were in already', { kind: 'already_member' }, ['send'], { status: 'joined' }],
    [
      'the backend refuses',
      { kind: 'refused', reason: 'no_seats' },
      ['send'],
      { status: 'failed', failure: 'no_seats' },
    ],
  ])('%s', async (_, outcome, expected, found) => {
    const invitation = await said()
    await rig.run({ backend: answering(outcome) })
    expect(calls).toEqual(expected)
    expect(await rig.find(invitation)).toMatchObject(found)
  })

  test('the invitation that somebody else made for them is taken', async () => {
    const invitation = await said()
    await rig.run({ backend: answering({ kind: 'already_invited' }, asBackendKey('theirs')) })
    expect(calls).toEqual(['send', 'look', 'accept theirs'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined', backendKey: 'theirs' })
  })

  test('one that was there and is gone again is none', async () => {
    const invitation = await said()
    await rig.run({ backend: answering({ kind: 'already_invited' }) })
    expect(calls).toEqual(['send', 'look'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'already_invited' })
  })
})
