import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { facts } from '../../src/backends/embedded/facts.ts'
import type { Member } from '../../src/domain/account.ts'
import type { BackendFacts } from '../../src/domain/backend-facts.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { type Invitation, NOT_DECLINED } from '../../src/domain/invitation.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import { readAloud } from '../views/read-aloud.ts'
import { AFTER_A_LEASE_MS, ann, auditOf, bob, openRig, type Rig, sure, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

/** Sent, delivered, and answered by Bob. */
async function answered(kind: 'accept' | 'decline', who = bob): Promise<Invitation> {
  const sent = await rig.invite({ status: 'sending' }, 'send')
  await rig.run()
  return rig.store.transaction(async (tx) => {
    const pending = await tx.findInvitation(sent.id)
    if (!pending) throw new Error('not sent')
    const status = kind === 'accept' ? 'joining' : 'declining'
    const waiting: Invitation = { ...pending, status, answeredBy: who }
    await tx.saveInvitation(waiting)
    await tx.enqueue({ kind, invitation: sent.id }, sent.createdAt)
    return waiting
  })
}

const membersOf = async () => (await rig.backend.listMembers({ limit: 10 })).members

const linkOf = (actor: typeof bob) => rig.store.transaction((tx) => tx.findLink(team, actor))

test('accepting makes a member, links the person and tells the inviter', async () => {
  const invitation = await answered('accept')
  await rig.run()
  const [member, ...others] = await membersOf()
  expect(others).toEqual([])
  expect(await linkOf(bob)).toMatchObject({ account: member?.account, proof: 'accepted' })
  expect(await rig.find(invitation)).toMatchObject({ status: 'joined', answeredBy: bob })
  expect(toldTo(rig, ann)).toEqual(['(good) Bob joined Lighthouse'])
  expect(await auditOf(rig, invitation)).toEqual(['invitation.sent', 'invitation.joined'])
})

test('accepting whose answer was lost is asked again and happens once', async () => {
  const invitation = await answered('accept')
  const lostAnswer: Backend = {
    ...rig.backend,
    accept: async (answer) => {
      await rig.backend.accept(answer)
      throw new BackendUnavailable('Usher', { trouble: 'not_answering' })
    },
  }
  await rig.run({ backend: lostAnswer })
  expect(await rig.find(invitation)).toMatchObject({ status: 'joining' })

  rig.pass(1_000)
  await rig.run()
  expect(await membersOf()).toHaveLength(1)
  expect(await auditOf(rig, invitation)).toEqual(['invitation.sent', 'invitation.joined'])
})

test.each(['accept', 'decline'] as const)(
  'two runs of %s at once, because a lease ended too early, end it once',
  async (kind) => {
    const invitation = await answered(kind)
    const overtaken: Backend = {
      ...rig.backend,
      [kind]: async (answer: Parameters<Backend['accept']>[0]) => {
        rig.pass(AFTER_A_LEASE_MS)
        await rig.run()
        return rig.backend[kind](answer)
      },
    }
    await rig.run({ backend: overtaken })
    expect(await auditOf(rig, invitation)).toHaveLength(2)
    expect(toldTo(rig, ann)).toHaveLength(1)
  },
)

test('declining tells the inviter and makes nobody a member', async () => {
  const invitation = await answered('decline')
  await rig.run()
  expect(await membersOf()).toEqual([])
  expect(await linkOf(bob)).toBeUndefined()
  expect(await rig.find(invitation)).toMatchObject({ status: 'declined' })
  expect(toldTo(rig, ann)).toEqual(['(neutral) Bob declined the invitation to Lighthouse'])
})

test('a refused yes says why', async () => {
  const invitation = await answered('accept')
  await rig.backend.revoke(sure(invitation.backendKey))
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'not_found' })
  expect(await membersOf()).toEqual([])
  expect(await linkOf(bob)).toBeUndefined()
})

describe('a no', () => {
  const email = 'bob@lighthouse.example'
  const bobs: Member = { account: asAccountId('b'), name: 'Bob', role: { name: 'member', rank: 'member' } }
  const byOperator: BackendFacts = {
    ...facts,
    capabilities: { ...facts.capabilities, decline: { how: 'emulated', plane: 'operator' } },
  }

  /** Bob goes by his address there. */
  async function declined(parts: Partial<Backend>): Promise<Invitation | undefined> {
    const invitation = await answered('decline')
    const invitee = { ...invitation.invitee, email }
    await rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, invitee }))
    await rig.run({ backend: { ...rig.backend, ...parts } })
    return rig.find(invitation)
  }

  const refused = async () => ({ kind: 'refused', reason: 'backend_refused' }) as const

  test('to what is gone there is a no', async () => {
    const decline: Backend['decline'] = async () => ({ kind: 'refused', reason: 'not_found' })
    expect(await declined({ decline })).toMatchObject({ status: 'declined' })
  })

  test.each<[string, Partial<Backend>]>([
    ['refuses it', { decline: refused }],
    ['takes it in the name of the team', { facts: byOperator, decline: async () => ({ kind: 'declined' }) }],
  ])('of who is a member by now is told so where the backend %s', async (_, parts) => {
    expect(await declined({ ...parts, findMember: async () => bobs })).toMatchObject({ status: 'joined' })
    expect(toldTo(rig, ann)).toEqual(['(good) Bob joined Lighthouse'])
  })

  test('that the backend does not take from them takes the invitation back', async () => {
    const notTheirs: Backend['decline'] = async () => ({ kind: 'refused', reason: 'not_yours' })
    expect(await declined({ decline: notTheirs })).toMatchObject({ status: 'declined' })
    expect(await rig.backend.listInvitations()).toEqual([])
  })

  test('that the backend takes in no way is one, and said to be open there', async () => {
    const found = await declined({ decline: refused, revoke: refused })
    expect(found).toMatchObject({ status: 'failed', failure: NOT_DECLINED })
    expect(toldTo(rig, ann)).toEqual(['(bad) Bob declined the invitation to Lighthouse'])
  })
})

test('a yes whose token is not taken opens the card again', async () => {
  const invitation = await answered('accept')
  const revised: string[] = []
  const platform: Platform = {
    ...rig.platform,
    revise: async (_, view) => {
      revised.push(readAloud(view))
      return { kind: 'revised' }
    },
  }
  const accept: Backend['accept'] = async () => ({ kind: 'refused', reason: 'no_credential' })
  await rig.run({ backend: { ...rig.backend, accept }, platform })
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  expect(revised.at(-1)).toContain('[Accept] [Decline]')
})

test('an older link stays', async () => {
  await answered('accept')
  await rig.run()
  const first = await linkOf(bob)
  const [member] = await membersOf()
  await rig.store.transaction(async (tx) => {
    await tx.embedded.deleteMembership(team.id, sure(member?.account))
  })
  await answered('accept')
  await rig.run()
  expect(await linkOf(bob)).toEqual(first)
  expect(await membersOf()).toMatchObject([{ account: member?.account }])
})
