import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { kinds } from './kinds.ts'

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_SIGNING_SECRET: 'f00d', USHER_OWNERS: 'slack:T1/U1' }
const DISCORD = {
  DISCORD_TOKEN: 'abc.def.ghi',
  DISCORD_APP_ID: '123456789012345678',
  USHER_OWNERS: 'discord:123456789012345678',
}

type Env = Readonly<Record<string, string | undefined>>

function configOf(env: Env) {
  const parsed = parseConfig(env, { kinds })
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'))
  return parsed.config
}

const problemsOf = (env: Env) => {
  const parsed = parseConfig(env, { kinds })
  return parsed.kind === 'problems' ? parsed.problems : []
}

describe('what is left out has a sensible value', () => {
  test('nothing set is the simulator, with SQLite in ./data, on this machine only', () => {
    expect(configOf({})).toEqual({
      web: { host: '127.0.0.1', port: 3000 },
      store: { dataDir: './data' },
      teams: [
        {
          id: 'main',
          name: 'Usher',
          backend: 'house',
          settings: {},
          invitationLifeMs: 7 * 24 * 60 * 60 * 1000,
          domains: [],
          undoMs: 30_000,
          adminChannels: 'warn',
          unreachable: 'offer',
          reminderDays: [2, 5],
          timeZone: 'UTC',
          language: 'en',
          places: [],
        },
      ],
      owners: [],
      knownPeople: [],
      logLevel: 'info',
    })
  })

  test('an empty or blank variable counts as not set', () => {
    expect(configOf({ SLACK_BOT_TOKEN: '', PORT: '  ', USHER_OWNERS: '' })).toEqual(configOf({}))
  })

  test('an unknown variable is none of our business', () => {
    expect(configOf({ PATH: '/usr/bin', USHER_FLAVOUR: 'mint' })).toEqual(configOf({}))
  })
})

describe('slack', () => {
  const apiUrl = new URL('https://slack.com/api/')

  test.for<[string, Env, unknown]>([
    ['a signing secret means HTTP', SLACK, { mode: 'http', signingSecret: 'f00d' }],
    [
      'an app token means Socket Mode',
      { ...SLACK, SLACK_APP_TOKEN: 'xapp-1' },
      { mode: 'socket', appToken: 'xapp-1' },
    ],
    [
      'SLACK_MODE=http wins over an app token',
      { ...SLACK, SLACK_APP_TOKEN: 'xapp-1', SLACK_MODE: 'http' },
      { mode: 'http', signingSecret: 'f00d' },
    ],
    [
      'Socket Mode needs no signing secret',
      { ...SLACK, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' },
      { mode: 'socket', appToken: 'xapp-1' },
    ],
  ])('%s', ([, env, expected]) => {
    expect(configOf(env).slack).toEqual({ botToken: 'xoxb-1-bot', apiUrl, ...Object(expected) })
  })

  test('another server is one variable, with or without a slash at the end', () => {
    for (const SLACK_API_URL of ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api/'])
      expect(configOf({ ...SLACK, SLACK_API_URL }).slack?.apiUrl.href).toBe('http://127.0.0.1:9/api/')
  })
})

test('discord, and its other server', () => {
  expect(configOf(DISCORD).discord).toEqual({
    token: 'abc.def.ghi',
    appId: '123456789012345678',
    apiUrl: new URL('https://discord.com/api'),
  })
  const elsewhere = configOf({ ...DISCORD, DISCORD_API_URL: 'http://127.0.0.1:9/api/' })
  expect(elsewhere.discord?.apiUrl.href).toBe('http://127.0.0.1:9/api')
})

test('owners, and people known by an address on both platforms', () => {
  const ann = { platform: 'slack', id: 'T1/U1' }
  const annOnDiscord = { platform: 'discord', id: '123456789012345678' }
  const config = configOf({
    USHER_OWNERS: 'slack:T1/U1, discord:123456789012345678,',
    USHER_LINKS: 'Ann@Lighthouse.example=slack:T1/U1+discord:123456789012345678, bob@x.example=slack:T1/W2',
  })
  expect(config.owners).toEqual([ann, annOnDiscord])
  expect(config.knownPeople).toEqual([
    { email: 'ann@lighthouse.example', actors: [ann, annOnDiscord] },
    { email: 'bob@x.example', actors: [{ platform: 'slack', id: 'T1/W2' }] },
  ])
})

test('everything else an operator sets', () => {
  const config = configOf({
    PORT: '8080',
    HOST: '0.0.0.0',
    USHER_PUBLIC_URL: 'https://usher.example',
    DATABASE_URL: 'postgres://usher@db.example/usher',
    USHER_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'debug',
  })
  expect(config).toMatchObject({
    web: { host: '0.0.0.0', port: 8080, publicUrl: new URL('https://usher.example') },
    store: { databaseUrl: 'postgres://usher@db.example/usher' },
    secretKeys: [Buffer.alloc(32, 7)],
    logLevel: 'debug',
  })
})

const BAD_SECRET_KEY =
  'USHER_SECRET_KEY must be 32 bytes in base64, or several such keys separated by commas: make one with openssl rand -base64 32, and keep it.'

describe('one sentence per problem', () => {
  test.for<[Env, string]>([
    [
      { DISCORD_MODE: 'http' },
      'DISCORD_MODE=http is not there in this version: take it out, and clear the Interactions Endpoint URL of your Discord application; Usher then listens by the gateway.',
    ],
    [
      { ...SLACK, SLACK_BOT_TOKEN: 'xoxp-secret' },
      'SLACK_BOT_TOKEN must start with xoxb-, but holds a user token: copy the Bot User OAuth Token from the page OAuth & Permissions of your Slack app.',
    ],
    [
      { ...SLACK, SLACK_APP_TOKEN: 'xoxb-secret' },
      'SLACK_APP_TOKEN must start with xapp-, but holds the bot token, which belongs in SLACK_BOT_TOKEN: make an app-level token with the scope connections:write on the page Basic Information.',
    ],
    [
      { ...SLACK, SLACK_SIGNING_SECRET: 'xapp-secret' },
      'SLACK_SIGNING_SECRET holds the app token, which belongs in SLACK_APP_TOKEN: copy the Signing Secret from the page Basic Information of your Slack app.',
    ],
    [
      { ...SLACK, SLACK_SIGNING_SECRET: undefined },
      'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP): add one of the two.',
    ],
    [
      { ...SLACK, SLACK_MODE: 'socket' },
      'SLACK_APP_TOKEN is missing, and SLACK_MODE=socket needs it: make an app-level token with the scope connections:write, or set SLACK_MODE=http.',
    ],
    [
      {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_MODE: 'http',
        USHER_OWNERS: 'slack:T1/U1',
      },
      'SLACK_SIGNING_SECRET is missing, and SLACK_MODE=http needs it: copy the Signing Secret from the page Basic Information of your Slack app.',
    ],
    [
      { SLACK_SIGNING_SECRET: 'f00d', SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_SIGNING_SECRET is set and SLACK_BOT_TOKEN is not: set both for Slack, or neither.',
    ],
    [{ SLACK_MODE: 'sockets' }, 'SLACK_MODE must be one of socket, http.'],
    [{ SLACK_API_URL: 'slack.com/api' }, 'SLACK_API_URL must be an address such as https://slack.com/api/.'],
    [
      { ...DISCORD, DISCORD_APP_ID: '' },
      'DISCORD_APP_ID is missing beside DISCORD_TOKEN: copy the Application ID from the page General Information of your Discord application.',
    ],
    [
      { ...DISCORD, DISCORD_TOKEN: '' },
      'DISCORD_TOKEN is missing beside DISCORD_APP_ID: copy the token from the page Bot of your Discord application.',
    ],
    [
      { ...DISCORD, DISCORD_TOKEN: 'Bot secret' },
      'DISCORD_TOKEN must be the bare token, without spaces and without the word Bot before it.',
    ],
    [
      { ...DISCORD, DISCORD_TOKEN: '223456789012345678' },
      'DISCORD_TOKEN holds an id: copy the token from the page Bot of your Discord application.',
    ],
    [
      { ...DISCORD, DISCORD_APP_ID: 'abc.secret.ghi' },
      'DISCORD_APP_ID must be a number of 15 to 20 digits: copy the Application ID from the page General Information of your Discord application.',
    ],
    [
      { DISCORD_API_URL: 'ftp://discord.example' },
      'DISCORD_API_URL must be an address such as https://discord.com/api.',
    ],
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ USHER_PUBLIC_URL: 'usher' }, 'USHER_PUBLIC_URL must be an address such as https://usher.example.'],
    [
      { DATABASE_URL: 'mysql://usher:secret@db/usher' },
      'DATABASE_URL must be an address such as postgres://usher@db.example/usher.',
    ],
    [
      { USHER_OWNERS: 'slack:T1/U1,ann@secret.example' },
      'Entry 2 of USHER_OWNERS cannot be read: write slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
    [
      { USHER_OWNERS: 'constructor:T1/U1' },
      'Entry 1 of USHER_OWNERS cannot be read: write slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
    [
      { USHER_OWNERS: 'teams:T1/U1' },
      'Entry 1 of USHER_OWNERS cannot be read: write slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
    [
      { USHER_LINKS: 'ann@x.example=slack:T1/U1,bob@secret.example=slack:U1' },
      'Entry 2 of USHER_LINKS cannot be read: write an address, = and whom it is, joined by +, each as slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
    [
      { USHER_LINKS: 'ann@x.example=slack:T1/U1,bob@x.example=slack:T1/U1' },
      'USHER_LINKS names an address or somebody twice: one person has one address and one entry.',
    ],
    [{ USHER_SECRET_KEY: 'c2VjcmV0' }, BAD_SECRET_KEY],
    [{ USHER_SECRET_KEY: Buffer.alloc(33).toString('base64') }, BAD_SECRET_KEY],
    [{ USHER_SECRET_KEY: '0'.repeat(64) }, BAD_SECRET_KEY],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    [
      { ...SLACK, USHER_OWNERS: '' },
      'USHER_OWNERS names nobody on a platform that is configured, so nobody could invite: name yourself, as slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
    [
      { ...DISCORD, USHER_OWNERS: 'slack:T1/U1' },
      'USHER_OWNERS names nobody on a platform that is configured, so nobody could invite: name yourself, as slack:T1/U1 (workspace and member id) or discord:123456789012345678.',
    ],
  ])('%o', ([env, sentence]) => {
    expect(problemsOf(env)).toEqual([sentence])
  })

  test('all problems are told at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'y', DISCORD_TOKEN: 'a.b.c' })
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'DISCORD_APP_ID'])
  })

  test('and no value is repeated', () => {
    const told = problemsOf({
      SLACK_BOT_TOKEN: 'xapp-secret',
      SLACK_APP_TOKEN: 'xoxp-secret',
      SLACK_SIGNING_SECRET: 'xoxb-secret',
      SLACK_API_URL: 'secret',
      DISCORD_TOKEN: 'Bot secret',
      DISCORD_APP_ID: 'secret',
      DATABASE_URL: 'secret',
      USHER_SECRET_KEY: 'secret',
      USHER_OWNERS: 'secret',
      USHER_LINKS: 'secret',
    }).join('\n')
    expect(told).not.toContain('secret')
  })
})
