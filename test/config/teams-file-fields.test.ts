import { describe, expect, test } from 'vitest'
import { PROJECT } from './kinds.ts'
import { acme, problemsOf } from './teams-file.ts'

const KEY = 'An API key of an admin, from Settings, API Keys.'
const PLACE =
  'must be slack: T123 (a workspace), slack: T123/C456 (one of its channels), discord: and the id of a server, or discord: and server/channel, one per line and by id.'
const SLUG = 'must be lower-case letters, digits and single hyphens, at most 20 characters, such as docs.'
const FIELDS =
  'id, name, backend, defaultRole, invitationDays, domains, consent, language, places, undoSeconds, adminChannels, unreachable, reminders, timeZone, memberLimit, signInIssuer, signInClientId, signInClientSecretFrom, signInName, signInScopes'

describe('one sentence per problem with a team, with line and key', () => {
  test.for<[title: string, text: string, ...sentences: string[]]>([
    [
      'a variable that is not set',
      acme({ apiKeyFrom: 'ACME_KEY_3' }),
      'line 5, teams[0].apiKeyFrom: the variable ACME_KEY_3 is not set; set it where Usher is started, or in the file .env there.',
    ],
    [
      'no secret',
      acme({ apiKeyFrom: undefined }),
      `line 2, teams[0].apiKeyFrom: is missing, and Acme needs it: write the name of the variable that holds the secret, such as ACME_API_KEY. ${KEY}`,
    ],
    [
      'a secret in the file',
      acme({ apiKeyFrom: undefined, apiKey: 'sec-ret' }),
      `line 2, teams[0].apiKeyFrom: is missing, and Acme needs it: write the name of the variable that holds the secret, such as ACME_API_KEY. ${KEY}`,
      "line 6, teams[0].apiKey: does not belong in the file, because it is a secret: put it into a variable and write apiKeyFrom and the variable's name here.",
    ],
    ...['deadbeefdeadbeefdeadbeefdeadbeefdeadbeef', 'DEADBEEFDEADBEEFDEADBEEF', '$ACME_KEY', 'a b'].map(
      (apiKeyFrom): [string, string, string] => [
        'a secret for the name of its variable',
        acme({ apiKeyFrom }),
        'line 5, teams[0].apiKeyFrom: must be the name of a variable, in capitals, digits and underscores; the secret itself does not belong in the file.',
      ],
    ),
    [
      'no id of the project',
      acme({ project: '' }),
      "line 6, teams[0].project: is missing, and Acme needs it. The project's id, from its address.",
    ],
    [
      'a project that is a list',
      acme({ project: '[a]' }),
      'line 6, teams[0].project: must be one line of text.',
    ],
    [
      'an id that is none',
      acme({ project: 'docs' }),
      `line 6, teams[0].project: must be an id of the form ${PROJECT}. The project's id, from its address.`,
    ],
    [
      'an address for everybody to read',
      acme({ apiUrl: 'http://acme.example' }),
      'line 7, teams[0].apiUrl: must begin with https://, because by http:// everybody on the way could read the secret; only this machine itself may be called by http. Another region.',
    ],
    [
      'no id',
      acme({ id: '' }),
      'line 2, teams[0].id: is missing: give the team a short name of its own, such as docs.',
    ],
    ['an id in capitals', acme({ id: 'Docs' }), `line 2, teams[0].id: ${SLUG}`],
    ['an id that is too long', acme({ id: 'x'.repeat(21) }), `line 2, teams[0].id: ${SLUG}`],
    ['an id that is a list', acme({ id: '[a]' }), 'line 2, teams[0].id: must be one line of text.'],
    [
      'no name',
      acme({ name: undefined }),
      'line 2, teams[0].name: is missing: write what people call the team.',
    ],
    [
      'a name that is too long',
      acme({ name: 'x'.repeat(61) }),
      'line 3, teams[0].name: must have at most 60 characters.',
    ],
    ['a name of two lines', acme({ name: '"a\\nb"' }), 'line 3, teams[0].name: must be one line of text.'],
    [
      'no backend',
      acme({ backend: undefined }),
      'line 2, teams[0].backend: is missing: write one of house, acme, guild.',
    ],
    [
      'a backend that is not there',
      acme({ backend: 'ldap', projct: PROJECT }),
      'line 4, teams[0].backend: names a backend that is not there: write one of house, acme, guild.',
      'line 7, teams[0].projct: is not known: did you mean project?',
    ],
    [
      'a backend with a slip',
      acme({ backend: 'amce' }),
      'line 4, teams[0].backend: names a backend that is not there: did you mean acme?',
    ],
    [
      'no days',
      acme({ invitationDays: '0' }),
      'line 7, teams[0].invitationDays: must be a whole number from 1 to 365.',
    ],
    [
      'a list of days',
      acme({ invitationDays: '[7]' }),
      'line 7, teams[0].invitationDays: must be a whole number from 1 to 365.',
    ],
    [
      'another language',
      acme({ language: 'de' }),
      'line 7, teams[0].language: must be en, the only language so far.',
    ],
    [
      'another consent',
      acme({ consent: 'never' }),
      'line 7, teams[0].consent: must be send-first (the invitation is made, then the invitee is told) or ask-first (the invitee is asked, then it is made).',
    ],
    [
      'domains that are none',
      acme({ domains: '\n      - pier.example\n      - pier\n      - ann@pier.example' }),
      'line 9, teams[0].domains[1]: must be a domain such as lighthouse.example.',
      'line 10, teams[0].domains[2]: must be a domain such as lighthouse.example.',
    ],
    [
      'places that are no list',
      acme({ places: '\n      slack: T1' }),
      'line 7, teams[0].places: must be a list: one line each, beginning with -.',
    ],
    ...[
      'slack:T123',
      'slack: "#general"',
      'slack: T1/D1',
      'teams: T1',
      'discord: general',
      'slack: T1\n        discord: 123456789012345678',
      '[T1]',
    ].map((entry): [string, string, string] => [
      'a place that is none',
      acme({ places: `\n      - ${entry}` }),
      `line 8, teams[0].places[0]: ${PLACE}`,
    ]),
    [
      'a slip in a key',
      acme({ Defaultrole: 'a' }),
      'line 7, teams[0].Defaultrole: is not known: did you mean defaultRole?',
    ],
    [
      'a variable for what is no secret',
      acme({ projectFrom: 'P' }),
      'line 7, teams[0].projectFrom: is not known: did you mean project?',
    ],
    [
      'a key of another backend',
      acme({ motto: 'We dare' }),
      `line 7, teams[0].motto: is not known: every team may have ${FIELDS}, and one of Acme also apiKeyFrom, project, apiUrl.`,
    ],
    [
      'a key that may be anything',
      acme({ 'k-3-y-of-ann-that-is-very-long-and-secret': '' }),
      `line 7, teams[0].…: is not known: every team may have ${FIELDS}, and one of Acme also apiKeyFrom, project, apiUrl.`,
    ],
  ])('%s', ([, text, ...sentences]) => {
    const problems = problemsOf(text)
    expect(problems).toEqual(sentences.map((sentence) => `teams.yaml, ${sentence}`))
    expect(problems.join('\n')).not.toMatch(/sec-ret|deadbeef/i)
  })

  test('a variable that holds no secret', () => {
    expect(problemsOf(acme({}), { ACME_KEY: 'Bearer sec-ret' })).toEqual([
      `teams.yaml, line 5, teams[0].apiKeyFrom: the variable ACME_KEY must be the bare secret, without spaces and without a word such as Bearer before it. ${KEY}`,
    ])
  })
})
