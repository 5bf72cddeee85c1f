import { describe, expect, it } from 'vitest'
import { asBackendKey } from '../../../src/domain/ids.ts'
import { offerTo, sendTo } from '../../contracts/backend/samples.ts'
import type { OpenedTrieve } from './open-trieve.ts'
import { BOB, callsOf, open, refusal, thrownBy } from './rig.ts'

const POST = { method: 'POST', path: /\/api\/invitation$/ }
const DELETE = { method: 'DELETE', path: /\/api\/invitation\// }
const bob = { name: 'Bob', email: BOB }

/** Bob is invited, and to be invited again. */
async function openInvited() {
  const opened = await open()
  const key = await sendTo(opened, { ...bob, credential: opened.ownerCredential })
  return { ...opened, key, offer: await offerTo(opened, bob) }
}

describe('sending anew', () => {
  it('takes the old one back and mails a new one', async () => {
    const { backend, key, offer, standIn } = await openInvited()
    const outcome = await backend.resend(key, offer)
    expect(outcome.kind === 'invited' && outcome.key !== key).toBe(true)
    expect(standIn.vendor.mailsTo(BOB)).toBe(2)
    expect(await standIn.vendor.invitations()).toHaveLength(1)
  })

  it('wants one that is there', async () => {
    const { backend, key, offer, standIn } = await openInvited()
    const gone = { kind: 'refused', reason: 'not_found' }
    await standIn.vendor.accept(BOB)
    expect(await backend.resend(key, offer)).toEqual(gone)
    await backend.revoke(key)
    expect(await backend.resend(key, offer)).toEqual(gone)
  })

  it('takes nothing back for a role that there is not', async () => {
    const { backend, key, offer, standIn } = await openInvited()
    const outcome = await backend.resend(key, { ...offer, role: 'emperor' })
    expect(outcome).toEqual({ kind: 'refused', reason: 'unknown_role' })
    expect(await standIn.vendor.invitations()).toHaveLength(1)
  })

  it('says what is left where only the first half was done', async () => {
    const { backend, key, offer, standIn } = await openInvited()
    standIn.faults.add(POST, refusal('The moon is not right'))
    expect(await backend.resend(key, offer)).toEqual({
      kind: 'only_revoked',
      because: { kind: 'refused', reason: 'backend_refused' },
    })
    expect(await standIn.vendor.invitations()).toEqual([])
  })

  it('says so, too, where somebody has an account by now', async () => {
    const { backend, key, offer, standIn } = await openInvited()
    await standIn.vendor.signUp(BOB)
    expect(await backend.resend(key, offer)).toMatchObject({
      kind: 'only_revoked',
      because: { kind: 'joined' },
    })
  })

  it.each([
    ['before it is asked', { kind: 'answer', status: 503 }],
    ['and asks for fewer calls', { kind: 'answer', status: 429 }],
    ['after it was asked', { kind: 'silence_after' }],
  ] as const)('goes on where Trieve falls silent %s', async (_, fault) => {
    const { backend, key, offer, standIn } = await openInvited()
    standIn.faults.add(POST, fault)
    expect(await thrownBy(backend.resend(key, offer))).toMatchObject({ isUndone: false })
    const outcome = await backend.resend(key, { ...offer, isRepeat: true })
    expect(outcome.kind).toBe('invited')
    expect(standIn.vendor.mailsTo(BOB)).toBe(2)
    expect(await standIn.vendor.invitations()).toHaveLength(1)
  })
})

describe('another role', () => {
  it('that is the same one sends nothing', async () => {
    const opened = await openInvited()
    expect(await opened.backend.changeInvitedRole(opened.key, opened.offer)).toEqual({
      kind: 'invited',
      key: opened.key,
    })
    expect([callsOf(opened, 'DELETE'), opened.standIn.vendor.mailsTo(BOB)]).toEqual([0, 1])
  })

  it('above the key is refused before the old one is gone', async () => {
    const { connect, key, offer, standIn } = await openInvited()
    const backend = connect({ apiKey: standIn.issueKey({ role: 1 }) })
    const outcome = await backend.changeInvitedRole(key, { ...offer, role: 'owner' })
    expect(outcome).toEqual({ kind: 'refused', reason: 'above_operator' })
    expect(await standIn.vendor.invitations()).toEqual([{ email: BOB, role: 'user' }])
  })
})

describe('revoking', () => {
  it('what is no id of an invitation asks nobody', async () => {
    const opened = await openInvited()
    expect(await opened.backend.revoke(asBackendKey(BOB))).toEqual({ kind: 'revoked' })
    expect(callsOf(opened, 'DELETE')).toBe(0)
  })

  it('is done where Trieve refuses and the invitation is gone', async () => {
    const { backend, key, standIn } = await openInvited()
    standIn.faults.add(DELETE, { ...refusal('Error getting invitation.'), kind: 'answer_after' })
    expect(await backend.revoke(key)).toEqual({ kind: 'revoked' })
  })

  it('is not where it is still there', async () => {
    const { backend, key, standIn } = await openInvited()
    standIn.faults.add(DELETE, refusal('The moon is not right'))
    expect(await backend.revoke(key)).toEqual({ kind: 'refused', reason: 'backend_refused' })
    expect(await backend.findInvitation(key)).toBeDefined()
  })

  it('is done again where the answer was lost', async () => {
    const { backend, key, standIn } = await openInvited()
    standIn.faults.add(DELETE, { kind: 'answer_after', status: 502 })
    expect(await backend.revoke(key)).toEqual({ kind: 'revoked' })
    expect(await standIn.vendor.invitations()).toEqual([])
  })
})

it('the link that Usher gives leads to the login that accepts', async () => {
  const opened: OpenedTrieve = await open()
  const key = await sendTo(opened, { ...bob, credential: opened.ownerCredential })
  const url = opened.backend.finishUrl(key)
  if (!url) throw new Error('There is no link')
  const { status } = await fetch(url, { redirect: 'manual' })
  expect(status).toBe(303)
})
