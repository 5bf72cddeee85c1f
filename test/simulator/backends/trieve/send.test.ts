import { expect, it } from 'vitest'
import { NOON, openTrieve, wishFor } from './open-trieve.ts'

const DONE = { status: 204, body: undefined }
const bad = (message: string) => ({ status: 400, body: { message } })

it('invites a stranger without saying as what, and lists it', async () => {
  const { invite, listed, organization, standIn } = await openTrieve()
  expect(await invite('bob@example.com', { user_role: 1 })).toMatchObject(DONE)
  const createdAt = NOON.toISOString().replace('Z', '000')
  expect(await listed()).toMatchObject([
    { email: 'bob@example.com', organization_id: organization, used: false, role: 1, created_at: createdAt },
  ])
  expect(await standIn.vendor.invitations()).toEqual([{ email: 'bob@example.com', role: 'admin' }])
  expect(standIn.vendor.mailsTo('bob@example.com')).toBe(1)
})

it('lets an account holder in at once, unasked and without an invitation', async () => {
  const { invite, listed, standIn } = await openTrieve()
  await standIn.vendor.signUp('mia@example.com', 'Mia')
  expect(await invite('mia@example.com')).toMatchObject(DONE)
  expect(await listed()).toEqual([])
  expect(await standIn.vendor.members()).toContainEqual({ email: 'mia@example.com', role: 'user' })
})

it.each([
  ['no address', 'bob', {}, 'Invalid email'],
  ['a higher role', 'bob@example.com', { user_role: 3 }, 'Can not invite user with higher role than yours'],
  ['a member', 'ann@example.com', {}, 'User with email ann@example.com is already in the organization'],
])('refuses %s in prose', async (_, email, more, message) => {
  const { invite, listed } = await openTrieve()
  expect(await invite(email, more)).toMatchObject(bad(message))
  expect(await listed()).toEqual([])
})

it('refuses to invite oneself', async () => {
  const { call, standIn, organization } = await openTrieve()
  const { token = '' } = await standIn.vendor.signUp('ann@example.com')
  const headers = { authorization: token, 'tr-organization': organization }
  const answer = await call('POST /api/invitation', wishFor('ann@example.com'), headers)
  expect(answer).toMatchObject(bad('Can not invite yourself'))
})

it('refuses what is not the whole body', async () => {
  const { call } = await openTrieve()
  expect((await call('POST /api/invitation', { email: 'bob@example.com' })).status).toBe(400)
})

it('refuses the same address twice, but takes it in capitals for another', async () => {
  const { invite, listed } = await openTrieve()
  await invite('bob@example.com')
  expect(await invite('bob@example.com')).toMatchObject(
    bad('User with email bob@example.com has already been invited'),
  )
  expect(await invite('BOB@example.com')).toMatchObject(DONE)
  expect(await invite('ANN@example.com')).toMatchObject(DONE)
  expect(await listed()).toHaveLength(3)
})

it('looks before it writes, so that several at once are made', async () => {
  const { invite, listed, standIn } = await openTrieve()
  const answers = await Promise.all(Array.from({ length: 10 }, () => invite('bob@example.com')))
  const made = answers.filter(({ status }) => status === 204).length
  expect(made).toBeGreaterThan(1)
  expect(await listed()).toHaveLength(made)
  expect(standIn.vendor.mailsTo('bob@example.com')).toBe(made)
})

it('reads any other number as a plain user', async () => {
  const { invite, listed } = await openTrieve()
  await invite('bob@example.com', { user_role: -4 })
  expect(await listed()).toMatchObject([{ role: 0 }])
})

it('shows what was sent only after some calls of the list, where that is wished', async () => {
  const { invite, listed } = await openTrieve(2)
  await invite('bob@example.com')
  expect([await listed(), await listed()]).toEqual([[], []])
  expect(await listed()).toHaveLength(1)
})
