import { expect, it } from 'vitest'
import { asBackendKey } from '../../../src/domain/ids.ts'
import { sendTo } from '../../contracts/backend/samples.ts'
import { coded, offerFor, ownRefusal, refused, sendsIn, unavailable, watch, withDiga } from './with-diga.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const SEND = { method: 'POST', path: /\/send$/ }

it('lists what it sent and Diga still has, each looked up', async () => {
  const opened = await withDiga()
  const { backend, standIn } = opened
  const [met, revoked, accepted] = [await opened.meet(), await opened.meet(), await opened.meet()]
  const key = await sendTo(opened, met)
  await backend.revoke(await sendTo(opened, revoked))
  await sendTo(opened, accepted)
  await standIn.vendor.accept(accepted.email)
  const calls = watch(opened)
  expect(await backend.listInvitations()).toMatchObject([{ key, email: met.email }])
  expect(calls()).toHaveLength(3)
  opened.pass(WEEK_MS)
  expect(await backend.listInvitations()).toEqual([])
  expect(await backend.findInvitationFor(met.email)).toBeUndefined()
})

it('shows nothing of another project, though anybody may look at it', async () => {
  const opened = await withDiga()
  const elsewhere = opened.connect({ project: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e09' })
  const key = await sendTo(opened, await opened.meet())
  expect(await elsewhere.findInvitation(key)).toBeUndefined()
  expect(await opened.backend.findInvitation(key)).toBeDefined()
})

it('does not ask for what is no key', async () => {
  const opened = await withDiga()
  const calls = watch(opened)
  const none = asBackendKey('send/bulk')
  expect(await opened.backend.findInvitation(none)).toBeUndefined()
  expect(await opened.backend.revoke(none)).toEqual({ kind: 'revoked' })
  const answer = { key: none, credential: opened.ownerCredential }
  expect(await opened.backend.accept(answer)).toEqual(refused('not_found'))
  expect(await opened.backend.decline(answer)).toEqual(refused('not_found'))
  expect(calls()).toEqual([])
})

it('does not take a list for empty that could not be looked at', async () => {
  const opened = await withDiga({ manners: { retries: 0 } })
  await sendTo(opened, await opened.meet())
  opened.standIn.faults.add({ method: 'GET' }, { kind: 'answer', status: 503 })
  await expect(opened.backend.listInvitations()).rejects.toEqual(unavailable({ trouble: 'not_answering' }))
})

it('changes the role and keeps the key, while it can be answered', async () => {
  const opened = await withDiga()
  const key = await sendTo(opened, await opened.meet())
  const offer = await offerFor(opened, 'bob@example.com', { role: 'reader' })
  const expiresAt = new Date(opened.now().getTime() + WEEK_MS)
  opened.standIn.faults.add({ method: 'PATCH' }, { kind: 'answer_after', status: 502 })
  expect(await opened.backend.changeInvitedRole(key, offer)).toEqual({ kind: 'invited', key, expiresAt })
  expect(await opened.backend.findInvitation(key)).toMatchObject({ role: 'reader' })
  opened.pass(WEEK_MS)
  expect(await opened.backend.changeInvitedRole(key, offer)).toEqual(refused('expired'))
  expect(await opened.backend.changeInvitedRole(opened.unknownKey(), offer)).toEqual(refused('not_found'))
})

it.each([
  [404, 'not_found'],
  [410, 'expired'],
])('takes the status %i for %s, whatever its code', async (status, reason) => {
  const opened = await withDiga()
  const key = await sendTo(opened, await opened.meet())
  opened.standIn.faults.add({ method: 'PATCH' }, coded(status, 'MOON_IS_FULL'))
  const offer = await offerFor(opened, 'bob@example.com', { role: 'reader' })
  expect(await opened.backend.changeInvitedRole(key, offer)).toEqual(refused(reason))
})

it('sends anew under another key, and says what became of it where only half was done', async () => {
  const opened = await withDiga()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const offer = await offerFor(opened, met.email)
  standIn.faults.add(SEND, coded(400, 'MOON_IS_FULL'))
  expect(await backend.resend(key, offer)).toEqual({
    kind: 'only_revoked',
    because: ownRefusal(400, 'MOON_IS_FULL'),
  })
  const again = await backend.resend(key, offer)
  if (again.kind !== 'invited') throw new Error(`It was ${again.kind}`)
  expect(again.key).not.toBe(key)
  expect(await standIn.vendor.invitations()).toHaveLength(1)
})

it('takes nothing back for an offer that could not be made', async () => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const offer = await offerFor(opened, met.email, { role: 'owner' })
  expect(await opened.backend.resend(key, offer)).toEqual(refused('unknown_role'))
  expect(await opened.backend.findInvitation(key)).toBeDefined()
})

it('never sends anew twice', async () => {
  const opened = await withDiga()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const offer = await offerFor(opened, met.email)
  standIn.faults.add(SEND, { kind: 'silence_after' })
  await expect(backend.resend(key, offer)).rejects.toEqual(unavailable({ isUndone: false }))
  expect(await backend.resend(key, { ...offer, isRepeat: true })).toEqual({
    kind: 'only_revoked',
    because: { kind: 'unconfirmed' },
  })
  expect(standIn.vendor.mailsTo(met.email)).toBe(2)
})

it('knows that nothing was sent anew where it could not be taken back', async () => {
  const opened = await withDiga({ manners: { retries: 0 } })
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add({ method: 'DELETE' }, { kind: 'silence_after' })
  const offer = await offerFor(opened, met.email)
  const calls = watch(opened)
  await expect(opened.backend.resend(key, offer)).rejects.toEqual(unavailable({ isUndone: true }))
  expect(sendsIn(calls())).toEqual([])
  expect(await opened.backend.resend(key, offer)).toMatchObject({ kind: 'invited' })
})
