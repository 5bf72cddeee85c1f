import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join, offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { answering, answeringAfter, calls, INVITATIONS, MEMBERS, ROLES, troubleOf } from './helpers.ts'
import { type OpenedZenml, openZenml, type ZenmlWish } from './open-zenml.ts'

let opened: OpenedZenml
beforeEach(async () => {
  opened = await openZenml()
})
afterEach(() => opened.close())

const making = { method: 'POST', path: INVITATIONS }
const looking = { method: 'GET', path: INVITATIONS }

async function reopen(wish: ZenmlWish): Promise<void> {
  await opened.close()
  opened = await openZenml(wish)
}

describe('a send that is not answered', () => {
  it.each(['silence_after', 'cut'] as const)('is not sent again after %s, and found', async (kind) => {
    const { backend, standIn } = opened
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    standIn.faults.add(making, { kind })
    expect(await troubleOf(backend.send(offer))).toMatchObject({ trouble: 'not_answering', isUndone: false })
    expect((await backend.send({ ...offer, isRepeat: true })).kind).toBe('invited')
    expect(standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  it('says that nothing was done where it did not come to sending', async () => {
    const offer = await offerTo(opened, await opened.meet())
    opened.standIn.faults.add(looking, { kind: 'silence' }, 9)
    const error = await troubleOf(opened.backend.send(offer))
    expect(error).toMatchObject({ trouble: 'not_answering', isUndone: true })
    expect(calls(opened, making)).toEqual([])
  })
})

describe('an answer without an id', () => {
  it('is looked up by the address', async () => {
    const met = await opened.meet()
    opened.standIn.faults.add(making, answeringAfter(200, null))
    const outcome = await opened.backend.send(await offerTo(opened, met))
    const found = await opened.backend.findInvitationFor(met.email)
    expect(outcome).toEqual({ kind: 'invited', key: found?.key, expiresAt: found?.expiresAt })
  })

  it('of somebody who came in by a trusted domain means that they joined', async () => {
    await reopen({ standIn: { trustedDomains: ['example.com'] } })
    const { backend, standIn } = opened
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    standIn.faults.add(making, { kind: 'silence_after' })
    await troubleOf(backend.send(offer))
    await standIn.vendor.signUp(met.email)
    expect(await backend.send({ ...offer, isRepeat: true })).toEqual({ kind: 'already_member' })
    expect((await backend.findMember({ email: met.email }))?.role.name).toBe(offer.role)
  })

  it('is unconfirmed where there is nothing to be found', async () => {
    opened.standIn.faults.add(making, answering(200, null))
    const outcome = await opened.backend.send(await offerTo(opened, await opened.meet()))
    expect(outcome).toEqual({ kind: 'unconfirmed' })
  })
})

describe('a refused send', () => {
  const send = async () => opened.backend.send(await offerTo(opened, await opened.meet()))
  const refusal = (reason: string) => ({ kind: 'refused', reason })

  it('is for the address, the role, the seats or a reason of its own', async () => {
    const { faults } = opened.standIn
    faults.add(making, answering(422, { detail: [{ loc: ['body', 'email'], msg: 'no', type: 'x' }] }))
    expect(await send()).toEqual(refusal('bad_email'))
    faults.add(making, answering(402, { detail: 'No' }))
    expect(await send()).toEqual(refusal('no_seats'))
    faults.add(making, answering(400, { detail: 'No' }))
    expect(await send()).toEqual({ ...refusal('backend_refused'), status: 400 })
  })

  it('of something that is no address says so', async () => {
    const invitee = { name: 'Bob', email: 'no address' }
    const offer = await offerTo(opened, await opened.meet(), { invitee })
    expect(await opened.backend.send(offer)).toEqual(refusal('bad_email'))
  })

  it('for a role that is gone by now looks at the roles again', async () => {
    const offer = await offerTo(opened, await opened.meet())
    opened.standIn.faults.add(making, answering(404, { detail: 'Role not found.' }))
    opened.standIn.faults.add({ path: ROLES }, answering(200, [{ id: 'r9', name: 'Organization Admin' }]))
    expect(await opened.backend.send(offer)).toEqual(refusal('unknown_role'))
  })

  it('for an organization that is not there is the operator’s business', async () => {
    opened.standIn.faults.add(making, answering(404, { detail: 'Organization not found.' }))
    expect(await troubleOf(send())).toMatchObject({ trouble: 'misconfigured', isUndone: true })
  })

  it('for what somebody else did meanwhile tells what they did', async () => {
    const { backend, standIn } = opened
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    await sendTo(opened, met)
    standIn.faults.add(looking, answering(200, []))
    expect(await backend.send(offer)).toEqual({ kind: 'already_invited' })

    const member = await opened.meet()
    await join(opened, member)
    standIn.faults.add({ path: MEMBERS }, answering(200, []))
    expect(await backend.send(await offerTo(opened, member))).toEqual({ kind: 'already_member' })
    expect(standIn.vendor.mailsTo(met.email)).toBe(1)
  })
})

describe('sending to many', () => {
  it('keeps the outcomes of the others where one has to wait', async () => {
    const people = await Promise.all(Array.from({ length: 9 }, () => opened.meet()))
    const offers = await Promise.all(people.map((met) => offerTo(opened, met)))
    opened.standIn.faults.add(making, { kind: 'answer', status: 429, headers: { 'retry-after': '300' } })
    const outcomes = await opened.backend.sendMany(offers)
    expect(outcomes.filter(({ kind }) => kind === 'invited')).toHaveLength(8)
    const later = outcomes.find((outcome) => outcome.kind === 'later')
    expect(later?.because).toMatchObject({ trouble: 'busy', waitMs: 300_000, isUndone: true })
  })

  it('asks for the members once, and makes one invitation for an address that is there twice', async () => {
    const met = await opened.meet()
    const offers = [await offerTo(opened, met), await offerTo(opened, met)]
    const before = calls(opened, { method: 'GET', path: MEMBERS }).length
    const outcomes = await opened.backend.sendMany(offers)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['invited', 'already_invited'])
    expect(calls(opened, { method: 'GET', path: MEMBERS }).length).toBe(before + 1)
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  it('never throws, also when nothing answers', async () => {
    const offers = [await offerTo(opened, await opened.meet()), await offerTo(opened, await opened.meet())]
    opened.standIn.faults.add({}, answering(503, '<html>Down</html>'), 99)
    const outcomes = await opened.backend.sendMany(offers)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['later', 'later'])
  })
})

describe('sending anew', () => {
  it('says that only the old one is gone where there is no new one', async () => {
    const { backend, standIn } = opened
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    standIn.faults.add(making, answering(402, { detail: 'No' }))
    expect(await backend.resend(key, await offerTo(opened, met))).toEqual({
      kind: 'only_revoked',
      because: { kind: 'refused', reason: 'no_seats' },
    })
    expect(await backend.listInvitations()).toEqual([])
  })

  it('leaves the old one alone where the wish itself is wrong', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const wrong = await offerTo(opened, met, { role: 'emperor' })
    expect(await opened.backend.resend(key, wrong)).toEqual({ kind: 'refused', reason: 'unknown_role' })
    const nobody = await offerTo(opened, met, { invitee: { name: 'Bob' } })
    expect(await opened.backend.resend(key, nobody)).toEqual({ kind: 'refused', reason: 'bad_email' })
    expect(await opened.backend.listInvitations()).toHaveLength(1)
  })

  it('does not call it undone when the old one is gone already', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const offer = await offerTo(opened, met)
    opened.standIn.faults.add(making, answering(429, {}))
    expect(await troubleOf(opened.backend.resend(key, offer))).toMatchObject({
      trouble: 'busy',
      isUndone: false,
    })
    expect((await opened.backend.resend(key, { ...offer, isRepeat: true })).kind).toBe('invited')
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(2)
  })
})

it('a revoke that was done but not answered counts as done', async () => {
  const key = await sendTo(opened, await opened.meet())
  opened.standIn.faults.add({ method: 'DELETE', path: INVITATIONS }, { kind: 'cut' })
  expect(await opened.backend.revoke(key)).toEqual({ kind: 'revoked' })
  opened.standIn.faults.add({ method: 'DELETE', path: INVITATIONS }, answering(409, { detail: 'No' }))
  expect(await opened.backend.revoke(await sendTo(opened, await opened.meet()))).toEqual({
    kind: 'refused',
    reason: 'backend_refused',
    status: 409,
  })
})
