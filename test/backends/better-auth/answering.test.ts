import { expect, it, onTestFinished } from 'vitest'
import { HOUR_MS, join, offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { type OpenedBetterAuth, openBetterAuth } from './open-better-auth.ts'

async function open(): Promise<OpenedBetterAuth> {
  const opened = await openBetterAuth()
  onTestFinished(opened.close)
  return opened
}

const ACCEPT = { method: 'POST', path: /accept-invitation/ }
const REJECT = { method: 'POST', path: /reject-invitation/ }
const refused = (reason: string) => ({ kind: 'refused', reason })

it('makes one membership of twenty answers at once', async () => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => opened.backend.accept(answer)))
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
  expect(outcomes[0]?.kind).toBe('joined')
  expect(await opened.standIn.vendor.members()).toHaveLength(2)
})

it.each([{ kind: 'silence_after' }, { kind: 'cut' }] as const)('joins once after $kind', async (fault) => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  opened.standIn.faults.add(ACCEPT, fault)
  await expect(opened.backend.accept(answer)).rejects.toMatchObject({ isUndone: false })
  const found = await opened.backend.findMember({ email: met.email })
  expect(await opened.backend.accept(answer)).toEqual({ kind: 'joined', account: found?.account })
  expect(await opened.standIn.vendor.members()).toHaveLength(2)
})

it('declines once although the answer was lost', async () => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  opened.standIn.faults.add(REJECT, { kind: 'silence_after' })
  await expect(opened.backend.decline(answer)).rejects.toMatchObject({ isUndone: false })
  expect(await opened.backend.decline(answer)).toEqual({ kind: 'declined' })
})

it('gives a member no second membership and no other role', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met, { role: 'admin' })
  const outcome = await backend.send(offer)
  if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
  await standIn.vendor.addMember(met.email, 'member')
  const found = await backend.findMember({ email: met.email })
  expect(await backend.accept({ key: outcome.key, credential: met.credential })).toEqual({
    kind: 'already_member',
    account: found?.account,
  })
  expect(await standIn.vendor.members()).toContainEqual({ email: met.email, role: 'member' })
  expect(await standIn.vendor.members()).toHaveLength(2)
  expect(await backend.listInvitations()).toEqual([])
})

it('says whose an invitation is not, to members and to strangers, open or not', async () => {
  const opened = await open()
  const { backend, ownerCredential } = opened
  const [met, stranger] = [await opened.meet(), await opened.meet()]
  const key = await sendTo(opened, met)
  for (const credential of [ownerCredential, stranger.credential]) {
    expect(await backend.accept({ key, credential })).toEqual(refused('not_yours'))
    expect(await backend.decline({ key, credential })).toEqual(refused('not_yours'))
  }
  expect(await backend.findInvitation(key)).toBeDefined()
  await backend.revoke(key)
  expect(await backend.accept({ key, credential: stranger.credential })).toEqual(refused('not_yours'))
})

it('says that it is too late, also to a no that Better Auth would take', async () => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  opened.pass(49 * HOUR_MS)
  expect(await opened.backend.accept(answer)).toEqual(refused('expired'))
  expect(await opened.backend.decline(answer)).toEqual(refused('expired'))
  expect(await opened.backend.listOwnInvitations(met.credential)).toEqual([])
})

it('does not bring back who accepted and was removed', async () => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  const outcome = await opened.backend.accept(answer)
  if (outcome.kind !== 'joined' || !outcome.account) throw new Error(`It was ${outcome.kind}`)
  await opened.backend.removeMember(outcome.account)
  expect(await opened.backend.accept(answer)).toEqual(refused('not_found'))
})

it.each([
  ['ORGANIZATION_MEMBERSHIP_LIMIT_REACHED', 'no_seats'],
  ['EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION', 'backend_refused'],
  ['NOT_ON_A_FRIDAY', 'backend_refused'],
])('says that it cannot be: %s', async (code, reason) => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(ACCEPT, { kind: 'answer', status: 403, body: JSON.stringify({ code }) })
  expect(await opened.backend.accept({ key, credential: met.credential })).toEqual({
    ...refused(reason),
    ...(reason === 'backend_refused' && { status: 403, code }),
  })
})

it("takes a session that ends meanwhile for the person's own, with or without a body", async () => {
  const opened = await open()
  const met = await opened.meet()
  const answer = { key: await sendTo(opened, met), credential: met.credential }
  opened.standIn.faults.add(ACCEPT, { kind: 'answer', status: 401 })
  expect(await opened.backend.accept(answer)).toEqual(refused('no_credential'))
  opened.standIn.faults.add({ path: /get-session/ }, { kind: 'answer', status: 401 })
  expect(await opened.backend.whoIs(met.credential)).toEqual(refused('no_credential'))
})

it('does nothing for a person with anything but their own token', async () => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const { token: _, ...person } = met.credential
  const before = opened.standIn.traffic().length
  expect(await opened.backend.accept({ key, credential: person })).toEqual(refused('no_credential'))
  expect(await opened.backend.decline({ key, credential: person })).toEqual(refused('no_credential'))
  expect(await opened.backend.leave(person)).toEqual(refused('no_credential'))
  expect(await opened.backend.whoIs(person)).toEqual(refused('no_credential'))
  expect(await opened.backend.listOwnInvitations(person)).toEqual([])
  expect(opened.standIn.traffic()).toHaveLength(before)
  expect(await opened.backend.listOwnInvitations({ ...person, token: 'nobody' })).toEqual([])
})

it('shows people which team invites them', async () => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  expect(await opened.backend.listOwnInvitations(met.credential)).toMatchObject([
    { key, name: 'Editors', email: met.email, role: 'member' },
  ])
  await join(opened, await opened.meet())
})
