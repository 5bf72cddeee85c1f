import { expect, test } from 'vitest'
import { backends } from '../../src/backends/backends.ts'
import { environmentToCheck } from '../../src/cli/play-environment.ts'
import { readConfig } from '../../src/config/read-config.ts'

type Environment = Readonly<Record<string, string>>

const SLACK: Environment = { SLACK_BOT_TOKEN: 'xoxb-secret-1', SLACK_APP_TOKEN: 'xapp-secret-2' }
const DISCORD: Environment = { DISCORD_TOKEN: 'secret.of.discord', DISCORD_APP_ID: '123456789012345678' }
const OWNER: Environment = { USHER_OWNERS: 'slack:T1/U1,discord:123456789012345678' }

const whatIsWrong: [title: string, env: Environment, ...names: string[]][] = [
  ['a port that is none', { PORT: 'eighty' }, 'PORT'],
  ['an unknown mode', { ...SLACK, ...OWNER, SLACK_MODE: 'pigeon' }, 'SLACK_MODE'],
  ['an address that is none', { SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
  [
    'a user token for a bot token',
    { ...SLACK, ...OWNER, SLACK_BOT_TOKEN: 'xoxp-secret-3' },
    'SLACK_BOT_TOKEN',
  ],
  ['a bot token and no way in', { ...OWNER, SLACK_BOT_TOKEN: 'xoxb-secret-1' }, 'SLACK_BOT_TOKEN'],
  ['a way in and no bot token', { SLACK_APP_TOKEN: 'xapp-secret-2' }, 'SLACK_APP_TOKEN'],
  ['HTTP without the secret', { ...SLACK, ...OWNER, SLACK_MODE: 'http' }, 'SLACK_SIGNING_SECRET'],
  ['half of Discord', { DISCORD_TOKEN: 'secret.of.discord' }, 'DISCORD_APP_ID'],
  ['the other half of Discord', { DISCORD_APP_ID: '123456789012345678' }, 'DISCORD_TOKEN'],
  ['nobody to begin', { ...SLACK }, 'USHER_OWNERS'],
  ['owners of a platform that is not there', { ...DISCORD, USHER_OWNERS: 'slack:T1/U1' }, 'USHER_OWNERS'],
  ['owners that cannot be read', { USHER_OWNERS: 'ann' }, 'USHER_OWNERS'],
  ['people that cannot be read', { USHER_LINKS: 'ann' }, 'USHER_LINKS'],
  ['a backend that is not there', { USHER_BACKEND: 'sun' }, 'USHER_BACKEND'],
  ['a life of no days', { USHER_INVITATION_DAYS: '0' }, 'USHER_INVITATION_DAYS'],
  ['a role that is too long', { USHER_DEFAULT_ROLE: 'x'.repeat(61) }, 'USHER_DEFAULT_ROLE'],
  ['a domain that is none', { USHER_EMAIL_DOMAINS: 'ann@secret.example' }, 'USHER_EMAIL_DOMAINS'],
  ['a consent that is none', { USHER_CONSENT: 'secret' }, 'USHER_CONSENT'],
  ['a key that is too short', { USHER_SECRET_KEY: 'secret' }, 'USHER_SECRET_KEY'],
  ['a team file that is not there', { USHER_TEAMS_FILE: 'teams.yaml' }, 'USHER_TEAMS_FILE'],
  ['a directory for a team file', { USHER_TEAMS_FILE: '.' }, 'USHER_TEAMS_FILE'],
  [
    'a team file beside a single team',
    { USHER_TEAMS_FILE: 'teams.yaml', USHER_TEAM_NAME: 'Pier' },
    'USHER_TEAM_NAME',
    'USHER_TEAMS_FILE',
  ],
]

// That the program prints them and ends is seen in test/process.
test.each(whatIsWrong)('%s is a sentence for the operator', async (_title, env, ...names) => {
  const parsed = await readConfig(environmentToCheck(env), backends)
  const problems = parsed.kind === 'problems' ? parsed.problems : []
  expect(problems).toHaveLength(names.length)
  for (const [index, name] of names.entries())
    expect(problems[index]).toMatch(new RegExp(`^(?=.*\\b${name}\\b).{30,}\\.$`))
  expect(problems.join('\n')).not.toMatch(/secret/)
})
