import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
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

const linkOf = (actor: typeof bob) => rig.store.transaction((tx) => tx.findLink(team.id, actor))

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

test.each(['accept', 'decline'] as const)('a refused %s says why', async (kind) => {
  const invitation = await answered(kind)
  await rig.backend.revoke(sure(invitation.backendKey))
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'not_found' })
  expect(await membersOf()).toEqual([])
  expect(await linkOf(bob)).toBeUndefined()
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
