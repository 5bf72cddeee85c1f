import { expect, it } from 'vitest'
import {
  coded,
  offerFor,
  ownRefusal,
  refused,
  saying,
  sendsIn,
  unavailable,
  watch,
  withDiga,
} from './with-diga.ts'

const SEND = { method: 'POST', path: /\/send$/ }
const BOB = 'bob@example.com'

it('says the address in lower case and the role by name, and knows until when', async () => {
  const opened = await withDiga()
  const outcome = await opened.backend.send(await offerFor(opened, 'Bob@Example.COM', { role: 'reader' }))
  expect(outcome).toEqual({
    kind: 'invited',
    key: saying(/^[\da-f-]{36}$/),
    expiresAt: new Date('2026-03-09T12:00:00Z'),
  })
  expect(opened.standIn.traffic().at(-1)?.sent).toEqual({ email: BOB, role: 'reader' })
})

it.each([
  ['an address it does not take', coded(400, 'INVALID_EMAIL'), refused('bad_email')],
  ['a role above its own, misspelt', coded(403, 'UNATHORIZED_ROLE'), refused('above_operator')],
  ['a role above its own, spelt right', coded(400, 'UNAUTHORIZED_ROLE'), refused('above_operator')],
  ['a reason that nobody knows', coded(400, 'MOON_IS_FULL'), ownRefusal(400, 'MOON_IS_FULL')],
  ['a field, by its code', coded(422, 'NOT_VALID_FIELD'), ownRefusal(422, 'NOT_VALID_FIELD')],
  ['a field, by its path', validation(['body', 'email']), refused('bad_email')],
  ['another field, by its path', validation(['body', 'role']), refused('unknown_role')],
])('refuses %s', async (_, fault, outcome) => {
  const opened = await withDiga()
  opened.standIn.faults.add(SEND, fault)
  expect(await opened.backend.send(await offerFor(opened, BOB))).toEqual(outcome)
})

function validation(loc: readonly string[]) {
  const body = JSON.stringify({ detail: [{ loc, msg: 'value is not valid', type: 'value_error' }] })
  return { kind: 'answer' as const, status: 422, body }
}

it.each([
  ['a missing permission, whatever its code', coded(403, 'INTERNAL_SERVER_ERROR'), 'forbidden', true],
  ['a key that is not known', coded(401, 'UNAUTHORIZED'), 'unauthorized', true],
  ['a project that is not known', coded(404, 'PROJECT_NOT_FOUND'), 'misconfigured', true],
  ['another server', { kind: 'answer', status: 404, body: '{"detail":"Not Found"}' }, 'misconfigured', true],
  ['a web page', { kind: 'answer', status: 200, body: '<html>Welcome</html>' }, 'misconfigured', false],
  ['a success with an error inside', coded(201, 'MOON_IS_FULL'), 'unreadable', false],
  ['half an answer', { kind: 'cut' }, 'not_answering', false],
  ['a failure after it was done', { kind: 'answer_after', status: 502 }, 'not_answering', false],
  ['no answer after it was done', { kind: 'silence_after' }, 'not_answering', false],
] as const)('comes back later after %s', async (_, fault, trouble, isUndone) => {
  const opened = await withDiga()
  opened.standIn.faults.add(SEND, fault)
  const sending = opened.backend.send(await offerFor(opened, BOB))
  await expect(sending).rejects.toEqual(unavailable({ trouble, isUndone }))
  await expect(sending).rejects.not.toThrow(/bob|example/i)
})

it('waits as long as it is asked to', async () => {
  const opened = await withDiga()
  opened.standIn.faults.add(SEND, { ...coded(429, 'SLOW_DOWN'), headers: { 'retry-after': '120' } })
  await expect(opened.backend.send(await offerFor(opened, BOB))).rejects.toEqual(
    unavailable({ trouble: 'busy', waitMs: 120_000, isUndone: true }),
  )
})

it('reads an answer with fields that nobody documented and without those that may be missing', async () => {
  const opened = await withDiga()
  const id = '3c90c3cc-0d44-4b50-8888-8dd25736052a'
  const made = {
    id,
    invited_email: BOB,
    project_id: opened.project.toUpperCase(),
    expires_at: '2026-03-09T12:00:00.123456',
    role: { id, name: 'member', permissions: [] },
    color: 'green',
  }
  opened.standIn.faults.add(SEND, { kind: 'answer', status: 201, body: JSON.stringify(made) })
  expect(await opened.backend.send(await offerFor(opened, BOB))).toEqual({
    kind: 'invited',
    key: id,
    expiresAt: new Date('2026-03-09T12:00:00.123Z'),
  })
})

it('does not call at all for a repeat, for no address, and for a role that is none', async () => {
  const opened = await withDiga()
  const calls = watch(opened)
  const repeat = await offerFor(opened, BOB, { isRepeat: true })
  const asked = calls().length
  expect(await opened.backend.send(repeat)).toEqual({ kind: 'unconfirmed' })
  expect(await opened.backend.send({ ...repeat, invitee: { name: 'Bob', email: 'bob' } })).toEqual(
    refused('bad_email'),
  )
  expect(await opened.backend.send({ ...repeat, role: 'owner' })).toEqual(refused('unknown_role'))
  expect(calls()).toHaveLength(asked)
})

it('never sends twice what arrived without an answer', async () => {
  const opened = await withDiga()
  opened.standIn.faults.add(SEND, { kind: 'silence_after' })
  const offer = await offerFor(opened, BOB)
  await expect(opened.backend.send(offer)).rejects.toEqual(unavailable({ isUndone: false }))
  expect(await opened.backend.send({ ...offer, isRepeat: true })).toEqual({ kind: 'unconfirmed' })
  expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
})

it('tells a member from an invitee where the conflict is not named', async () => {
  const opened = await withDiga()
  await opened.standIn.vendor.addMember('mia@example.com', 'member')
  opened.standIn.faults.add(SEND, coded(409, 'CONFLICT'), 2)
  const [bob, mia] = [await offerFor(opened, BOB), await offerFor(opened, 'mia@example.com')]
  expect(await opened.backend.send(bob)).toEqual({ kind: 'already_invited' })
  expect(await opened.backend.send(mia)).toEqual({ kind: 'already_member' })
})

it('sends nothing before the key was seen to open the project', async () => {
  const opened = await withDiga()
  const backend = opened.connect({ apiKey: opened.standIn.strangersKey })
  const offer = await offerFor(opened, BOB)
  const calls = watch(opened)
  await expect(backend.send(offer)).rejects.toEqual(unavailable({ trouble: 'misconfigured', isUndone: true }))
  expect(sendsIn(calls())).toEqual([])
})

it('knows that nothing was sent where it could not see that', async () => {
  const opened = await withDiga()
  const offer = await offerFor(opened, BOB)
  opened.standIn.faults.add({ method: 'GET', path: /\/member\?/ }, { kind: 'silence' })
  const calls = watch(opened)
  await expect(opened.backend.send(offer)).rejects.toEqual(
    unavailable({ trouble: 'not_answering', isUndone: true }),
  )
  expect(sendsIn(calls())).toEqual([])
  expect(await opened.backend.send(offer)).toMatchObject({ kind: 'invited' })
})

it('takes back what was made in another project all the same', async () => {
  const opened = await withDiga()
  const backend = opened.connect({ apiKey: opened.standIn.strangersKey })
  const anyPage = JSON.stringify({ data: [], has_more: false })
  opened.standIn.faults.add({ path: /\/member\?/ }, { kind: 'answer', status: 200, body: anyPage })
  const offer = await offerFor(opened, BOB)
  const calls = watch(opened)
  await expect(backend.send(offer)).rejects.toEqual(unavailable({ trouble: 'misconfigured', isUndone: true }))
  expect(calls().at(-1)).toMatch(/^DELETE \/v1\/project\/invitation\//)
})

it('is left alone altogether when sends are not answered', async () => {
  const opened = await withDiga({ manners: { failuresToOpen: 2, openMs: 60_000 } })
  const [bob, mia] = [await offerFor(opened, BOB), await offerFor(opened, 'mia@example.com')]
  opened.standIn.faults.add(SEND, { kind: 'answer', status: 500 }, 2)
  for (const offer of [bob, mia]) await expect(opened.backend.send(offer)).rejects.toThrow('Diga')
  const calls = watch(opened)
  await expect(opened.backend.listMembers({ limit: 5 })).rejects.toEqual(
    unavailable({ trouble: 'not_answering', isUndone: true }),
  )
  expect(calls()).toEqual([])
})
