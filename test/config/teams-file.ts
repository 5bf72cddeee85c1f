import { parseConfig } from '../../src/config/parse-config.ts'
import { kinds, PROJECT } from './kinds.ts'

type Env = Readonly<Record<string, string>>

const KEYS = { ACME_KEY: 'k3y-0f-4nn', ACME_KEY_2: 'k3y-0f-b0b', HALL: 'hall-1', HALL_2: 'hall-2' }

const read = (text: string, env: Env = {}) =>
  parseConfig(
    { ...KEYS, ...env, USHER_TEAMS_FILE: 'teams.yaml' },
    { kinds, teamsFile: { path: 'teams.yaml', text } },
  )

export function teamsOf(text: string, env: Env = {}) {
  const parsed = read(text, env)
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'))
  return parsed.config.teams
}

export function problemsOf(text: string, env: Env = {}) {
  const parsed = read(text, env)
  return parsed.kind === 'problems' ? parsed.problems : []
}

/** One team of Acme, with lines changed, left out (undefined) or added, from line 2 on. */
export function acme(lines: Readonly<Record<string, string | undefined>>): string {
  const usual = { id: 'docs', name: 'Docs', backend: 'acme', apiKeyFrom: 'ACME_KEY', project: PROJECT }
  const written = Object.entries({ ...usual, ...lines }).filter(([, value]) => value !== undefined)
  return `teams:\n  - ${written.map(([key, value]) => `${key}: ${value}`).join('\n    ')}\n`
}
