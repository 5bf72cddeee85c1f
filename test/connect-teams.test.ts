import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
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
