import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openRig, type Rig } from './rig.ts'

const page = z.object({
  data: z.array(z.object({ id: z.string(), email: z.string() })),
  has_more: z.boolean(),
  last_id: z.string().nullable(),
})

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const members = (rest = '') => `/v1/project/${rig.project}/member${rest}`
const list = async (query = '') => page.parse((await rig.call(`GET ${members(query)}`)).body)
const tokenOf = async (email: string) => (await rig.diga.vendor.signUp(email)).token ?? ''
const idOf = async (email: string) =>
  rig.pick(await rig.call(`GET ${members('/me')}`, undefined, await tokenOf(email)), 'id')

describe('the list', () => {
  beforeEach(async () => {
    for (const name of ['bob', 'cid', 'dee', 'eve'])
      await rig.diga.vendor.addMember(`${name}@example.com`, 'reader')
  })

  it('has roles as objects, the newest first', async () => {
    expect(await rig.call(`GET ${members('?limit=1')}`)).toMatchObject({
      status: 200,
      body: {
        data: [{ email: 'eve@example.com', role: { name: 'reader', permissions: ['analytics.view'] } }],
      },
    })
  })

  it('comes in pages, forwards and back', async () => {
    const first = await list('?limit=2&order=asc')
    const second = await list(`?limit=2&order=asc&after=${first.last_id}`)
    const third = await list(`?limit=2&order=asc&after=${second.last_id}`)
    const emails = [first, second, third].map(({ data }) => data.map(({ email }) => email.replace(/@.*/, '')))
    expect(emails).toEqual([['ann', 'bob'], ['cid', 'dee'], ['eve']])
    expect([first, second, third].map((one) => one.has_more)).toEqual([true, true, false])
    expect(await list(`?limit=2&order=asc&before=${third.data[0]?.id}`)).toEqual(second)
    expect(await rig.call(`GET ${members('?page=2&limit=2&order=asc')}`)).toMatchObject({
      body: { data: second.data, current_page: 2, total_pages: 3 },
    })
  })

  it('takes one cursor, of somebody in it, and up to 100 at a time', async () => {
    const id = randomUUID()
    expect(await rig.call(`GET ${members(`?before=${id}&after=${id}`)}`)).toMatchObject({
      status: 422,
      body: { error_code: 'INVALID_PAGINATION_PARAMETERS' },
    })
    expect((await rig.call(`GET ${members(`?after=${id}`)}`)).status).toBe(400)
    for (const limit of [0, 101])
      expect(await rig.call(`GET ${members(`?limit=${limit}`)}`)).toMatchObject({
        status: 422,
        body: { detail: [{ loc: ['query', 'limit'] }] },
      })
    expect((await list('?limit=100')).data).toHaveLength(5)
  })
})

describe('a member', () => {
  it('is found, with a name if they gave one', async () => {
    const id = await idOf('ann@lighthouse.example')
    expect(await rig.call(`GET ${members(`/${id}`)}`)).toMatchObject({
      status: 200,
      body: { id, first_name: 'Ann', last_name: 'Lee', role: { name: 'admin' } },
    })
    expect(await rig.call(`GET ${members(`/${randomUUID()}`)}`)).toMatchObject({
      status: 404,
      body: { error_code: 'MEMBER_NOT_FOUND' },
    })
  })

  it('is told who they are, others are not', async () => {
    expect(await rig.call(`GET ${members('/me')}`)).toMatchObject({
      body: { email: 'ann@lighthouse.example' },
    })
    const stranger = await rig.call(`GET ${members('/me')}`, undefined, await tokenOf('eve@example.com'))
    expect(stranger).toMatchObject({ status: 404, body: { error_code: 'MEMBER_NOT_FOUND' } })
  })

  it('gets another role and is removed, except the last admin', async () => {
    await rig.diga.vendor.addMember('bob@example.com', 'member')
    const [ann, bob] = [await idOf('ann@lighthouse.example'), await idOf('bob@example.com')]
    const lastAdmin = { status: 400, body: { error_code: 'CANNOT_REMOVE_LAST_ADMIN' } }
    expect(await rig.call(`DELETE ${members(`/${ann}`)}`)).toMatchObject(lastAdmin)
    const change = `PATCH ${members(`/${ann}/role`)}`
    expect(await rig.call(change, { role: 'reader' })).toMatchObject(lastAdmin)
    expect((await rig.call(`PATCH ${members(`/${bob}/role`)}`, { role: 'admin' })).status).toBe(204)
    expect((await rig.call(change, { role: 'reader' })).status).toBe(204)
    expect((await rig.call(`DELETE ${members(`/${ann}`)}`)).status).toBe(204)
    expect((await rig.call(`DELETE ${members(`/${ann}`)}`)).status).toBe(404)
    expect(await rig.diga.vendor.members()).toEqual([{ email: 'bob@example.com', role: 'admin' }])
  })

  it('may leave, whatever their role', async () => {
    await rig.diga.vendor.addMember('bob@example.com', 'reader')
    const [id, token] = [await idOf('bob@example.com'), await tokenOf('bob@example.com')]
    expect((await rig.call(`DELETE ${members(`/${id}`)}`, undefined, token)).status).toBe(204)
    expect(await rig.diga.vendor.members()).toHaveLength(1)
  })
})

it('roles are the same three in every project', async () => {
  const { body } = await rig.call('GET /v1/role/')
  const roles = z.array(z.object({ id: z.string(), name: z.string() })).parse(body)
  expect(roles.map(({ name }) => name)).toEqual(['admin', 'member', 'reader'])
  expect(await rig.call(`GET /v1/role/${roles[0]?.id}`)).toMatchObject({
    status: 200,
    body: { name: 'admin' },
  })
  expect((await rig.call(`GET /v1/role/${randomUUID()}`)).status).toBe(404)
})
