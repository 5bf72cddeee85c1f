import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type ResendOutcome } from '../../src/backends/backend.ts'
import { facts as deepgram } from '../../src/backends/deepgram/facts.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { ENDED_THERE, type Invitation } from '../../src/domain/invitation.ts'
import type { Renewal } from '../../src/domain/renewal.ts'
import { ann, auditOf, bob, HOUR_MS, openRig, type Rig, toldTo } from './rig.ts'

const DAY_MS = 24 * HOUR_MS
const EMAIL = 'bob@lighthouse.example'
const OLD = asBackendKey('k1')
const NEW = asBackendKey('k2')
const BOB = asAccountId('bobs')

let rig: Rig
let calls: string[]
let until: Date
let before: Date

beforeEach(async () => {
  rig = await openRig()
  calls = []
  before = new Date(rig.deps.now().getTime() + DAY_MS)
  until = new Date(rig.deps.now().getTime() + 7 * DAY_MS)
})

afterEach(() => rig.store.close())

type There = { readonly key: Invitation['backendKey']; readonly expiresAt?: Date }

/** Answers so, and has `there` at the end; by what was there before an earlier attempt is known. */
function backendWith(
  outcome: ResendOutcome | BackendUnavailable,
  { there, isIn = false }: { readonly there?: There; readonly isIn?: boolean } = {},
): Backend {
  const find = (by: unknown) => {
    calls.push(`find ${by === EMAIL ? 'by address' : String(by)}`)
    const { key, expiresAt } = there ?? {}
    if (!key || (by !== EMAIL && by !== key)) return undefined
    return { key, name: 'Bob', ...(expiresAt && { expiresAt }) }
  }
  return {
    ...rig.backend,
    resend: async (key, { isRepeat }) => {
      calls.push(`resend ${key}${isRepeat ? ' repeated' : ''}`)
      if (outcome instanceof BackendUnavailable) throw outcome
      return outcome
    },
    revoke: async (key) => {
      calls.push(`revoke ${key}`)
      return { kind: 'revoked' }
    },
    findInvitation: async (key) => find(key),
    findInvitationFor: async (email) => find(email),
    findMember: async () =>
      isIn ? { account: BOB, name: 'Bob', role: { name: 'member', rank: 'member' } } : undefined,
  }
}

const renewalOf = (wish: Partial<Renewal> = {}): Renewal => ({
  by: ann,
  byName: 'Ann',
  askedAt: rig.deps.now(),
  until,
  ...wish,
})

const asked = (wish: Partial<Invitation> = {}) =>
  rig.invite(
    {
      backendKey: OLD,
      expiresAt: before,
      invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] },
      renewal: renewalOf(),
      ...wish,
    },
    'resend',
  )

test('the key and the end are those of the new one, and the invitee has a new card', async () => {
  const invitation = await asked()
  await rig.store.transaction((tx) =>
    tx.saveCard({ about: invitation.id, purpose: 'offer', to: bob, channel: 'bob', message: 'old' }),
  )
  await rig.run({
    backend: backendWith({ kind: 'invited', key: NEW }, { there: { key: NEW, expiresAt: until } }),
  })
  expect(calls).toEqual(['resend k1', 'find k2'])
  expect(await rig.find(invitation)).toMatchObject({
    status: 'pending',
    backendKey: NEW,
    expiresAt: until,
    resentAt: rig.deps.now(),
    renewal: { end: 'sent' },
  })
  expect(await auditOf(rig, invitation)).toEqual(['invitation.resent'])
  expect(toldTo(rig, bob)).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(toldTo(rig, ann)).toEqual([])
  const cards = await rig.store.transaction((tx) => tx.listCards(invitation.id))
  expect(cards.map(({ purpose, message }) => `${purpose} ${message}`)).toEqual([
    'replaced_offer old',
    'offer 1',
  ])
})

describe('what the backend shows afterwards counts', () => {
  test.each<[string, There | undefined, string, () => Date]>([
    [
      'a later end',
      { key: NEW, expiresAt: new Date('2026-03-08T00:00:00Z') },
      'sent',
      () => new Date('2026-03-08T00:00:00Z'),
    ],
    [
      'the end from before',
      { key: NEW, expiresAt: new Date('2026-03-03T09:00:00Z') },
      'unseen',
      () => before,
    ],
    ['nothing', undefined, 'unseen', () => before],
  ])('%s', async (_, there, end, expiresAt) => {
    const invitation = await asked()
    await rig.run({ backend: backendWith({ kind: 'invited', key: NEW }, { ...(there && { there }) }) })
    expect(await rig.find(invitation)).toMatchObject({ renewal: { end }, expiresAt: expiresAt() })
  })

  test('where it has no clock, ours gives the end', async () => {
    const invitation = await asked()
    const backend = backendWith({ kind: 'invited', key: OLD }, { there: { key: OLD } })
    await rig.run({ backend: { ...backend, facts: deepgram } })
    expect(await rig.find(invitation)).toMatchObject({ renewal: { end: 'sent' }, expiresAt: until })
  })

  test('one that does not answer then was asked all the same', async () => {
    const invitation = await asked()
    const silent = async () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'busy' }))
    await rig.run({ backend: { ...backendWith({ kind: 'invited', key: NEW }), findInvitation: silent } })
    expect(await rig.find(invitation)).toMatchObject({ backendKey: NEW, renewal: { end: 'unseen' } })
    expect(calls).toEqual(['resend k1'])
  })
})

describe('after an attempt that may have got through it looks first', () => {
  test.each<[string, There]>([
    ['another key', { key: NEW, expiresAt: new Date('2026-03-08T00:00:00Z') }],
    ['a later end', { key: OLD, expiresAt: new Date('2026-03-08T00:00:00Z') }],
  ])('and finds %s: nothing is sent twice', async (_, there) => {
    const invitation = await asked()
    await rig.die()
    rig.pass(121_000)
    await rig.run({ backend: backendWith({ kind: 'invited', key: NEW }, { there }) })
    expect(calls.filter((call) => call.startsWith('resend'))).toEqual([])
    expect(await rig.find(invitation)).toMatchObject({ backendKey: there.key, renewal: { end: 'sent' } })
  })

  test('and says that it is a repeat where it finds none', async () => {
    await asked()
    await rig.die()
    rig.pass(121_000)
    await rig.run({
      backend: backendWith({ kind: 'invited', key: NEW }, { there: { key: OLD, expiresAt: before } }),
    })
    expect(calls).toContain('resend k1 repeated')
  })

  test('it takes no other way for an answer that came later', async () => {
    const invitation = await asked()
    await rig.run({ backend: backendWith(new BackendUnavailable('Acme', { trouble: 'not_answering' })) })
    expect(await rig.find(invitation)).toMatchObject({
      status: 'pending',
      backendKey: OLD,
      expiresAt: before,
    })
    rig.pass(1_000)
    await rig.run({
      backend: backendWith({ kind: 'invited', key: NEW }, { there: { key: NEW, expiresAt: until } }),
    })
    expect(calls.filter((call) => call.startsWith('resend'))).toEqual(['resend k1'])
    expect(toldTo(rig, ann)).toEqual(['(good) The invitation of Bob to Lighthouse is sent again'])
  })
})

describe('one that is lost on the way', () => {
  test.each<[string, Extract<ResendOutcome, { kind: 'only_revoked' }>['because'], string]>([
    ['because no seat is free', { kind: 'refused', reason: 'no_seats' }, 'no_seats'],
    ['or perhaps not', { kind: 'unconfirmed' }, 'unconfirmed'],
  ])('%s: everybody hears both', async (_, because, failure) => {
    const invitation = await asked()
    await rig.run({ backend: backendWith({ kind: 'only_revoked', because }) })
    const found = await rig.find(invitation)
    expect(found).toMatchObject({ status: 'failed', failure, renewal: { end: 'lost' } })
    expect(found).not.toHaveProperty('backendKey')
    expect(await auditOf(rig, invitation)).toEqual([
      `invitation.resent ${failure}`,
      `invitation.failed ${failure}`,
    ])
  })

  test('because they are in: they are', async () => {
    const invitation = await asked()
    await rig.run({ backend: backendWith({ kind: 'only_revoked', because: { kind: 'already_member' } }) })
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined' })
  })

  test('the inviter hears it where somebody else pressed', async () => {
    await asked({ renewal: renewalOf({ by: { platform: 'chat', id: 'carol' }, byName: 'Carol' }) })
    await rig.run({
      backend: backendWith({ kind: 'only_revoked', because: { kind: 'refused', reason: 'no_seats' } }),
    })
    expect(toldTo(rig, ann)).toEqual(['(neutral) The invitation of Bob to Lighthouse is gone'])
  })
})

describe('a refusal', () => {
  test('leaves the old one as it is', async () => {
    const invitation = await asked()
    await rig.run({ backend: backendWith({ kind: 'refused', reason: 'above_operator' }) })
    expect(await rig.find(invitation)).toMatchObject({
      status: 'pending',
      backendKey: OLD,
      expiresAt: before,
      renewal: { end: 'refused', reason: 'above_operator' },
    })
    expect(await auditOf(rig, invitation)).toEqual(['invitation.resent above_operator'])
    expect(toldTo(rig, bob)).toEqual([])
  })

  test.each<[string, Extract<ResendOutcome, { kind: 'refused' }>['reason'], boolean, Partial<Invitation>]>([
    ['it has expired there', 'expired', false, { status: 'expired' }],
    ['it was ended there', 'not_found', false, { status: 'revoked', failure: ENDED_THERE }],
    ['they said yes there', 'not_found', true, { status: 'joined' }],
  ])('tells how it ended: %s', async (_, reason, isIn, expected) => {
    const invitation = await asked()
    await rig.run({ backend: backendWith({ kind: 'refused', reason }, { isIn }) })
    expect(await rig.find(invitation)).toMatchObject(expected)
  })
})

describe('who answers or takes it back meanwhile', () => {
  test('before the backend heard of it, it hears only of that', async () => {
    const invitation = await asked({ status: 'revoking', answeredBy: ann })
    await rig.run({ backend: backendWith({ kind: 'invited', key: NEW }) })
    expect(calls).toEqual(['revoke k1'])
    expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
  })

  test.each<[string, There | undefined, readonly string[]]>([
    ['gone: they need a new one', undefined, ['resend k1', 'accept k2']],
    ['there: it is enough', { key: OLD, expiresAt: before }, ['accept k1']],
  ])('after a yes to an old one that nothing was sent for, and that is %s', async (_, there, expected) => {
    const invitation = await asked()
    const nothingSent = new BackendUnavailable('Acme', { trouble: 'not_answering', isUndone: true })
    await rig.run({ backend: backendWith(nothingSent) })
    const joining = { ...invitation, status: 'joining', answeredBy: bob } as const
    await rig.store.transaction((tx) => tx.saveInvitation(joining))
    calls = []
    rig.pass(1_000)
    const backend: Backend = {
      ...backendWith({ kind: 'invited', key: NEW }, { ...(there && { there }) }),
      accept: async ({ key }) => {
        calls.push(`accept ${key}`)
        return { kind: 'joined', account: BOB }
      },
    }
    await rig.run({ backend })
    expect(calls.filter((call) => !call.startsWith('find'))).toEqual(expected)
    expect(await rig.find(invitation)).toMatchObject({ status: 'joined' })
  })

  test('while it is being asked, what counts is the new one', async () => {
    const invitation = await asked()
    const backend = backendWith({ kind: 'invited', key: NEW }, { there: { key: NEW, expiresAt: until } })
    await rig.run({
      backend: {
        ...backend,
        resend: async (key, offer) => {
          const current = await rig.find(invitation)
          await rig.store.transaction((tx) =>
            tx.saveInvitation({ ...(current ?? invitation), status: 'revoking', answeredBy: ann }),
          )
          return backend.resend(key, offer)
        },
      },
    })
    expect(calls).toContain('revoke k2')
    expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
    expect(toldTo(rig, bob)).toEqual([])
  })
})

test('it is not ended by our clock while the backend is asked', async () => {
  const invitation = await asked()
  await rig.run({ backend: backendWith(new BackendUnavailable('Acme', { trouble: 'not_answering' })) })
  rig.pass(DAY_MS)
  expect(await rig.store.transaction((tx) => tx.lockExpiredInvitations(rig.deps.now(), 10))).toEqual([])
  await rig.run({ backend: backendWith({ kind: 'refused', reason: 'above_operator' }) })
  const over = await rig.store.transaction((tx) => tx.lockExpiredInvitations(rig.deps.now(), 10))
  expect(over.map(({ id }) => id)).toEqual([invitation.id])
})
