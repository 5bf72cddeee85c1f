import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type SendOutcome } from '../../src/backends/backend.ts'
import { commandTable } from '../../src/commands.ts'
import { asDeliveryId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import { PATIENCE_MS } from '../../src/jobs/patience.ts'
import { listReader } from '../../src/lists/read-list.ts'
import { revoke } from '../../src/usecases/revoke.ts'
import { AFTER_A_LEASE_MS, ann, auditOf, bob, openRig, type Rig, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

/** It was made, and the word of it never arrived. */
const lostAnswer = (backend: Backend): Backend => ({
  ...backend,
  send: async (offer) => {
    await backend.send(offer)
    throw new BackendUnavailable('Usher', { trouble: 'not_answering' })
  },
})

const answering = (backend: Backend, outcome: SendOutcome): Backend => ({
  ...backend,
  send: async () => outcome,
})

test('the backend has it, and the card goes out', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  expect(await rig.backend.listInvitations()).toHaveLength(1)
  expect(toldTo(rig, bob)).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(await auditOf(rig, invitation)).toEqual(['invitation.sent'])
})

test('asked again after its answer was lost, there is one invitation and one card', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  await rig.run({ backend: lostAnswer(rig.backend) })
  expect(await rig.find(invitation)).toMatchObject({ status: 'sending' })

  rig.pass(1_000)
  await rig.run()
  expect(await rig.backend.listInvitations()).toHaveLength(1)
  expect(toldTo(rig, bob)).toHaveLength(1)
  expect(await auditOf(rig, invitation)).toEqual(['invitation.sent'])
})

test('whoever only asked for it hears how it went, however soon somebody agreed', async () => {
  const invitation = await rig.invite({ status: 'sending' })
  rig.pass(1_000)
  const send = { kind: 'send', invitation: invitation.id } as const
  await rig.store.transaction((tx) => tx.enqueue(send, rig.deps.now()))
  await rig.run({ backend: answering(rig.backend, { kind: 'refused', reason: 'no_seats' }) })
  expect(toldTo(rig, ann)).toHaveLength(1)
})

test('two runs at once, because a lease ended too early, record it once', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  const overtaken: Backend = {
    ...rig.backend,
    send: async (offer) => {
      rig.pass(AFTER_A_LEASE_MS)
      await rig.run()
      return rig.backend.send(offer)
    },
  }
  await rig.run({ backend: overtaken })
  expect(await auditOf(rig, invitation)).toEqual(['invitation.sent'])
  expect(toldTo(rig, bob)).toHaveLength(1)
})

test.each<[SendOutcome, string, string]>([
  [{ kind: 'already_member' }, 'failed', '(neutral) Bob is already in Lighthouse'],
  [{ kind: 'already_invited' }, 'failed', '(bad) Bob could not be invited to Lighthouse'],
  [{ kind: 'refused', reason: 'unknown_role' }, 'failed', '(bad) Bob could not be invited to Lighthouse'],
])('%o closes it as %s, and the inviter hears', async (outcome, status, notice) => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  rig.pass(PATIENCE_MS)
  await rig.run({ backend: answering(rig.backend, outcome) })
  expect(await rig.find(invitation)).toMatchObject({ status })
  expect(toldTo(rig, ann)).toEqual([notice])
  expect(toldTo(rig, bob)).toEqual([])
})

test('what the answer to the command says is not told a second time', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  await rig.run({ backend: answering(rig.backend, { kind: 'already_member' }) })
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed' })
  expect(toldTo(rig, ann)).toEqual([])
})

test('taken back before it was sent: nobody is asked', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  await takeBack(invitation)
  await rig.run({ backend: answering(rig.backend, { kind: 'refused', reason: 'impossible' }) })
  expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
  expect(toldTo(rig, bob)).toEqual([])
})

test.each([
  ['its answer was lost', () => rig.run({ backend: lostAnswer(rig.backend) }), 1_000],
  ['the process died after it', died, AFTER_A_LEASE_MS],
])('taken back while nobody knows whether it was sent, because %s', async (_, sendInVain, waitMs) => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  await sendInVain()
  await takeBack(invitation)
  rig.pass(waitMs)
  await rig.run()
  expect(await rig.backend.listInvitations()).toEqual([])
  expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
  expect(toldTo(rig, bob)).toEqual([])
})

async function died(): Promise<void> {
  const dead = new Promise<never>(() => {})
  const sent = new Promise<void>((resolve) => {
    const backend: Backend = {
      ...rig.backend,
      send: async (offer) => {
        await rig.backend.send(offer)
        resolve()
        return dead
      },
    }
    void rig.run({ backend })
  })
  await sent
}

const unused = {
  settle: async () => {},
  signIns: { of: () => [] },
  lists: listReader,
  mailer: { isOpen: false, send: async () => {} },
  newSecret: () => 'unused',
}

const takeBack = ({ id }: Invitation): Promise<unknown> =>
  revoke({ ...rig.deps, ...unused, owners: [ann], commands: commandTable }, caller, id)

const caller = {
  actor: ann,
  name: 'Ann',
  place: { platform: 'chat', isDirect: true },
  team,
  delivery: asDeliveryId('d1'),
}
