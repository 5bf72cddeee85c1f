import { expect, it } from 'vitest'
import { PERMISSIONS } from '../../../src/simulator/backends/diga/roles.ts'
import { saying, withDiga } from './with-diga.ts'

it.each(PERMISSIONS)('misses the permission %s', async (missing) => {
  const permissions = PERMISSIONS.filter((one) => one !== missing)
  const { backend, standIn } = await withDiga({ standIn: { permissions } })
  expect(await backend.checkHealth()).toMatchObject({
    kind: 'unhealthy',
    trouble: 'forbidden',
    problem: saying(missing),
  })
  expect(await standIn.vendor.invitations()).toEqual([])
})

it.each([
  ['a wrong key', { apiKey: 'wrong' }, 'unauthorized', 'DIGA_API_KEY'],
  [
    'an unknown project',
    { project: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e09' },
    'misconfigured',
    'DIGA_PROJECT_ID',
  ],
  ['another address', { apiUrl: 'http://127.0.0.1:1/' }, 'not_answering', 'DIGA_API_URL'],
] as const)('says what to do about %s', async (_, settings, trouble, next) => {
  const { connect } = await withDiga()
  const health = await connect(settings).checkHealth()
  expect(health).toMatchObject({ kind: 'unhealthy', trouble, problem: saying(next) })
})

it('says what to do about a key of another project', async () => {
  const { connect, standIn } = await withDiga()
  const health = await connect({ apiKey: standIn.strangersKey }).checkHealth()
  expect(health).toMatchObject({ kind: 'unhealthy', trouble: 'misconfigured' })
})

it('says what to do about a key that has expired', async () => {
  const opened = await withDiga({ standIn: { keyExpiresAt: new Date('2026-03-02T13:00:00Z') } })
  expect(await opened.backend.checkHealth()).toEqual({ kind: 'healthy' })
  opened.pass(3_600_000)
  expect(await opened.backend.checkHealth()).toMatchObject({ kind: 'unhealthy', trouble: 'unauthorized' })
})

it.each([
  ['a web page', { kind: 'answer', status: 200, body: '<html>' }, 'misconfigured'],
  ['something else', { kind: 'answer', status: 200, body: '[]' }, 'unreadable'],
  ['nothing', { kind: 'silence' }, 'not_answering'],
  ['busy', { kind: 'answer', status: 429 }, 'busy'],
] as const)('knows %s', async (_, fault, trouble) => {
  const { backend, standIn } = await withDiga({ manners: { retries: 0 } })
  standIn.faults.add({ method: 'GET' }, fault)
  const health = await backend.checkHealth()
  expect(health.kind === 'healthy' ? 'healthy' : health.trouble).toBe(trouble)
})
