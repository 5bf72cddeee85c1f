import { expect, onTestFinished, test } from 'vitest'
import type { Backend, Health } from '../../src/backends/backend.ts'
import { sayAsWritten } from '../../src/backends/say-as-written.ts'
import { openEmbedded } from './open-embedded.ts'

const UNHEALTHY: Health = {
  kind: 'unhealthy',
  trouble: 'misconfigured',
  problem: 'Check ACME_PROJECT_ID, ACME_API_KEY and ACME_API_URL. READ the API.',
}

async function healthOf(health: Health, written: Readonly<Record<string, string>>): Promise<Health> {
  const { backend, close } = await openEmbedded()
  onTestFinished(close)
  const asked: Backend = { ...backend, checkHealth: async () => health }
  return sayAsWritten(asked, written).checkHealth()
}

test('settings are called what the team file calls them', async () => {
  const written = { ACME_API_KEY: 'KEY_OF_DOCS', ACME_PROJECT_ID: 'project' }
  expect(await healthOf(UNHEALTHY, written)).toEqual({
    ...UNHEALTHY,
    problem: 'Check project, KEY_OF_DOCS and ACME_API_URL. READ the API.',
  })
})

test('without a team file every word stays, and good health anyway', async () => {
  expect(await healthOf(UNHEALTHY, {})).toEqual(UNHEALTHY)
  expect(await healthOf({ kind: 'healthy' }, { ACME_API_KEY: 'KEY' })).toEqual({ kind: 'healthy' })
})
