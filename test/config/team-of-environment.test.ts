import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { kinds, PROJECT } from './kinds.ts'

type Env = Readonly<Record<string, string>>

const ACME = { USHER_BACKEND: 'acme', ACME_API_KEY: 'k3y-0f-4nn', ACME_PROJECT_ID: PROJECT }

function teamOf(env: Env) {
  const parsed = parseConfig(env, { kinds })
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'))
  expect(parsed.config.teams).toHaveLength(1)
  return parsed.config.teams[0]
}

const problemsOf = (env: Env) => {
  const parsed = parseConfig(env, { kinds })
  return parsed.kind === 'problems' ? parsed.problems : []
}

describe('a single team needs no file', () => {
  test('everything about it is a variable', () => {
    const env = {
      ...ACME,
      USHER_TEAM_NAME: 'Lighthouse',
      USHER_DEFAULT_ROLE: 'editor',
      USHER_INVITATION_DAYS: '2',
      USHER_EMAIL_DOMAINS: 'Lighthouse.example, @pier.example,',
      USHER_CONSENT: 'ask-first',
      USHER_UNDO_SECONDS: '0',
      USHER_ADMIN_CHANNELS: 'strict',
      USHER_UNREACHABLE: 'nothing',
      USHER_REMINDERS: '3',
      USHER_TIME_ZONE: 'Europe/Berlin',
      USHER_MEMBER_LIMIT: '2500',
    }
    expect(teamOf(env)).toEqual({
      id: 'main',
      name: 'Lighthouse',
      backend: 'acme',
      settings: { apiKey: 'k3y-0f-4nn', project: PROJECT, apiUrl: 'https://api.acme.example' },
      defaultRole: 'editor',
      invitationLifeMs: 172_800_000,
      undoMs: 0,
      adminChannels: 'strict',
      unreachable: 'nothing',
      reminderDays: [3],
      timeZone: 'Europe/Berlin',
      memberLimit: 2500,
      domains: ['lighthouse.example', 'pier.example'],
      consent: 'ask-first',
      language: 'en',
      places: [],
    })
  })

  test('a default may be replaced, and the variables of other backends are not looked at', () => {
    const env = { ...ACME, ACME_API_URL: 'https://eu.acme.example/v2', GUILD_TOKEN: 'of another program' }
    expect(teamOf(env)?.settings).toMatchObject({ apiUrl: 'https://eu.acme.example/v2' })
  })

  test.for([
    'http://127.0.0.1:4000',
    'http://127.1.2.3/',
    'http://localhost:9',
    'http://acme.localhost',
    'http://[::1]:9',
  ])('this machine itself may be called by http: %s', (ACME_API_URL) => {
    expect(teamOf({ ...ACME, ACME_API_URL })?.settings['apiUrl']).toBe(ACME_API_URL)
  })

  test('one half of what another backend needs chooses none', () => {
    expect(teamOf({ ACME_API_KEY: 'of another program' })?.backend).toBe('house')
  })
})

const KEY = 'An API key of an admin, from Settings, API Keys.'
const PLAIN_HTTP =
  'ACME_API_URL must begin with https://, because by http:// everybody on the way could read the secret; only this machine itself may be called by http. Another region.'

describe('one sentence per problem', () => {
  test.for<[Env, ...string[]]>([
    [
      { USHER_BACKEND: 'ldap' },
      'USHER_BACKEND names a backend that is not there: write one of house, acme, guild.',
    ],
    [{ USHER_BACKEND: 'Acmee' }, 'USHER_BACKEND names a backend that is not there: did you mean acme?'],
    [
      { USHER_BACKEND: 'acme' },
      `ACME_API_KEY is missing, and Acme needs it. ${KEY}`,
      "ACME_PROJECT_ID is missing, and Acme needs it. The project's id, from its address.",
    ],
    [
      { USHER_BACKEND: 'guild' },
      'GUILD_TOKEN is missing, and Guild needs it. A token of the one hall it opens.',
    ],
    [
      { ACME_API_KEY: 'secret', ACME_PROJECT_ID: PROJECT },
      'ACME_API_KEY and ACME_PROJECT_ID are there for Acme, but USHER_BACKEND is not: set USHER_BACKEND=acme, or take them out.',
    ],
    [
      { GUILD_TOKEN: 'secret' },
      'GUILD_TOKEN is there for Guild, but USHER_BACKEND is not: set USHER_BACKEND=guild, or take it out.',
    ],
    ...['<your key>', 'your-api-key', 'changeme', 'xxxxxx', '${ACME_KEY}', 'put-key-here', '…'].map(
      (ACME_API_KEY): [Env, string] => [
        { ...ACME, ACME_API_KEY },
        `ACME_API_KEY still holds the placeholder of an example. ${KEY}`,
      ],
    ),
    [
      { ...ACME, ACME_API_KEY: 'Bearer sec-ret' },
      `ACME_API_KEY must be the bare secret, without spaces and without a word such as Bearer before it. ${KEY}`,
    ],
    [
      { ...ACME, ACME_API_KEY: '"sec-ret"' },
      `ACME_API_KEY must be the bare secret, without quotes around it. ${KEY}`,
    ],
    [
      { ...ACME, ACME_API_KEY: 'sec…ret' },
      `ACME_API_KEY holds signs that no secret has: copy it again. ${KEY}`,
    ],
    [
      { ...ACME, ACME_PROJECT_ID: 'lighthouse' },
      `ACME_PROJECT_ID must be an id of the form ${PROJECT}. The project's id, from its address.`,
    ],
    [
      { ...ACME, ACME_API_URL: 'api.acme.example' },
      'ACME_API_URL must be an address such as https://api.lighthouse.example. Another region.',
    ],
    [
      { ...ACME, ACME_API_URL: 'ftp://api.acme.example' },
      'ACME_API_URL must be an address such as https://api.lighthouse.example. Another region.',
    ],
    [
      { ...ACME, ACME_API_URL: 'https://ann:secret@acme.example' },
      'ACME_API_URL must be an address without a name or password in it. Another region.',
    ],
    [
      { ...ACME, ACME_API_URL: 'https://acme.example?key=secret' },
      'ACME_API_URL must be an address without ? and #. Another region.',
    ],
    [{ ...ACME, ACME_API_URL: 'http://acme.example' }, PLAIN_HTTP],
    [{ ...ACME, ACME_API_URL: 'http://127.0.0.1.acme.example' }, PLAIN_HTTP],
    [{ ...ACME, ACME_API_URL: 'http://localhost.example' }, PLAIN_HTTP],
    [{ USHER_TEAM_NAME: 'x'.repeat(61) }, 'USHER_TEAM_NAME must have at most 60 characters.'],
    [{ USHER_DEFAULT_ROLE: 'x'.repeat(61) }, 'USHER_DEFAULT_ROLE must have at most 60 characters.'],
    [{ USHER_INVITATION_DAYS: '0' }, 'USHER_INVITATION_DAYS must be a whole number from 1 to 365.'],
    [{ USHER_UNDO_SECONDS: '601' }, 'USHER_UNDO_SECONDS must be a whole number from 0 to 600.'],
    [{ USHER_UNDO_SECONDS: '-1' }, 'USHER_UNDO_SECONDS must be a whole number from 0 to 600.'],
    [
      { USHER_ADMIN_CHANNELS: 'open' },
      'USHER_ADMIN_CHANNELS must be warn (an admin channel with people in it who are no admins is bound, and they are named) or strict (it is not bound).',
    ],
    [
      { USHER_UNREACHABLE: 'shout' },
      'USHER_UNREACHABLE must be offer (where a direct message does not arrive, the inviter may mention somebody in the channel or hand on a link), link (only the link) or nothing.',
    ],
    ...['0', '5, 2', '2, 5, 7', '2.5', 'sometimes', 'off, 2'].map(
      (days): [Record<string, string>, string] => [
        { USHER_REMINDERS: days },
        'USHER_REMINDERS must be off, or one or two whole numbers of days after the invitation, rising, such as 2, 5.',
      ],
    ),
    [{ USHER_TIME_ZONE: 'Mars' }, 'USHER_TIME_ZONE must be a time zone such as Europe/Berlin.'],
    [{ USHER_MEMBER_LIMIT: '0' }, 'USHER_MEMBER_LIMIT must be a whole number from 1 to 1000000.'],
    [{ USHER_INVITATION_DAYS: '1.5' }, 'USHER_INVITATION_DAYS must be a whole number from 1 to 365.'],
    [
      { USHER_EMAIL_DOMAINS: 'a.example,ann@secret.example' },
      'Entry 2 of USHER_EMAIL_DOMAINS must be a domain such as lighthouse.example.',
    ],
    [
      { USHER_CONSENT: 'never' },
      'USHER_CONSENT must be send-first (the invitation is made, then the invitee is told) or ask-first (the invitee is asked, then it is made).',
    ],
  ])('%o', ([env, ...sentences]) => {
    expect(problemsOf(env)).toEqual(sentences)
  })
})

test('no value is repeated', () => {
  for (const secret of ['sec ret', '<sec ret>', '"sec ret"', 'sec–ret', 'ftp://sec ret', 'http://sec-ret'])
    for (const name of [
      'ACME_API_KEY',
      'ACME_PROJECT_ID',
      'ACME_API_URL',
      'USHER_EMAIL_DOMAINS',
      'USHER_CONSENT',
    ])
      expect(problemsOf({ ...ACME, [name]: secret }).join('\n')).not.toMatch(/sec.ret\b/)
})
