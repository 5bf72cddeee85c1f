import { expect, it, onTestFinished } from 'vitest'
import { HOUR_MS, join, offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { type OpenedBetterAuth, openBetterAuth } from './open-better-auth.ts'

async function open(): Promise<OpenedBetterAuth> {
  const opened = await openBetterAuth()
  onTestFinished(opened.close)
  return opened
}

const INVITE = { method: 'POST', path: /invite-member/ }
const LIST = { method: 'GET', path: /list-invitations/ }

/** As many as the package reads, all of them finished. */
const CUT = JSON.stringify(
  Array.from({ length: 100 }, (_, index) => ({
    id: `i${index}`,
    email: `old${index}@example.com`,
    role: 'member',
    status: 'canceled',
    expiresAt: '2026-03-01T00:00:00.000Z',
  })),
)

it('writes addresses in small letters', async () => {
  const opened = await open()
  const offer = await offerTo(opened, { name: 'Bob', email: 'Bob@Example.COM' })
  expect((await opened.backend.send(offer)).kind).toBe('invited')
  expect(await opened.backend.findInvitationFor('BOB@example.com')).toMatchObject({
    email: 'bob@example.com',
  })
})

it('refuses an address that Better Auth takes for none', async () => {
  const opened = await open()
  const offer = await offerTo(opened, { name: 'Bob', email: 'bob at example' })
  expect(await opened.backend.send(offer)).toEqual({ kind: 'refused', reason: 'bad_email' })
})

it('cannot make somebody more than the operator is', async () => {
  const opened = await open()
  const { token = '' } = await opened.standIn.vendor.signUp('admin@example.com')
  await opened.standIn.vendor.addMember('admin@example.com', 'admin')
  const offer = await offerTo(opened, await opened.meet(), { role: 'owner' })
  expect(await opened.connect({ token }).send(offer)).toEqual({ kind: 'refused', reason: 'above_operator' })
})

it('needs an operator who may invite', async () => {
  const opened = await open()
  const { token = '' } = await opened.standIn.vendor.signUp('weak@example.com')
  await opened.standIn.vendor.addMember('weak@example.com', 'member')
  const offer = await offerTo(opened, await opened.meet())
  await expect(opened.connect({ token }).send(offer)).rejects.toMatchObject({
    trouble: 'forbidden',
    isUndone: true,
  })
})

it.each([
  ['nothing comes back', { kind: 'silence_after' }],
  ['the connection breaks', { kind: 'cut' }],
  ['a gateway gives up', { kind: 'answer_after', status: 504 }],
] as const)('sends once although %s', async (_name, fault) => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met)
  standIn.faults.add(INVITE, fault)
  await expect(backend.send(offer)).rejects.toMatchObject({ isUndone: false })
  const again = await backend.send({ ...offer, isRepeat: true })
  expect(again).toMatchObject({ kind: 'invited' })
  expect(standIn.vendor.mailsTo(met.email)).toBe(1)
})

it('sends once although it arrives later than the question whether it did', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met)
  const key = await sendTo(opened, met)
  standIn.faults.add(LIST, { kind: 'answer', status: 200, body: '[]' })
  expect(await backend.send({ ...offer, isRepeat: true })).toMatchObject({ kind: 'invited', key })
  expect(standIn.vendor.mailsTo(met.email)).toBe(1)
})

it('leaves open what it cannot see, and sends it no second time', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met, { isRepeat: true })
  await sendTo(opened, met)
  standIn.faults.add(LIST, { kind: 'answer', status: 200, body: CUT }, 2)
  expect(await backend.send(offer)).toEqual({ kind: 'unconfirmed' })
  expect(standIn.vendor.mailsTo(met.email)).toBe(1)
})

it('calls nothing gone that may only be missing from the list', async () => {
  const opened = await open()
  const { backend, standIn, unknownKey } = opened
  standIn.faults.add(LIST, { kind: 'answer', status: 200, body: CUT }, 3)
  const looks = [
    () => backend.findInvitation(unknownKey()),
    () => backend.findInvitationFor('bob@example.com'),
    () => backend.listInvitations(),
  ]
  for (const look of looks) await expect(look()).rejects.toThrow('defaultFindManyLimit')
})

it('makes one of ten at once', async () => {
  const opened = await open()
  const met = await opened.meet()
  const offer = await offerTo(opened, met)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => opened.backend.send(offer)))
  expect(outcomes.filter(({ kind }) => kind === 'invited')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'already_invited')).toHaveLength(9)
  expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
})

it('tells of many which one has to come again', async () => {
  const opened = await open()
  const offers = [await offerTo(opened, await opened.meet()), await offerTo(opened, await opened.meet())]
  opened.standIn.faults.add(INVITE, { kind: 'answer', status: 503 })
  const outcomes = await opened.backend.sendMany(offers)
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['invited', 'later'])
})

it('keeps the key when it is sent anew, and writes again', async () => {
  const opened = await open()
  const { backend, standIn, pass, now } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  pass(HOUR_MS)
  const outcome = await backend.resend(key, await offerTo(opened, met, { role: 'admin' }))
  expect(outcome).toMatchObject({ kind: 'invited', key })
  const found = await backend.findInvitation(key)
  expect(found?.expiresAt?.getTime()).toBeGreaterThan(now().getTime() + 47 * HOUR_MS)
  expect(found?.role).toBe('member')
  expect(standIn.vendor.mailsTo(met.email)).toBe(2)
})

it('offers anew what has expired, under another key, and not what was answered or revoked', async () => {
  const opened = await open()
  const { backend, pass } = opened
  const [late, gone, member] = [await opened.meet(), await opened.meet(), await opened.meet()]
  const keys = [await sendTo(opened, late), await sendTo(opened, gone), await sendTo(opened, member)]
  const [lateKey, goneKey, memberKey] = keys
  if (!lateKey || !goneKey || !memberKey) throw new Error('A sample is missing')
  await backend.revoke(goneKey)
  await backend.accept({ key: memberKey, credential: member.credential })
  pass(49 * HOUR_MS)
  const outcome = await backend.resend(lateKey, await offerTo(opened, late))
  expect(outcome.kind).toBe('invited')
  expect(outcome.kind === 'invited' && outcome.key).not.toBe(lateKey)
  const refused = { kind: 'refused', reason: 'not_found' }
  expect(await backend.resend(goneKey, await offerTo(opened, gone))).toEqual(refused)
  expect(await backend.resend(memberKey, await offerTo(opened, member))).toEqual(refused)
  expect(await backend.resend(opened.unknownKey(), await offerTo(opened, gone))).toEqual(refused)
})

it('changes the offered role once, however often it is asked', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met, { role: 'admin' })
  const key = await sendTo(opened, met)
  standIn.faults.add(INVITE, { kind: 'silence_after' })
  await expect(backend.changeInvitedRole(key, offer)).rejects.toMatchObject({ isUndone: false })
  const again = await backend.changeInvitedRole(key, { ...offer, isRepeat: true })
  expect(again).toMatchObject({ kind: 'invited' })
  expect(await standIn.vendor.invitations()).toEqual([{ email: met.email, role: 'admin' }])
  expect(standIn.vendor.mailsTo(met.email)).toBe(2)
})

it('sends with the new role what was revoked for it and then got stuck', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const offer = await offerTo(opened, met, { role: 'admin' })
  const key = await sendTo(opened, met)
  standIn.faults.add(INVITE, { kind: 'answer', status: 429 })
  const stuck = { trouble: 'busy', isUndone: false }
  await expect(backend.changeInvitedRole(key, offer)).rejects.toMatchObject(stuck)
  expect(await standIn.vendor.invitations()).toEqual([])
  await backend.changeInvitedRole(key, { ...offer, isRepeat: true })
  expect(await standIn.vendor.invitations()).toEqual([{ email: met.email, role: 'admin' }])
})

it('says that the old one is gone and there is no new one', async () => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  opened.standIn.faults.add(INVITE, {
    kind: 'answer',
    status: 403,
    body: '{"code":"INVITATION_LIMIT_REACHED"}',
  })
  expect(await opened.backend.changeInvitedRole(key, await offerTo(opened, met, { role: 'admin' }))).toEqual({
    kind: 'only_revoked',
    because: {
      kind: 'refused',
      reason: 'backend_refused',
      status: 403,
      code: 'INVITATION_LIMIT_REACHED',
    },
  })
})

it('touches nothing for a role that there is not, or an invitation that is not open', async () => {
  const opened = await open()
  const { backend, pass } = opened
  const [met, gone] = [await opened.meet(), await opened.meet()]
  const [key, goneKey] = [await sendTo(opened, met), await sendTo(opened, gone)]
  const change = async (which: typeof key, whom: typeof met, role: string) =>
    backend.changeInvitedRole(which, await offerTo(opened, whom, { role }))
  expect(await change(key, met, 'emperor')).toEqual({ kind: 'refused', reason: 'unknown_role' })
  await backend.revoke(goneKey)
  expect(await change(goneKey, gone, 'admin')).toEqual({ kind: 'refused', reason: 'not_found' })
  pass(49 * HOUR_MS)
  expect(await change(key, met, 'admin')).toEqual({ kind: 'refused', reason: 'expired' })
  expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
})

it('lets an accepted invitation stay accepted', async () => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const answer = { key, credential: met.credential }
  const first = await opened.backend.accept(answer)
  expect(await opened.backend.revoke(key)).toEqual({ kind: 'revoked' })
  expect(await opened.backend.accept(answer)).toEqual(first)
  expect(await join(opened, await opened.meet())).toBeDefined()
})

it('takes nothing back, and makes nothing else, where the application refuses that', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const hook = { kind: 'answer', status: 403, body: '{"message":"Not on a Friday"}' } as const
  standIn.faults.add({ path: /cancel-invitation/ }, hook, 2)
  const refused = { kind: 'refused', reason: 'backend_refused', status: 403 }
  expect(await backend.revoke(key)).toEqual(refused)
  const offer = await offerTo(opened, met, { role: 'admin' })
  expect(await backend.changeInvitedRole(key, offer)).toEqual(refused)
  expect(await backend.listInvitations()).toMatchObject([{ key, role: 'member' }])
})

it('takes nothing that is over for what an earlier attempt made', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  await backend.revoke(key)
  const outcome = await backend.send(await offerTo(opened, met, { isRepeat: true }))
  expect(outcome.kind === 'invited' && outcome.key !== key).toBe(true)
  expect(standIn.vendor.mailsTo(met.email)).toBe(2)
})

it('gives another role once, though it is asked to twice at the same moment', async () => {
  const opened = await open()
  const { backend, standIn } = opened
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const offer = await offerTo(opened, met, { role: 'admin' })
  const [first, second] = await Promise.all([
    backend.changeInvitedRole(key, offer),
    backend.changeInvitedRole(key, offer),
  ])
  expect(first.kind).toBe('invited')
  expect(second).toEqual(first)
  expect(standIn.vendor.mailsTo(met.email)).toBe(2)
})

it('has changed nothing where it could not look', async () => {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const offer = await offerTo(opened, met, { role: 'admin' })
  opened.standIn.faults.add(LIST, { kind: 'answer', status: 503 }, 9)
  await expect(opened.backend.changeInvitedRole(key, offer)).rejects.toMatchObject({ isUndone: true })
})
