import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HOUR_MS, NOON, openRig, type Rig } from './rig.ts'
import { invitation } from './schemas.ts'

const BOB = 'bob@example.com'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const invite = (email = BOB, more: object = {}) =>
  rig.call('POST /invite-member', { organizationId: rig.organization, email, role: 'member', ...more })
const made = async (email = BOB) => invitation.parse((await invite(email)).body)
const list = async () =>
  z.array(invitation).parse((await rig.call(`GET /list-invitations?organizationId=${rig.organization}`)).body)
const answer = async (how: 'accept' | 'reject', id: string, email = BOB) =>
  rig.call(`POST /${how}-invitation`, { invitationId: id }, await rig.tokenOf(email))

const refusal = (status: number, code: string) => ({ status, body: { code } })

describe('an invitation', () => {
  it('goes to the address in lower case, by mail, and waits two days', async () => {
    const { id, email, expiresAt } = await made('Bob@Example.com')
    expect(email).toBe(BOB)
    expect(rig.betterAuth.vendor.mailsTo(BOB)).toBe(1)
    const endsInMs = new Date(expiresAt).getTime() - NOON.getTime()
    expect(endsInMs).toBeGreaterThanOrEqual(48 * HOUR_MS)
    expect(endsInMs).toBeLessThan(49 * HOUR_MS)
    expect(await list()).toMatchObject([{ id, expiresAt, status: 'pending' }])
    expect(await rig.betterAuth.vendor.invitations()).toEqual([{ email: BOB, role: 'member' }])
  })

  it('is made once, unless it is sent again: the same one, with more time', async () => {
    const first = await made()
    rig.clock.advance(HOUR_MS)
    expect(await invite()).toMatchObject(refusal(400, 'USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION'))
    const again = invitation.parse((await invite(BOB, { resend: true })).body)
    expect(again).toMatchObject({ id: first.id, createdAt: first.createdAt })
    // The package reckons from the machine's clock, which also shows how long it worked.
    const later = new Date(again.expiresAt).getTime() - new Date(first.expiresAt).getTime()
    expect(Math.abs(later - HOUR_MS)).toBeLessThan(5_000)
    expect(rig.betterAuth.vendor.mailsTo(BOB)).toBe(2)
  })

  it('keeps its role when it is sent again with another', async () => {
    await made()
    expect(await invite(BOB, { role: 'admin', resend: true })).toMatchObject({ body: { role: 'member' } })
  })

  it('is not made for members, for no address, or with a role that there is not', async () => {
    await rig.betterAuth.vendor.addMember('cid@example.com', 'admin')
    expect(await invite('cid@example.com')).toMatchObject(
      refusal(400, 'USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION'),
    )
    expect(await invite('nowhere')).toMatchObject(refusal(400, 'INVALID_EMAIL'))
    const unknown = await invite(BOB, { role: 'captain' })
    expect(unknown.status).toBe(400)
    expect(unknown.body).not.toHaveProperty('code')
    expect(rig.betterAuth.vendor.mailsTo(BOB)).toBe(0)
  })

  it('is over when its time is, for everybody', async () => {
    const { id } = await made()
    rig.clock.advance(49 * HOUR_MS)
    expect(await answer('accept', id)).toMatchObject(refusal(400, 'INVITATION_NOT_FOUND'))
    expect(await rig.betterAuth.vendor.invitations()).toEqual([])
    await expect(rig.betterAuth.vendor.accept(BOB)).rejects.toThrow('No invitation is open')
    expect((await invite()).status).toBe(200)
  })

  it('can be canceled, and stays in the list as such', async () => {
    const { id } = await made()
    expect(await rig.call('POST /cancel-invitation', { invitationId: id })).toMatchObject({
      status: 200,
      body: { status: 'canceled' },
    })
    expect(await list()).toMatchObject([{ id, status: 'canceled' }])
    expect(await rig.betterAuth.vendor.invitations()).toEqual([])
    expect(await rig.call('POST /cancel-invitation', { invitationId: 'none' })).toMatchObject(
      refusal(400, 'INVITATION_NOT_FOUND'),
    )
  })
})

describe('the invitee', () => {
  it('sees it, and whose team it is', async () => {
    const { id } = await made()
    const token = await rig.tokenOf(BOB)
    const own = { id, organizationName: 'Lighthouse' }
    expect(await rig.call('GET /list-user-invitations', undefined, token)).toMatchObject({ body: [own] })
    expect(await rig.call(`GET /get-invitation?id=${id}`, undefined, token)).toMatchObject({ body: own })
  })

  it('accepts it once', async () => {
    const { id } = await made()
    expect(await answer('accept', id)).toMatchObject({
      status: 200,
      body: { invitation: { id, status: 'accepted' }, member: { role: 'member' } },
    })
    expect(await answer('accept', id)).toMatchObject(refusal(400, 'INVITATION_NOT_FOUND'))
    expect(await rig.betterAuth.vendor.members()).toContainEqual({ email: BOB, role: 'member' })
  })

  it('may decline it', async () => {
    const { id } = await made()
    expect(await answer('reject', id)).toMatchObject({
      status: 200,
      body: { invitation: { status: 'rejected' } },
    })
    expect(await rig.betterAuth.vendor.invitations()).toEqual([])
  })

  it('is nobody else', async () => {
    const { id } = await made()
    for (const how of ['accept', 'reject'] as const)
      expect(await answer(how, id, 'eve@example.com')).toMatchObject(
        refusal(403, 'YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION'),
      )
  })

  it('finishes in the application', async () => {
    await made()
    await rig.betterAuth.vendor.accept(BOB)
    expect(await rig.betterAuth.vendor.members()).toContainEqual({ email: BOB, role: 'member' })
    expect(await rig.betterAuth.vendor.invitations()).toEqual([])
  })
})
