import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import { offerTo } from '../../contracts/backend/samples.ts'
import type { OpenedTrieve } from './open-trieve.ts'
import { BOB, open, thrownBy } from './rig.ts'

const bob = { name: 'Bob', email: BOB }

const SETTINGS: readonly (readonly [string, string, (opened: OpenedTrieve) => Record<string, string>])[] = [
  ['a wrong key', 'unauthorized', () => ({ apiKey: 'tr-wrong' })],
  [
    'the key of another organization',
    'forbidden',
    ({ standIn }) => ({ apiKey: standIn.issueKey({ organization: standIn.otherOrganization }) }),
  ],
  ['the key of a plain user', 'forbidden', ({ standIn }) => ({ apiKey: standIn.issueKey({ role: 0 }) })],
  [
    'a key without a scope',
    'forbidden',
    ({ standIn }) => ({ apiKey: standIn.issueKey({ scopes: ['GET /api/chunk'] }) }),
  ],
  ['an address below another one', 'misconfigured', ({ standIn }) => ({ apiUrl: `${standIn.url.href}api` })],
]

describe('with', () => {
  it.each(SETTINGS)('%s the trouble is %s', async (_, trouble, wrong) => {
    const opened = await open()
    const backend = opened.connect(wrong(opened))
    const health = await backend.checkHealth()
    expect(health).toMatchObject({ kind: 'unhealthy', trouble })
    const problem = health.kind === 'unhealthy' ? health.problem : ''
    expect(problem).toMatch(/^[A-Z].* .*: .*\.$|^What answers .*\.$/)
    expect(problem).not.toContain('tr-')
    for (const ask of [() => backend.listMembers({ limit: 9 }), () => backend.listInvitations()])
      expect(await thrownBy(ask())).toMatchObject({ name: 'BackendUnavailable', trouble })
    expect(await thrownBy(backend.send(await offerTo(opened, bob)))).toMatchObject({ trouble })
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(0)
  })

  it('an unknown organization it is the operator’s to mend', async () => {
    const opened = await open()
    const health = await opened.connect({ organization: randomUUID() }).checkHealth()
    const troubles = ['forbidden', 'misconfigured', 'unauthorized']
    expect(health.kind === 'unhealthy' && troubles.includes(health.trouble)).toBe(true)
  })

  it.each([
    ['sending', 'POST /api/invitation'],
    ['revoking', 'DELETE /api/invitation'],
    ['removing', 'DELETE /api/organization'],
  ])('a key that is narrowed so that %s is left out it is unhealthy', async (_, left) => {
    const opened = await open()
    const all = [
      'GET /api/invitations/{organization_id}',
      'GET /api/organization/users/{organization_id}',
      'POST /api/invitation',
      'DELETE /api/invitation/{invitation_id}',
      'DELETE /api/organization/{organization_id}/user/{user_id}',
    ]
    const healthy = opened.connect({ apiKey: opened.standIn.issueKey({ scopes: all }) })
    expect(await healthy.checkHealth()).toEqual({ kind: 'healthy' })
    const scopes = all.filter((scope) => !scope.startsWith(left))
    const narrowed = opened.connect({ apiKey: opened.standIn.issueKey({ scopes }) })
    expect(await narrowed.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'forbidden' })
  })

  it('nothing that answers it is unhealthy', async () => {
    const opened = await open()
    const backend = opened.connect({ apiUrl: 'http://127.0.0.1:9' })
    expect(await backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'not_answering' })
  })
})

const ANSWERS: readonly (readonly [string, string, Fault])[] = [
  ['a page', 'misconfigured', { kind: 'answer', status: 200, body: '<html>Welcome</html>' }],
  ['half an answer', 'not_answering', { kind: 'cut' }],
  ['broken JSON', 'unreadable', { kind: 'answer', status: 200, body: '[{"id":' }],
  ['an error in a success', 'unreadable', { kind: 'answer', status: 200, body: '{"message":"Forbidden"}' }],
  [
    'rows that are none',
    'unreadable',
    { kind: 'answer', status: 200, body: '[{"email":"bob@example.com"}]' },
  ],
  ['another success', 'unreadable', { kind: 'answer', status: 202, body: '[]' }],
  ['silence', 'not_answering', { kind: 'silence' }],
  ['too many calls', 'busy', { kind: 'answer', status: 429, headers: { 'retry-after': '300' } }],
  ['being out of order', 'not_answering', { kind: 'answer', status: 500, body: '{"message":"x"}' }],
]

describe('when Trieve answers with', () => {
  it.each(ANSWERS)('%s the trouble is %s, and nothing is told of it', async (_, trouble, fault) => {
    const opened = await open({ manners: { retries: 0, timeoutMs: 200 } })
    opened.standIn.faults.add({ method: 'GET' }, fault, 20)
    const offer = await offerTo(opened, bob)
    const askings = [
      () => opened.backend.listInvitations(),
      () => opened.backend.findMember({ email: BOB }),
      () => opened.backend.send(offer),
    ]
    for (const ask of askings) {
      const error = await thrownBy(ask())
      expect(error).toBeInstanceOf(BackendUnavailable)
      expect(error).toMatchObject({ trouble })
      expect(String(error)).not.toMatch(/@|tr-|127\.0\.0\.1/)
    }
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(0)
  })

  it('too many calls the wait is handed on', async () => {
    const opened = await open()
    opened.standIn.faults.add({}, { kind: 'answer', status: 429, headers: { 'retry-after': '300' } }, 20)
    expect(await thrownBy(opened.backend.send(await offerTo(opened, bob)))).toMatchObject({
      trouble: 'busy',
      waitMs: 300_000,
      isUndone: true,
    })
  })
})
