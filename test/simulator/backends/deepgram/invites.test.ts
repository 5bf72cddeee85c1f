import { expect, it } from 'vitest'
import { ANN, BOB, open } from './rig.ts'

const invite = (email: string, scope = 'member') => ({ body: { email, scope } })

it('lists invitations by nothing but address and scope', async () => {
  const { call } = await open()
  expect(await call('POST invites', invite(BOB, 'admin'))).toMatchObject({ status: 200 })
  const listed = { invites: [{ email: BOB, scope: 'admin' }] }
  expect(await call('GET invites')).toEqual({ status: 200, body: listed })
})

it('calls the list of invitations members, where asked to', async () => {
  const { call } = await open({ listName: 'members' })
  await call('POST invites', invite(BOB))
  expect(await call('GET invites')).toMatchObject({ body: { members: [{ email: BOB }] } })
})

it('refuses a second one, and one for a member', async () => {
  const { call, vendor } = await open()
  await call('POST invites', invite(BOB))
  const again = await call('POST invites', invite(BOB.toUpperCase(), 'admin'))
  expect(again).toMatchObject({ status: 400, body: { err_code: 'Bad Request' } })
  expect(await call('POST invites', invite(ANN))).toMatchObject({
    status: 400,
    body: { category: 'INVALID_REQUEST' },
  })
  expect([vendor.mailsTo(BOB), vendor.mailsTo(ANN)]).toEqual([1, 0])
})

it('refuses what is no address, and what is no role', async () => {
  const { call } = await open()
  expect(await call('POST invites', invite('bob'))).toEqual({
    status: 400,
    body: 'Bad Request: invalid email',
  })
  expect(await call('POST invites', invite(BOB, 'members:read'))).toMatchObject({ status: 400 })
  expect(await call('POST invites', { body: { email: BOB } })).toMatchObject({ status: 400 })
})

it('revokes by the address in the path, percent-encoded', async () => {
  const { call, vendor } = await open()
  const odd = 'bob+50%/team@lighthouse.example'
  await call('POST invites', invite(odd))
  expect(await call(`DELETE invites/${odd.replace('%', '%25')}`)).toMatchObject({ status: 404 })
  expect(await call(`DELETE invites/${encodeURIComponent(odd)}`)).toMatchObject({ status: 200 })
  expect(await vendor.invitations()).toEqual([])
  const gone = await call(`DELETE invites/${encodeURIComponent(odd)}`)
  expect(gone).toMatchObject({ status: 400, body: { err_code: 'Bad Request' } })
})

it('counts every mail, also after a revoke', async () => {
  const { call, vendor } = await open()
  await call('POST invites', invite(BOB))
  await call(`DELETE invites/${encodeURIComponent(BOB)}`)
  await call('POST invites', invite(BOB))
  expect(vendor.mailsTo(BOB)).toBe(2)
})

it('lets the invitee finish in the console', async () => {
  const { call, vendor } = await open()
  await expect(vendor.accept(BOB)).rejects.toThrow('no invitation is open')
  await call('POST invites', invite(BOB, 'admin'))
  await vendor.accept(BOB)
  expect(await vendor.members()).toContainEqual({ email: BOB, role: 'admin' })
  expect(await vendor.invitations()).toEqual([])
})
