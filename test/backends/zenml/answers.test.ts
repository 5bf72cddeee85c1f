import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join, sendTo } from '../../contracts/backend/samples.ts'
import { getAccount } from '../at-vendor.ts'
import { ANSWER, answering, answeringAfter, calls, MEMBERS, troubleOf } from './helpers.ts'
import { type OpenedZenml, openZenml } from './open-zenml.ts'

let opened: OpenedZenml
beforeEach(async () => {
  opened = await openZenml()
})
afterEach(() => opened.close())

const posting = { method: 'POST', path: ANSWER }
const refusal = (reason: string) => ({ kind: 'refused', reason })

describe('an answer', () => {
  it('always says which one it is', async () => {
    const [yes, no] = [await opened.meet(), await opened.meet()]
    const [first, second] = [await sendTo(opened, yes), await sendTo(opened, no)]
    await opened.backend.accept({ key: first, credential: yes.credential })
    await opened.backend.decline({ key: second, credential: no.credential })
    expect(calls(opened, posting)).toEqual([
      `POST /invitations/${first}?accept=true`,
      `POST /invitations/${second}?accept=false`,
    ])
  })

  it('needs a token of whoever answers, that ZenML takes', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const { token: _, ...nobody } = met.credential
    for (const credential of [nobody, { ...nobody, token: 'not-a-token' }]) {
      expect(await opened.backend.accept({ key, credential })).toEqual(refusal('no_credential'))
      expect(await opened.backend.decline({ key, credential })).toEqual(refusal('no_credential'))
      expect(await opened.backend.leave(credential)).toEqual(refusal('no_credential'))
      expect(await opened.backend.whoIs(credential)).toEqual(refusal('no_credential'))
      expect(await opened.backend.listOwnInvitations(credential)).toEqual([])
    }
    expect(await opened.backend.listInvitations()).toHaveLength(1)
  })

  it('by a token that ends meanwhile is nobody’s', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answering(401, { detail: 'Expired' }), 2)
    expect(await opened.backend.accept(answer)).toEqual(refusal('no_credential'))
    expect(await opened.backend.decline(answer)).toEqual(refusal('no_credential'))
    opened.standIn.faults.add({ path: /^\/invitations$/ }, answering(403, { detail: 'No' }))
    expect(await opened.backend.listOwnInvitations(met.credential)).toEqual([])
  })

  it('to somebody else’s invitation is refused as such', async () => {
    const [met, other] = [await opened.meet(), await opened.meet()]
    const key = await sendTo(opened, met)
    const answer = { key, credential: other.credential }
    expect(await opened.backend.accept(answer)).toEqual(refusal('not_yours'))
    expect(await opened.backend.decline(answer)).toEqual(refusal('not_yours'))
    expect(await opened.backend.listInvitations()).toHaveLength(1)
  })
})

describe('accepting', () => {
  it('says as whom', async () => {
    const met = await opened.meet()
    const outcome = await opened.backend.accept({
      key: await sendTo(opened, met),
      credential: met.credential,
    })
    expect(outcome).toEqual({ kind: 'joined', account: await getAccount(opened.backend, met.email) })
  })

  it('is a success also where ZenML will not say as whom', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    opened.standIn.faults.add({ path: /users\/me/ }, answering(500, {}), 9)
    expect(await opened.backend.accept({ key, credential: met.credential })).toEqual({ kind: 'joined' })
  })

  it.each(['silence_after', 'cut'] as const)('that was done but not answered (%s) is seen', async (kind) => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    opened.standIn.faults.add(posting, { kind })
    const answer = { key, credential: met.credential }
    const outcome = await opened.backend.accept(answer).catch(() => opened.backend.accept(answer))
    expect(outcome.kind).toBe('joined')
    expect((await opened.backend.listMembers({ limit: 9 })).members).toHaveLength(2)
  })

  it('with nothing for an answer is settled by looking', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answering(200, 'null'))
    expect(await opened.backend.accept(answer)).toEqual({ ...refusal('backend_refused'), status: 200 })
    opened.standIn.faults.add(posting, answeringAfter(200, null))
    expect((await opened.backend.accept(answer)).kind).toBe('joined')
  })

  it('that cannot be settled by looking is not called undone', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answeringAfter(200, null))
    opened.standIn.faults.add({ path: /users\/me/ }, answering(429, {}), 9)
    expect(await troubleOf(opened.backend.accept(answer))).toMatchObject({ trouble: 'busy', isUndone: false })
    opened.standIn.faults.clear()
    expect((await opened.backend.accept(answer)).kind).toBe('joined')
  })

  it('is refused where no seat is left', async () => {
    await opened.close()
    opened = await openZenml({ standIn: { seats: 1 } })
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    expect(await opened.backend.accept(answer)).toEqual(refusal('no_seats'))
    expect(await opened.backend.listInvitations()).toHaveLength(1)
  })

  it('by who is in already, for what they accepted, is the same as before', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    const first = await opened.backend.accept(answer)
    expect(await opened.backend.accept(answer)).toEqual(first)
    const account = await getAccount(opened.backend, met.email)
    expect(await opened.backend.accept({ ...answer, key: opened.unknownKey() })).toEqual({
      kind: 'already_member',
      account,
    })
  })

  it('too late says that it has expired', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.pass(8 * 24 * 3_600_000)
    expect(await opened.backend.accept(answer)).toEqual(refusal('expired'))
    expect(await opened.backend.decline(answer)).toEqual(refusal('expired'))
  })

  it('in another organization is no membership of this one', async () => {
    const met = await opened.meet()
    await join(opened, met)
    const key = opened.unknownKey()
    const { faults } = opened.standIn
    faults.add({ path: /^\/invitations$/ }, answering(200, [{ id: key, organization_name: 'Printers' }]))
    faults.add(posting, answering(402, { detail: 'No seats' }))
    expect(await opened.backend.accept({ key, credential: met.credential })).toEqual(refusal('no_seats'))
  })

  it('with an answer that cannot be read is no success', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    for (const strange of [{ joined: 'perhaps' }, '"Invitation is closed"']) {
      opened.standIn.faults.add(posting, answering(200, strange))
      expect(await troubleOf(opened.backend.accept(answer))).toMatchObject({ trouble: 'unreadable' })
    }
    expect((await opened.backend.accept(answer)).kind).toBe('joined')
  })
})

describe('declining', () => {
  it('that was done but not answered is seen', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answeringAfter(502, {}))
    expect(await opened.backend.decline(answer)).toEqual({ kind: 'declined' })
    expect(await opened.backend.listOwnInvitations(met.credential)).toEqual([])
  })

  it('that cannot be settled by looking is not called undone', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answeringAfter(409, { detail: 'No' }))
    opened.standIn.faults.add({ path: /users\/me/ }, answering(429, {}), 9)
    expect(await troubleOf(opened.backend.decline(answer))).toMatchObject({ isUndone: false })
  })

  it('that ZenML takes for an acceptance is not called a decline', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    opened.standIn.faults.add(posting, answering(200, JSON.stringify(opened.organization)))
    expect(await opened.backend.decline(answer)).toEqual({ ...refusal('backend_refused'), status: 200 })
  })

  it('what was accepted, or never was, finds nothing', async () => {
    const met = await opened.meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    await opened.backend.accept(answer)
    expect(await opened.backend.decline(answer)).toEqual(refusal('not_found'))
    expect(await opened.backend.decline({ ...answer, key: opened.unknownKey() })).toEqual(
      refusal('not_found'),
    )
    expect(await opened.backend.findMember({ email: met.email })).toBeDefined()
  })
})

it('their own list names the organization and leaves out what has ended', async () => {
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  const found = await opened.backend.findInvitation(key)
  expect(await opened.backend.listOwnInvitations(met.credential)).toEqual([
    { key, name: 'Editors', expiresAt: found?.expiresAt },
  ])
  const over = { id: 'i1', expiration_date: opened.now().toISOString() }
  opened.standIn.faults.add({ path: /^\/invitations$/ }, answering(200, [over, { id: 'i2' }]))
  expect(await opened.backend.listOwnInvitations(met.credential)).toEqual([
    { key: 'i2', name: 'An organization' },
  ])
})

it('a token is used as it is and tells whose it is', async () => {
  const met = await opened.meet()
  const known = await opened.backend.whoIs(met.credential)
  expect(known).toMatchObject({ kind: 'known', email: met.email })
  opened.standIn.faults.add({ path: MEMBERS }, answering(500, {}), 9)
  expect(await opened.backend.whoIs(met.credential)).toEqual(known)
})
