import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backends } from '../src/backends/backends.ts'
import { facts } from '../src/backends/embedded/facts.ts'
import { refuse } from '../src/backends/refuse.ts'
import type { TeamConfig } from '../src/config/config.ts'
import { connectTeams } from '../src/connect-teams.ts'
import { asAccountId, asTeamId } from '../src/domain/ids.ts'
import { openEmbedded } from './backends/open-embedded.ts'
import { captureLog } from './dsl/log.ts'
import { logLines } from './dsl/log-lines.ts'

const LAMP: TeamConfig = {
  id: asTeamId('lamp'),
  name: 'Lamp',
  backend: 'embedded',
  settings: {},
  invitationLifeMs: 1_000,
  domains: [],
  undoMs: 30_000,
  adminChannels: 'warn',
  unreachable: 'offer',
  reminderDays: [2, 5],
  timeZone: 'UTC',
  language: 'en',
  places: [],
}

test('what a backend refuses for a reason of its own, the operator reads', async () => {
  const { backend, store, close } = await openEmbedded()
  onTestFinished(close)
  const friday = { status: 403, body: { code: 'NOT_ON_FRIDAYS', message: 'bob@example.com may not' } }
  const changeRole = async () => refuse('backend_refused', friday)
  const log = captureLog()
  const connected = connectTeams([LAMP], {
    kinds: [{ facts, notes: [], settings: [], connect: () => ({ ...backend, changeRole }) }],
    store,
    now: () => new Date(0),
    newId: randomUUID,
    log: log.logger,
  })
  const team = connected.teams.get(LAMP.id)
  await connected.backends.of(team).changeRole(asAccountId('a1'), 'admin')
  expect(logLines(log)).toEqual([
    expect.objectContaining({
      team: 'lamp',
      backend: 'embedded',
      operation: 'changeRole',
      status: 403,
      code: 'NOT_ON_FRIDAYS',
      msg: 'backend refused',
    }),
  ])
})

async function tenantOf(backend: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const embedded = await openEmbedded()
  onTestFinished(embedded.close)
  const { teams } = connectTeams([{ ...LAMP, backend, settings }], {
    kinds: backends.map((kind) => ({ ...kind, connect: () => embedded.backend })),
    store: embedded.store,
    now: () => new Date(0),
    newId: randomUUID,
    log: captureLog().logger,
  })
  return teams.get(LAMP.id).tenant
}

describe('a team has moved', () => {
  const project = '0d9e2f2e-8f0b-4e0f-9d6a-3f6f4b1f2a10'
  const other = 'f1b3f4de-1c55-4a51-8d0e-2a3f5f7c9d11'
  const inDeepgram = { project, apiKey: 'one', apiUrl: 'https://api.deepgram.com' }
  const inApp = { organization: 'org', token: 'one', apiUrl: 'https://app.example.com/api/auth' }

  test.each([
    ['to another backend', 'deepgram', inDeepgram, 'diga', inDeepgram],
    ['to another project', 'deepgram', inDeepgram, 'deepgram', { ...inDeepgram, project: other }],
    [
      'to another server, where ids are only its own',
      'better-auth',
      inApp,
      'better-auth',
      { ...inApp, apiUrl: 'https://other.example.com/api/auth' },
    ],
    ['out of Usher', 'embedded', {}, 'deepgram', inDeepgram],
  ])('%s', async (_, from, before, to, after) => {
    expect(await tenantOf(to, after)).not.toBe(await tenantOf(from, before))
  })

  test.each([
    ['with a new key', 'deepgram', inDeepgram, { ...inDeepgram, apiKey: 'two' }],
    [
      'by another way to the same project',
      'deepgram',
      inDeepgram,
      { ...inDeepgram, apiUrl: 'https://api.eu.deepgram.com' },
    ],
    ['with a new token', 'better-auth', inApp, { ...inApp, token: 'two' }],
    ['by its id in capitals', 'deepgram', inDeepgram, { ...inDeepgram, project: project.toUpperCase() }],
  ])('not %s', async (_, backend, before, after) => {
    expect(await tenantOf(backend, after)).toBe(await tenantOf(backend, before))
    expect(await tenantOf(backend, after)).not.toMatch(/one|two/)
  })

  test('what was there before there were backends is in Usher itself', async () => {
    expect(await tenantOf('embedded', {})).toBe('embedded')
  })
})
