import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend, Trouble } from '../../../src/backends/backend.ts'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import { offerTo } from '../../contracts/backend/samples.ts'
import { answering, expectSilent, INVITATIONS, LOGIN, MEMBERS, ROLES, troubleOf } from './helpers.ts'
import { credentialOf, type OpenedZenml, openZenml } from './open-zenml.ts'

let opened: OpenedZenml
beforeEach(async () => {
  opened = await openZenml()
})
afterEach(() => opened.close())

async function expectTrouble(backend: Backend, trouble: Trouble): Promise<void> {
  expect(await backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble })
  const offer = await offerTo(opened, await opened.meet())
  expect((await troubleOf(backend.send(offer))).trouble).toBe(trouble)
}

describe('what an operator may set wrongly', () => {
  it('a key that nobody has', () =>
    expectTrouble(opened.connect({ apiKey: 'ZENPROKEY_wrong' }), 'unauthorized'))

  it('a key of somebody who is in another organization', async () => {
    const { token = '' } = await credentialOf(opened.standIn, 'stranger@example.com')
    await expectTrouble(opened.connect({ apiKey: token }), 'forbidden')
  })

  it('a key of somebody who may only look', async () => {
    await opened.standIn.vendor.addMember('eve@example.com', 'Organization Viewer')
    const { token = '' } = await credentialOf(opened.standIn, 'eve@example.com')
    await expectTrouble(opened.connect({ apiKey: token }), 'forbidden')
  })

  it('an organization that there is not', () =>
    expectTrouble(opened.connect({ organization: randomUUID() }), 'misconfigured'))

  it('an address where something else answers', () =>
    expectTrouble(
      opened.connect({ apiUrl: new URL('/elsewhere/', opened.standIn.url).href }),
      'misconfigured',
    ))

  it('an address where nothing answers', () =>
    expectTrouble(opened.connect({ apiUrl: 'http://127.0.0.1:9' }), 'not_answering'))

  it('a trouble is told in a sentence with the next step, without a secret', async () => {
    const health = await opened.connect({ apiKey: 'ZENPROKEY_wrong' }).checkHealth()
    if (health.kind !== 'unhealthy') throw new Error('It was healthy')
    expect(health.problem).toMatch(/service account.* ZENML_API_KEY\.$/)
    expect(health.problem).not.toContain('wrong')
  })
})

describe('what ZenML may answer', () => {
  const troubles: readonly (readonly [string, Fault, Trouble])[] = [
    ['a page', answering(200, '<html>Maintenance</html>'), 'misconfigured'],
    ['half of it', answering(200, '[{"id": "r'), 'unreadable'],
    ['a success with an error inside', answering(200, { error: 'database is locked' }), 'unreadable'],
    ['entries that lack what matters', answering(200, [{ name: 'Organization Admin' }]), 'unreadable'],
    ['that it is broken', answering(500, { detail: 'Internal Server Error' }), 'not_answering'],
    ['that it is busy', { kind: 'answer', status: 429, headers: { 'retry-after': '300' } }, 'busy'],
    ['nothing, ever', { kind: 'silence' }, 'not_answering'],
  ]
  it.each(troubles)('%s', async (_, fault, trouble) => {
    opened.standIn.faults.add({ path: ROLES }, fault, 9)
    expect((await troubleOf(opened.backend.listRoles())).trouble).toBe(trouble)
    expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble })
  })

  it('more than was asked for, and less', async () => {
    const more = { id: 'u1', email: 'x@example.com', extra: [{}], avatar_url: 'https://pictures.example/1' }
    opened.standIn.faults.add({ path: MEMBERS }, answering(200, [{ user: more, roles: [{}] }, { id: 'u2' }]))
    const { members } = await opened.backend.listMembers({ limit: 9 })
    expect(members.map(({ account, name }) => [account, name])).toEqual([
      ['u2', 'No name'],
      ['u1', 'x@example.com'],
    ])
    opened.standIn.faults.add({ path: INVITATIONS }, answering(200, [{ id: 'i1', email: 'Y@example.com' }]))
    expect(await opened.backend.listInvitations()).toEqual([
      { key: 'i1', name: 'y@example.com', email: 'y@example.com' },
    ])
  })

  it('an exchange without a lifetime, or without a token', async () => {
    opened.standIn.faults.add({ path: LOGIN }, answering(200, { token_type: 'bearer' }))
    expect((await troubleOf(opened.backend.listRoles())).trouble).toBe('unreadable')
    opened.standIn.faults.add({ path: LOGIN }, { kind: 'answer', status: 200, body: '{"access_token":"t"}' })
    // A token that nobody takes is exchanged once more, and then there is a good one.
    expect(await opened.backend.listRoles()).toHaveLength(6)
  })
})

it('no error says a key, a token or an address', async () => {
  const met = await opened.meet()
  const offer = await offerTo(opened, met)
  const { ZENML_API_KEY: key = '' } = opened.standIn.environment
  const secrets = [key, met.credential.token ?? '', met.email]
  const echo = { detail: `${met.email} ${key} ${met.credential.token}` }
  for (const status of [401, 403, 404, 418, 500]) {
    opened.standIn.faults.add({ path: INVITATIONS }, answering(status, echo), 9)
    expectSilent(await troubleOf(opened.connect({}).send(offer)), secrets)
    opened.standIn.faults.clear()
  }
  opened.standIn.faults.add({ path: /users\/me/ }, answering(404, echo), 9)
  expectSilent(await troubleOf(opened.backend.whoIs(met.credential)), secrets)
})
