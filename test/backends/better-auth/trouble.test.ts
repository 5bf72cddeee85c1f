import { expect, it, onTestFinished } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import type { FaultAnswer } from '../../../src/simulator/backends/faults.ts'
import { offerTo } from '../../contracts/backend/samples.ts'
import { serve } from '../http/rig.ts'
import { type OpenedBetterAuth, openBetterAuth } from './open-better-auth.ts'

async function open(): Promise<OpenedBetterAuth> {
  const opened = await openBetterAuth({ retries: 0 })
  onTestFinished(opened.close)
  return opened
}

async function strangerToken({ standIn }: OpenedBetterAuth): Promise<string> {
  return (await standIn.vendor.signUp('stranger@example.com')).token ?? ''
}

const ANY = { path: /./ }

it.each([
  ['a token that nobody has', async () => ({ token: 'no-such-session' }), 'unauthorized'],
  ['the token of a stranger', async (opened) => ({ token: await strangerToken(opened) }), 'misconfigured'],
  ['an organization that is none', async () => ({ organization: 'nowhere' }), 'misconfigured'],
  ['another path', async ({ standIn }) => ({ apiUrl: new URL('/wrong', standIn.url).href }), 'misconfigured'],
  ['nobody at that port', async () => ({ apiUrl: 'http://127.0.0.1:9/api/auth' }), 'not_answering'],
] satisfies [string, (opened: OpenedBetterAuth) => Promise<Record<string, string>>, string][])(
  'with %s nothing works, and it says why',
  async (_name, settings, trouble) => {
    const opened = await open()
    const backend = opened.connect(await settings(opened))
    const health = await backend.checkHealth()
    expect(health).toMatchObject({ kind: 'unhealthy', trouble })
    expect(health.kind === 'unhealthy' && health.problem).toMatch(/BETTER_AUTH_\w+/)
    const offer = await offerTo(opened, await opened.meet())
    for (const attempt of [
      () => backend.send(offer),
      () => backend.listMembers({ limit: 1 }),
      () => backend.listInvitations(),
      () => backend.revoke(opened.unknownKey()),
    ])
      await expect(attempt()).rejects.toMatchObject({ trouble })
    expect(await opened.standIn.vendor.invitations()).toEqual([])
  },
)

it('wants an operator who may manage members', async () => {
  const opened = await open()
  const token = await strangerToken(opened)
  await opened.standIn.vendor.addMember('stranger@example.com', 'member')
  expect(await opened.connect({ token }).checkHealth()).toMatchObject({
    kind: 'unhealthy',
    trouble: 'forbidden',
  })
})

it('says so when the session of the operator has ended', async () => {
  const opened = await open()
  expect(await opened.backend.checkHealth()).toEqual({ kind: 'healthy' })
  opened.pass(366 * 24 * 3_600_000)
  expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'unauthorized' })
  await expect(opened.backend.listInvitations()).rejects.toMatchObject({ trouble: 'unauthorized' })
})

it('is content with an admin', async () => {
  const opened = await open()
  const token = await strangerToken(opened)
  await opened.standIn.vendor.addMember('stranger@example.com', 'admin')
  expect(await opened.connect({ token }).checkHealth()).toEqual({ kind: 'healthy' })
})

it.each([
  ['a page instead of JSON', { status: 200, body: '<!doctype html><title>Sign in</title>' }, 'misconfigured'],
  ['half of the JSON', { status: 200, body: '{"members":[{"id":"m' }, 'unreadable'],
  ['an error that is called a success', { status: 200, body: '{"error":"boom"}' }, 'unreadable'],
  ['what it needs is missing', { status: 200, body: '{"members":[{"id":"m1"}]}' }, 'unreadable'],
  ['too many calls', { status: 429, body: '{"message":"Too many requests"}' }, 'busy'],
  ['an empty 401', { status: 401 }, 'unauthorized'],
  ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'misconfigured'],
  ['broken', { status: 500, body: '' }, 'not_answering'],
] satisfies [string, FaultAnswer, string][])('%s is a reason to come back', async (_name, fault, trouble) => {
  const opened = await open()
  opened.standIn.faults.add(ANY, { kind: 'answer', ...fault })
  const failure: unknown = await opened.backend.listMembers({ limit: 1 }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(BackendUnavailable)
  expect(failure).toMatchObject({ trouble, who: 'Better Auth' })
})

it('does not wait for ever', async () => {
  const opened = await openBetterAuth({ retries: 0, timeoutMs: 50 })
  onTestFinished(opened.close)
  opened.standIn.faults.add(ANY, { kind: 'silence' })
  await expect(opened.backend.listInvitations()).rejects.toMatchObject({ trouble: 'not_answering' })
})

it('says with every call where it comes from, and with whose token', async () => {
  const opened = await open()
  const place = await serve((response) => response.end('null'))
  const backend = opened.connect({ apiUrl: `${place.url.origin}/api/auth`, token: 'the-operators' })
  await backend.checkHealth()
  await backend.whoIs({ ...opened.ownerCredential, token: 'their-own' })
  expect(place.asked).toMatchObject([
    { headers: { origin: place.url.origin, authorization: 'Bearer the-operators' } },
    { headers: { origin: place.url.origin, authorization: 'Bearer their-own' } },
  ])
})

it('sends nothing where the application does not trust that origin', async () => {
  const opened = await open()
  const distrust = { kind: 'answer', status: 403, body: '{"code":"INVALID_ORIGIN"}' } as const
  opened.standIn.faults.add({ method: 'POST' }, distrust)
  await expect(opened.backend.send(await offerTo(opened, await opened.meet()))).rejects.toMatchObject({
    trouble: 'misconfigured',
    isUndone: true,
  })
})

it('tells nobody tokens or addresses', async () => {
  const opened = await open()
  const { BETTER_AUTH_TOKEN: token = '' } = opened.standIn.environment
  const met = await opened.meet()
  const body = JSON.stringify({ code: `NO ${met.email}`, message: `${met.email} ${token}` })
  const seen: unknown[] = []
  for (const status of [400, 401, 403, 404, 500]) {
    opened.standIn.faults.add({ method: 'GET' }, { kind: 'answer', status, body })
    seen.push(await opened.backend.listInvitations().catch((error: unknown) => error))
  }
  for (const error of seen) {
    expect(error).toBeInstanceOf(BackendUnavailable)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/@example|Bearer/)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(token)
  }
})
