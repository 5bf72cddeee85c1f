import { expect, it } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import type { OpenedDiga } from './open-diga.ts'
import { coded, refused, unavailable, watch, withDiga } from './with-diga.ts'

const MEMBERS = { method: 'GET', path: /\/member\?/ }
const page = (body: unknown) => ({ kind: 'answer' as const, status: 200, body: JSON.stringify(body) })

async function withMany(count: number): Promise<OpenedDiga> {
  const opened = await withDiga()
  for (let index = 0; index < count; index += 1)
    await opened.standIn.vendor.addMember(`p${index}@example.com`, index % 2 ? 'reader' : 'member')
  return opened
}

it('searches through every page, and goes on after the last one shown', async () => {
  const { backend } = await withMany(230)
  const search = 'P22'
  const first = await backend.listMembers({ search, limit: 8 })
  expect(first.members.map(({ email }) => email)).toEqual(
    [22, 220, 221, 222, 223, 224, 225, 226].map((index) => `p${index}@example.com`),
  )
  const { cursor = '' } = first
  expect(cursor.length).toBeLessThanOrEqual(40)
  const last = await backend.listMembers({ search, limit: 8, cursor })
  expect(last.members.map(({ email }) => email)).toEqual(
    [227, 228, 229].map((index) => `p${index}@example.com`),
  )
  expect(last.cursor).toBeUndefined()
})

it('finds the last of many by address', async () => {
  const { backend } = await withMany(120)
  expect(await backend.findMember({ email: 'P119@example.com' })).toMatchObject({
    name: 'p119',
    email: 'p119@example.com',
    role: { name: 'reader', rank: 'viewer' },
  })
})

it('begins again where who was shown last has gone since', async () => {
  const { backend, standIn } = await withMany(4)
  const first = await backend.listMembers({ limit: 2 })
  await standIn.vendor.removeMember(first.members.at(-1)?.email ?? '')
  const { cursor = '' } = first
  const next = await backend.listMembers({ limit: 9, cursor })
  expect(next.members.map(({ email }) => email)).toContain('p3@example.com')
})

it('gives up on pages that do not end', async () => {
  const { backend, standIn, owner } = await withDiga()
  standIn.faults.add(MEMBERS, page({ data: [], has_more: true, last_id: owner }), 2)
  await expect(backend.findMember({ email: 'bob@example.com' })).rejects.toEqual(
    unavailable({ trouble: 'unreadable' }),
  )
})

it.each([
  ['a project that is not known', coded(404, 'PROJECT_NOT_FOUND'), 'misconfigured'],
  ['a permission that is missing', coded(403, 'INTERNAL_SERVER_ERROR'), 'forbidden'],
  ['something that is no page', page({ members: [] }), 'unreadable'],
  ['an error inside of a success', page({ status: 'error', error_code: 'NO' }), 'unreadable'],
] as const)('comes back later after %s', async (_, fault, trouble) => {
  const { backend, standIn } = await withDiga()
  standIn.faults.add(MEMBERS, fault)
  await expect(backend.listMembers({ limit: 5 })).rejects.toEqual(unavailable({ trouble }))
})

it('takes another server for nobody’s answer about a member', async () => {
  const { backend, standIn, owner } = await withDiga()
  standIn.faults.add({}, { kind: 'answer', status: 404, body: '{"detail":"Not Found"}' })
  await expect(backend.findMember({ account: owner })).rejects.toEqual(
    unavailable({ trouble: 'misconfigured' }),
  )
})

it('asks for nobody who cannot be', async () => {
  const opened = await withDiga()
  const calls = watch(opened)
  const nobody = asAccountId('../me')
  expect(await opened.backend.findMember({ account: nobody })).toBeUndefined()
  expect(await opened.backend.removeMember(nobody)).toEqual(refused('not_found'))
  expect(await opened.backend.changeRole(nobody, 'member')).toEqual(refused('not_found'))
  expect(calls()).toEqual([])
})

it('lists only roles that can be given, and thinks little of one that nobody documents', async () => {
  const { backend, standIn, owner } = await withDiga()
  standIn.faults.add({ path: /\/role\/$/ }, page([{ name: 'reader' }, { name: 'wizard' }, { name: 'admin' }]))
  expect(await backend.listRoles()).toEqual([
    { name: 'admin', rank: 'owner' },
    { name: 'reader', rank: 'viewer' },
  ])
  const wizard = { id: owner, email: 'ann@example.com', role: 'wizard', first_name: 'Ann', last_name: null }
  standIn.faults.add({}, page(wizard))
  expect(await backend.findMember({ account: owner })).toEqual({
    account: owner,
    name: 'Ann',
    email: 'ann@example.com',
    role: { name: 'wizard', rank: 'viewer' },
  })
})

it('says that somebody was removed, also where the first answer was lost', async () => {
  const { backend, standIn } = await withMany(1)
  const member = await backend.findMember({ email: 'p0@example.com' })
  standIn.faults.add({ method: 'DELETE' }, { kind: 'cut' })
  expect(await backend.removeMember(asAccountId(member?.account ?? ''))).toEqual({ kind: 'changed' })
  expect(await standIn.vendor.members()).toHaveLength(1)
})
