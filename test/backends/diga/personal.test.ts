import { expect, it } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import { join, sendTo } from '../../contracts/backend/samples.ts'
import { coded, ownRefusal, refused, saying, unavailable, watch, withDiga } from './with-diga.ts'

const JOIN = { method: 'POST', path: /\/join$/ }
const ME = { method: 'GET', path: /\/member\/me$/ }

it('joins with the person’s own token and says as whom', async () => {
  const opened = await withDiga()
  const { backend } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const outcome = await backend.accept({ key, credential: met.credential })
  const member = await backend.findMember({ email: met.email })
  expect(outcome).toEqual({ kind: 'joined', account: member?.account })
})

it('is in, also where it cannot be said as whom', async () => {
  const opened = await withDiga({ manners: { retries: 0 } })
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(ME, { kind: 'answer', status: 500 })
  expect(await opened.backend.accept({ key, credential: met.credential })).toEqual({ kind: 'joined' })
})

it('recognises somebody who joined without an answer', async () => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(JOIN, { kind: 'answer_after', status: 502 })
  const outcome = await opened.backend.accept({ key, credential: met.credential })
  expect(outcome).toMatchObject({ kind: 'already_member', account: saying(/^[\da-f-]{36}$/) })
})

it.each([
  ['is told so', coded(409, 'PROFILE_ALREADY_IN_PROJECT')],
  ['is told that nothing is there', coded(404, 'INVITATION_NOT_FOUND')],
])('knows a member who %s, also while their invitation is open', async (_, fault) => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  await opened.standIn.vendor.addMember(met.email, 'reader')
  opened.standIn.faults.add(JOIN, fault)
  expect(await opened.backend.accept({ key, credential: met.credential })).toMatchObject({
    kind: 'already_member',
  })
})

it('has nobody to ask for whose token ended while they accepted', async () => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(JOIN, coded(404, 'INVITATION_NOT_FOUND'))
  opened.standIn.faults.add(ME, coded(401, 'UNAUTHORIZED'))
  const outcome = await opened.backend.accept({ key, credential: met.credential })
  expect(outcome).toEqual(refused('no_credential'))
})

it('says that it has expired, where the join only says that it is not there', async () => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const answer = { key, credential: met.credential }
  opened.pass(8 * 24 * 3_600_000)
  opened.standIn.faults.add(JOIN, coded(404, 'INVITATION_NOT_FOUND'))
  expect(await opened.backend.accept(answer)).toEqual(refused('expired'))
  expect(await opened.backend.accept(answer)).toEqual(refused('expired'))
  expect(await opened.backend.decline(answer)).toEqual(refused('expired'))
})

it.each([
  ['is there for others and not for them', coded(404, 'INVITATION_NOT_FOUND'), refused('not_yours')],
  ['is forbidden to them', coded(403, 'INTERNAL_SERVER_ERROR'), refused('not_yours')],
  ['is refused for something else', coded(400, 'MOON_IS_FULL'), ownRefusal(400, 'MOON_IS_FULL')],
])('refuses what %s', async (_, fault, outcome) => {
  const opened = await withDiga()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(JOIN, fault)
  expect(await opened.backend.accept({ key, credential: met.credential })).toEqual(outcome)
})

it('never falls back on the operator’s key', async () => {
  const opened = await withDiga()
  const { backend } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const { token: _, ...person } = met.credential
  const calls = watch(opened)
  for (const credential of [person, { ...person, token: 'to ken' }, { ...person, token: 'to\nken' }]) {
    expect(await backend.accept({ key, credential })).toEqual(refused('no_credential'))
    expect(await backend.leave(credential)).toEqual(refused('no_credential'))
    expect(await backend.whoIs(credential)).toEqual(refused('no_credential'))
  }
  expect(calls()).toEqual([])
})

it('leaves only as whom the chat is linked to', async () => {
  const opened = await withDiga()
  const { backend } = opened
  const met = await opened.meet()
  const account = await join(opened, met)
  const linked = { ...met.credential, account: asAccountId(opened.owner) }
  expect(await backend.leave(linked)).toEqual(refused('not_yours'))
  expect(await backend.findMember({ account })).toBeDefined()
})

it.each([
  ['is gone when asked again', coded(404, 'MEMBER_NOT_FOUND'), { kind: 'changed' }],
  ['may not remove members', coded(403, 'UNATHORIZED_ROLE'), ownRefusal(403, 'UNATHORIZED_ROLE')],
  ['has a token that ended meanwhile', coded(401, 'UNAUTHORIZED'), refused('no_credential')],
])('knows what it means when who leaves %s', async (_, fault, outcome) => {
  const opened = await withDiga()
  const met = await opened.meet()
  await join(opened, met)
  opened.standIn.faults.add({ method: 'DELETE' }, fault)
  expect(await opened.backend.leave(met.credential)).toEqual(outcome)
})

it('lets who has left hear of it, also where the answer was lost and the token is no member’s any more', async () => {
  const opened = await withDiga()
  const met = await opened.meet()
  const account = await join(opened, met)
  opened.standIn.faults.add({ method: 'DELETE' }, { kind: 'cut' })
  opened.standIn.faults.add({ method: 'DELETE' }, coded(403, 'INTERNAL_SERVER_ERROR'))
  expect(await opened.backend.leave(met.credential)).toEqual({ kind: 'changed' })
  expect(await opened.backend.findMember({ account })).toBeUndefined()
})

it('tells who a member is, and of others only that the token is taken', async () => {
  const opened = await withDiga()
  const { backend } = opened
  const met = await opened.meet()
  expect(await backend.whoIs(met.credential)).toEqual({ kind: 'known' })
  const account = await join(opened, met)
  expect(await backend.whoIs(met.credential)).toEqual({ kind: 'known', account, email: met.email })
  const unknown = { ...met.credential, token: 'nobodys-token' }
  expect(await backend.whoIs(unknown)).toEqual(refused('no_credential'))
})

it('asks again later whose token it is when Diga is down', async () => {
  const opened = await withDiga({ manners: { retries: 0 } })
  const met = await opened.meet()
  opened.standIn.faults.add(ME, { kind: 'answer', status: 500 })
  await expect(opened.backend.whoIs(met.credential)).rejects.toEqual(
    unavailable({ trouble: 'not_answering' }),
  )
})

it('declines by taking back, and lets nobody out who is in', async () => {
  const opened = await withDiga()
  const { backend } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  await backend.accept({ key, credential: met.credential })
  const answer = { key, credential: met.credential }
  expect(await backend.decline(answer)).toEqual(refused('not_found'))
  expect(await backend.decline({ ...answer, key: opened.unknownKey() })).toEqual(refused('not_found'))
})
