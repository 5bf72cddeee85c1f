import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import type { Trouble } from '../../../src/backends/backend.ts'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import { ANN } from '../at-vendor.ts'
import { type OpenedDeepgram, personAt } from './open-deepgram.ts'
import { INVITES, json, MEMBERS, open } from './rig.ts'

const LIST = { method: 'GET', path: MEMBERS }

/** What an operator may have set wrong, and what it is called where it shows. */
type Case = readonly [
  what: string,
  settings: (opened: OpenedDeepgram) => Promise<Readonly<Record<string, string>>>,
  health: Trouble,
  list: Trouble,
]

async function keyOf({ standIn }: OpenedDeepgram, role?: string) {
  const email = 'key@example.com'
  if (role !== undefined) await standIn.vendor.addMember(email, role)
  return { apiKey: (await personAt(standIn, email)).token ?? '' }
}

const SETTINGS: readonly Case[] = [
  ['a key that nobody has', async () => ({ apiKey: 'nobody-has-this' }), 'unauthorized', 'unauthorized'],
  ['a key of another project', (opened) => keyOf(opened), 'misconfigured', 'forbidden'],
  ['a key without the right', (opened) => keyOf(opened, 'member'), 'forbidden', 'forbidden'],
  ['a project that is none', async () => ({ project: randomUUID() }), 'misconfigured', 'misconfigured'],
  [
    'an address with another path',
    async ({ standIn }) => ({ apiUrl: new URL('/elsewhere', standIn.url).href }),
    'misconfigured',
    'misconfigured',
  ],
  [
    'an address where nobody is',
    async () => ({ apiUrl: 'http://127.0.0.1:1' }),
    'not_answering',
    'not_answering',
  ],
]

describe('what is set wrong', () => {
  test.for(SETTINGS)('%s', async ([, settings, health, list]) => {
    const opened = await open()
    const backend = opened.connect(await settings(opened))
    expect(await backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: health })
    await expect(backend.listMembers({ limit: 1 })).rejects.toMatchObject({ trouble: list })
  })
})

const SECRETS = `${ANN.email} key-that-was-sent`

const ANSWERS: readonly (readonly [what: string, fault: Fault, trouble: Trouble])[] = [
  ['a web page', { kind: 'answer', status: 200, body: `<html>${SECRETS}</html>` }, 'misconfigured'],
  ['half of an answer', { kind: 'answer', status: 200, body: '{"members":[{"member_id":' }, 'unreadable'],
  ['a broken connection', { kind: 'cut' }, 'not_answering'],
  ['an error in a success', json(200, { err_code: 'INVALID_AUTH', err_msg: SECRETS }), 'unauthorized'],
  ['an error without a code in a success', json(200, { category: SECRETS, message: SECRETS }), 'unreadable'],
  ['a text in a success', json(200, SECRETS), 'unreadable'],
  ['no list', json(200, { [ANN.email]: [] }), 'unreadable'],
  ['a member without an id', json(200, { members: [{ email: ANN.email }] }), 'unreadable'],
  ['a refusal without a reason', json(400, SECRETS), 'misconfigured'],
  ['a refusal with a reason', json(400, { err_code: 'INSUFFICIENT_PERMISSIONS' }), 'forbidden'],
  ['a refusal of the key for people', json(401, SECRETS), 'unauthorized'],
  ['a refusal for people', json(403, { category: SECRETS, message: SECRETS }), 'forbidden'],
  ['a wish for fewer calls', { kind: 'answer', status: 429, headers: { 'retry-after': '300' } }, 'busy'],
  ['a breakdown', { kind: 'answer', status: 500, body: SECRETS }, 'not_answering'],
  ['nothing', { kind: 'silence' }, 'not_answering'],
]

describe('what is answered wrong', () => {
  test.for(ANSWERS)('%s', async ([, fault, trouble]) => {
    const opened = await open({ manners: { failuresToOpen: 99 } })
    opened.standIn.faults.add(LIST, fault, 9)
    const error = await opened.backend.listMembers({ limit: 1 }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'BackendUnavailable', who: 'Deepgram', trouble })
    expect(inspect(error, { depth: 9 })).not.toMatch(/ann@|key-that-was-sent/)
  })

  it('is a refusal without a reason, also of the invitations', async () => {
    const opened = await open()
    opened.standIn.faults.add({ path: INVITES }, json(400, SECRETS))
    await expect(opened.backend.listInvitations()).rejects.toMatchObject({ trouble: 'misconfigured' })
  })

  it('says how long to wait, where Deepgram does', async () => {
    const opened = await open()
    opened.standIn.faults.add(LIST, { kind: 'answer', status: 429, headers: { 'retry-after': '300' } })
    await expect(opened.backend.listMembers({ limit: 1 })).rejects.toMatchObject({ waitMs: 300_000 })
  })

  it('names a code, and no more, to the operator', async () => {
    const opened = await open()
    const body = { err_code: 'INSUFFICIENT_PERMISSIONS', err_msg: SECRETS }
    opened.standIn.faults.add(LIST, json(403, body))
    await expect(opened.backend.listMembers({ limit: 1 })).rejects.toThrow(
      'Deepgram is unavailable: answered 403 INSUFFICIENT_PERMISSIONS',
    )
  })
})

describe('the health', () => {
  test.for(ANSWERS)('of a team is not good where the list of members is %s', async ([, fault, trouble]) => {
    const opened = await open({ manners: { failuresToOpen: 99 } })
    opened.standIn.faults.add(LIST, fault, 9)
    const health = await opened.backend.checkHealth()
    const isVague = fault.kind === 'answer' && fault.status === 400 && trouble === 'misconfigured'
    expect(health).toMatchObject({ kind: 'unhealthy', trouble: isVague ? 'forbidden' : trouble })
    expect('problem' in health && health.problem).toMatch(/^[A-Z].{40,}\.$/)
  })

  it('needs the right to take invitations back', async () => {
    const opened = await open()
    opened.standIn.faults.add({ method: 'DELETE' }, json(403, { err_code: 'INSUFFICIENT_PERMISSIONS' }))
    expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'forbidden' })
    opened.standIn.faults.add({ method: 'DELETE' }, json(401, { err_code: 'INVALID_AUTH' }))
    expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'unauthorized' })
    expect(await opened.backend.checkHealth()).toEqual({ kind: 'healthy' })
  })

  it('ends with the membership of who made the key', async () => {
    const opened = await open({ standIn: { keyRole: 'admin' } })
    expect(await opened.backend.checkHealth()).toEqual({ kind: 'healthy' })
    await opened.standIn.vendor.removeMember('bot@example.com')
    expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'unauthorized' })
  })

  it('is asked without a trace', async () => {
    const opened = await open()
    await opened.backend.checkHealth()
    expect(await opened.standIn.vendor.invitations()).toEqual([])
    expect(await opened.standIn.vendor.members()).toEqual([{ email: ANN.email, role: 'owner' }])
  })
})
