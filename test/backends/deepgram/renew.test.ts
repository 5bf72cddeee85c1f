import { describe, expect, it } from 'vitest'
import { asBackendKey } from '../../../src/domain/ids.ts'
import { offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { changes, INVITES, json, open, ownRefusal, refusal } from './rig.ts'

const POST = { method: 'POST', path: INVITES }
const DELETE = { method: 'DELETE' }

/** Somebody who is invited, and the offer that it was. */
async function invited() {
  const opened = await open()
  const met = await opened.meet()
  const key = await sendTo(opened, met)
  return { opened, met, key, offer: await offerTo(opened, met), before: changes(opened).length }
}

describe('a resend', () => {
  it('is a revoke and a new one: a second mail, one invitation', async () => {
    const { opened, met, key, offer, before } = await invited()
    expect(await opened.backend.resend(key, offer)).toEqual({ kind: 'invited', key })
    const address = encodeURIComponent(met.email)
    expect(changes(opened).slice(before)).toEqual([`DELETE invites/${address}`, 'POST invites'])
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(2)
    expect(await opened.standIn.vendor.invitations()).toHaveLength(1)
  })

  it('says so where only the first half was done', async () => {
    const { opened, key, offer } = await invited()
    opened.standIn.faults.add(POST, json(400, 'Bad Request'))
    expect(await opened.backend.resend(key, offer)).toEqual({
      kind: 'only_revoked',
      because: ownRefusal(400),
    })
    expect(await opened.standIn.vendor.invitations()).toEqual([])
  })

  it('is finished later where the second half has to wait', async () => {
    const { opened, met, key, offer } = await invited()
    opened.standIn.faults.add(POST, { kind: 'answer', status: 429 })
    // The call itself was not done; the one before it was.
    await expect(opened.backend.resend(key, offer)).rejects.toMatchObject({
      trouble: 'busy',
      isUndone: false,
    })
    expect(await opened.backend.resend(key, { ...offer, isRepeat: true })).toEqual({ kind: 'invited', key })
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(2)
  })

  it('is not done a second time where only the answer was lost', async () => {
    const { opened, met, key, offer } = await invited()
    opened.standIn.faults.add(POST, { kind: 'silence_after' })
    await expect(opened.backend.resend(key, offer)).rejects.toMatchObject({ isUndone: false })
    expect(await opened.backend.resend(key, { ...offer, isRepeat: true })).toEqual({ kind: 'invited', key })
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(2)
  })

  it('does nothing where the first half is refused', async () => {
    const { opened, met, key, offer } = await invited()
    opened.standIn.faults.add(DELETE, json(400, 'Bad Request'))
    expect(await opened.backend.resend(key, offer)).toEqual(ownRefusal(400))
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  it('goes on where the first half was done and refused', async () => {
    const { opened, key, offer } = await invited()
    opened.standIn.faults.add(DELETE, { kind: 'answer_after', status: 400, body: '"Bad Request"' })
    expect(await opened.backend.resend(key, offer)).toEqual({ kind: 'invited', key })
  })

  it('is not for who has joined, was never invited, or is no address', async () => {
    const { opened, met, key, offer } = await invited()
    await opened.standIn.vendor.accept(met.email)
    for (const gone of [key, opened.unknownKey(), asBackendKey('not-an-address')])
      expect(await opened.backend.resend(gone, offer)).toEqual(refusal('not_found'))
    expect(await opened.backend.resend(key, { ...offer, isRepeat: true })).toEqual(refusal('not_found'))
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })
})

describe('another role', () => {
  it('is a revoke and a new one', async () => {
    const { opened, met, key, offer } = await invited()
    const outcome = await opened.backend.changeInvitedRole(key, { ...offer, role: 'admin' })
    expect(outcome).toEqual({ kind: 'invited', key })
    expect(await opened.standIn.vendor.invitations()).toEqual([{ email: met.email, role: 'admin' }])
  })

  it('is nothing to do where it is the same', async () => {
    const { opened, key, offer, before } = await invited()
    expect(await opened.backend.changeInvitedRole(key, offer)).toEqual({ kind: 'invited', key })
    expect(changes(opened)).toHaveLength(before)
  })

  it('leaves the invitation as it is where there is no such role', async () => {
    const { opened, key, offer, before } = await invited()
    const outcome = await opened.backend.changeInvitedRole(key, { ...offer, role: 'emperor' })
    expect(outcome).toEqual(refusal('unknown_role'))
    expect(changes(opened)).toHaveLength(before)
  })
})

describe('an invitation from the pages of Deepgram', () => {
  it('is found in any case, and taken back as it is spelt there', async () => {
    const opened = await open()
    const list = { members: [{ email: 'Bob@Example.com', scope: 'admin', inviter: 'new field' }] }
    opened.standIn.faults.add({ method: 'GET', path: INVITES }, json(200, list), 2)
    const found = await opened.backend.findInvitationFor('BOB@example.com')
    expect(found).toEqual({ key: 'bob@example.com', name: 'bob', email: 'bob@example.com', role: 'admin' })
    await opened.backend.revoke(asBackendKey('bob@example.com'))
    expect(changes(opened)).toEqual(['DELETE invites/Bob%40Example.com'])
  })
})
