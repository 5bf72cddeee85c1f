import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Trouble } from '../../src/backends/backend.ts'
import type { Fault, FaultMatch } from '../../src/simulator/backends/faults.ts'
import { offerTo } from '../contracts/backend/samples.ts'
import { type OpenedVendor, openVendor, VENDORS } from './every-backend.ts'

// What may come back in place of an answer, the same for every backend, over the wire.

const SECRETS = 'ann@example.com key-that-was-sent'
const json = (status: number, body: unknown): Fault => ({
  kind: 'answer',
  status,
  body: JSON.stringify(body),
})
const FIVE_MINUTES = { 'retry-after': '300' }

const ANSWERS: readonly (readonly [what: string, trouble: Trouble, fault: Fault])[] = [
  ['a web page', 'misconfigured', { kind: 'answer', status: 200, body: `<html>${SECRETS}</html>` }],
  ['half of one', 'unreadable', { kind: 'answer', status: 200, body: `[{"a": "${SECRETS}` }],
  ['an error in a success', 'unreadable', json(200, { error: SECRETS, message: SECRETS })],
  ['a list of 40 MB', 'unreadable', json(200, SECRETS.repeat((40 * 1024 * 1024) / SECRETS.length))],
  ['nothing, ever', 'not_answering', { kind: 'silence' }],
  ['later, please', 'busy', { kind: 'answer', status: 429, body: SECRETS, headers: FIVE_MINUTES }],
  ['a breakdown', 'not_answering', { kind: 'answer', status: 500, body: SECRETS }],
  ['a page of a gateway', 'not_answering', { kind: 'answer', status: 502, body: `<html>${SECRETS}` }],
  ['the way elsewhere', 'misconfigured', { kind: 'answer', status: 307, headers: { location: '/v2' } }],
]

const everything = ANSWERS.flatMap(([what, trouble, fault]) =>
  VENDORS.map((name) => [name, what, trouble, fault] as const),
)

/** Looks and acts, each by itself, of who knows nothing yet. */
async function attempts(opened: OpenedVendor): Promise<readonly (() => Promise<unknown>)[]> {
  const { owner } = opened
  const backend = opened.connect({})
  const offer = await offerTo(opened, await opened.meet())
  return [
    () => backend.listMembers({ limit: 9 }),
    () => backend.findMember({ account: owner }),
    () => backend.send(offer),
    () => backend.removeMember(owner),
  ]
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.then(
    (done) => ({ done }),
    (error: unknown) => error,
  )
  return outcome
}

describe('in place of an answer', () => {
  it.each(everything)('%s gives %s', async (name, _what, trouble, fault) => {
    const opened = await openVendor(name, { timeoutMs: fault.kind === 'silence' ? 1_000 : 10_000 })
    const { backend, standIn } = opened
    const all = await attempts(opened)
    standIn.faults.add({}, fault, 999)
    for (const error of await Promise.all(all.map((attempt) => thrownBy(attempt())))) {
      expect(error).toMatchObject({ name: 'BackendUnavailable', who: backend.facts.title, trouble })
      expect(inspect(error, { depth: 9, maxStringLength: 9_999 })).not.toMatch(/ann@|key-that-was-sent/)
    }
    expect(await backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble })

    standIn.faults.clear()
    expect(await backend.checkHealth()).toEqual({ kind: 'healthy' })
    expect(await standIn.vendor.invitations()).toEqual([])
    expect(await standIn.vendor.members()).toHaveLength(1)
  })

  it.each(VENDORS)('%s asks for five minutes, and is asked once and told', async (name) => {
    const opened = await openVendor(name)
    const [list] = await attempts(opened)
    opened.standIn.faults.add({}, { kind: 'answer', status: 429, headers: FIVE_MINUTES }, 999)
    const before = opened.standIn.traffic().length
    expect(await thrownBy(list?.() ?? Promise.resolve())).toMatchObject({ waitMs: 300_000, isUndone: true })
    expect(opened.standIn.traffic().length - before).toBe(1)
  })
})

/** Every change that an adapter can make, of people and invitations that are there. */
async function changes(opened: OpenedVendor): Promise<readonly (() => Promise<{ readonly kind: string }>)[]> {
  const { backend, standIn } = opened
  const [met, other] = [await opened.meet(), await opened.meet()]
  const roles = await backend.listRoles()
  const ordinary = roles.find(({ rank }) => rank === 'member')?.name ?? ''
  const highest = roles[0]?.name ?? ''
  await standIn.vendor.addMember('cid@example.com', ordinary)
  const cid = await backend.findMember({ email: 'cid@example.com' })
  const offer = await offerTo(opened, met)
  const sent = await backend.send(offer)
  if (sent.kind !== 'invited' || !cid) throw new Error('The samples are missing')
  const answer = { key: sent.key, credential: met.credential }
  const { token = '' } = await standIn.vendor.signUp('cid@example.com')
  return [
    () => backend.removeMember(cid.account),
    () => backend.changeRole(cid.account, highest),
    async () => backend.send(await offerTo(opened, other)),
    () => backend.changeInvitedRole(sent.key, { ...offer, role: highest }),
    () => backend.resend(sent.key, offer),
    () => backend.accept(answer),
    () => backend.decline(answer),
    () => backend.leave({ ...met.credential, token }),
    () => backend.revoke(sent.key),
  ]
}

const DONE = ['changed', 'invited', 'joined', 'declined', 'revoked', 'only_revoked']
const CHANGING: readonly FaultMatch[] = ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method }))

async function seen({ standIn: { vendor } }: OpenedVendor): Promise<unknown> {
  return { members: await vendor.members(), invitations: await vendor.invitations() }
}

const outcomeOf = (work: () => Promise<{ readonly kind: string }>): Promise<string> =>
  work().then(
    ({ kind }) => kind,
    (error: unknown) => (error instanceof Error ? error.name : 'nothing'),
  )

describe('a success with an error inside', () => {
  const bodies = [{ error: 'database is locked' }, { status: 'error', message: 'No' }, { detail: 'No' }]
  const cases = VENDORS.flatMap((name) => bodies.map((body) => [name, body] as const))

  it.each(cases)('is none at %s: %j', async (name, body) => {
    const opened = await openVendor(name, { retries: 0 })
    const all = await changes(opened)
    const before = await seen(opened)
    for (const change of all) {
      for (const match of CHANGING) opened.standIn.faults.add(match, json(200, body), 9)
      expect(DONE).not.toContain(await outcomeOf(change))
      opened.standIn.faults.clear()
    }
    expect(await seen(opened)).toEqual(before)
  })
})

describe('nobody’s own token', () => {
  it.each(VENDORS)('is the operator’s at %s: nothing is asked', async (name) => {
    const { backend, ownerCredential, standIn, unknownKey } = await openVendor(name)
    const { token: _, ...credential } = ownerCredential
    const before = standIn.traffic().length
    expect(await backend.leave(credential)).toEqual(refused('no_credential'))
    expect(await backend.whoIs(credential)).toEqual(refused('no_credential'))
    const needsNone = backend.facts.capabilities.accept.how === 'impossible'
    expect(await backend.accept({ key: unknownKey(), credential })).toEqual(
      refused(needsNone ? 'impossible' : 'no_credential'),
    )
    expect(standIn.traffic()).toHaveLength(before)
  })
})

const refused = (reason: string) => ({ kind: 'refused', reason })

describe('another address', () => {
  it.each(VENDORS)('of the server of %s is named as such', async (name) => {
    const opened = await openVendor(name)
    const backend = opened.connect({ apiUrl: new URL('/elsewhere/', opened.standIn.url).href })
    expect(await backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'misconfigured' })
    const offer = await offerTo(opened, await opened.meet())
    expect(await thrownBy(backend.send(offer))).toMatchObject({ trouble: 'misconfigured' })
  })
})
