import { describe, expect, test } from 'vitest'
import { PROJECT } from './kinds.ts'
import { problemsOf, teamsOf } from './teams-file.ts'

const TEAMS = `# Who belongs where.
teams:
  - id: docs
    name: Docs team
    backend: acme
    apiKeyFrom: ACME_KEY
    project: ${PROJECT}
    defaultRole: editor
    domains: [Lighthouse.example, '@pier.example']
    consent: ask-first
    language: en
    invitationDays: 2
    undoSeconds: 5
    adminChannels: strict
    unreachable: link
    reminders: off
    timeZone: Asia/Seoul
    memberLimit: 250
    places:
      - slack: T123
      - slack: T123/C456
      - discord: 123456789012345678
      - discord: 123456789012345678/223456789012345679
  - { id: pier-2, name: 007, backend: house }
`

const PIER = {
  language: 'en',
  domains: [],
  places: [],
  invitationLifeMs: 604_800_000,
  undoMs: 30_000,
  adminChannels: 'warn',
  unreachable: 'offer',
  reminderDays: [2, 5],
  timeZone: 'UTC',
  settings: {},
  written: {},
}

describe('the file names every team', () => {
  const teams = [
    {
      id: 'docs',
      name: 'Docs team',
      backend: 'acme',
      settings: { apiKey: 'k3y-0f-4nn', project: PROJECT, apiUrl: 'https://api.acme.example' },
      written: { ACME_API_KEY: 'ACME_KEY', ACME_PROJECT_ID: 'project', ACME_API_URL: 'apiUrl' },
      defaultRole: 'editor',
      invitationLifeMs: 172_800_000,
      undoMs: 5_000,
      adminChannels: 'strict',
      unreachable: 'link',
      reminderDays: [],
      timeZone: 'Asia/Seoul',
      memberLimit: 250,
      domains: ['lighthouse.example', 'pier.example'],
      consent: 'ask-first',
      language: 'en',
      // A number would have lost the last digits.
      places: [
        { platform: 'slack', space: 'T123' },
        { platform: 'slack', space: 'T123', channel: 'C456' },
        { platform: 'discord', space: '123456789012345678' },
        { platform: 'discord', space: '123456789012345678', channel: '223456789012345679' },
      ],
    },
    { ...PIER, id: 'pier-2', name: '007', backend: 'house' },
  ]

  test.for([
    ['as it is', TEAMS],
    ['with the ends of lines of Windows', TEAMS.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${TEAMS}`],
    ['with --- at the top', `---\n${TEAMS}`],
  ] as const)('%s', ([, text]) => {
    expect(teamsOf(text)).toEqual(teams)
  })

  test('what is left empty counts as left out', () => {
    const text =
      'teams:\n  - id: a\n    name: A\n    backend: house\n    defaultRole:\n    places: ~\n    consent: null\n'
    expect(teamsOf(text)).toEqual([{ ...PIER, id: 'a', name: 'A', backend: 'house' }])
  })

  test('two teams of one backend are two by their ids there, or by their keys where there are no ids', () => {
    const text = `teams:
  - { id: a, name: A, backend: guild, tokenFrom: HALL }
  - { id: b, name: B, backend: guild, tokenFrom: HALL_2, motto: We dare }
  - { id: c, name: C, backend: house }
  - { id: d, name: D, backend: house }
`
    expect(teamsOf(text).map(({ settings }) => settings)).toEqual([
      { token: 'hall-1', motto: '' },
      { token: 'hall-2', motto: 'We dare' },
      {},
      {},
    ])
  })
})

describe('two teams', () => {
  const two = (first: string, second: string) => `teams:\n  - { ${first} }\n  - { ${second} }\n`
  const guild = (id: string, token: string) => `id: ${id}, name: ${id}, backend: guild, tokenFrom: ${token}`
  const inAcme = (id: string, rest: string) => `id: ${id}, name: ${id}, backend: acme, ${rest}`

  test.for<[title: string, text: string, sentence: string]>([
    [
      'with one id',
      two('id: a, name: A, backend: house', 'id: a, name: B, backend: house'),
      'id: teams[0] has this id already: every team has its own.',
    ],
    [
      'with one name',
      two('id: a, name: Docs, backend: house', 'id: b, name: docs, backend: house'),
      'name: teams[0] has this name already, and people could not tell the two apart.',
    ],
    [
      'that are one project, whoever opens it',
      two(
        inAcme('a', `apiKeyFrom: ACME_KEY, project: ${PROJECT}`),
        inAcme(
          'b',
          `apiKeyFrom: ACME_KEY_2, project: ${PROJECT.toUpperCase()}, apiUrl: https://API.acme.example/`,
        ),
      ),
      'backend: teams[0] has the same settings: it is one team, so make it one entry with the places of both.',
    ],
    [
      'with one key, where the key is all there is',
      two(guild('a', 'HALL'), guild('b', 'HALL')),
      'backend: teams[0] has the same settings: it is one team, so make it one entry with the places of both.',
    ],
  ])('%s', ([, text, sentence]) => {
    expect(problemsOf(text)).toEqual([`teams.yaml, line 3, teams[1].${sentence}`])
  })
})

test('everything is told at once, in the order of the lines, with what else is wrong', () => {
  const text = `teams:
  - id: docs
    name: Docs
    backend: acme
    apiKeyFrom: ACME_KEY_3
    project: docs
  - backend: hose
    id: docs
    name: Docs
    invitationDays: 1000
owners: ann
`
  const places = problemsOf(text, { PORT: 'x', USHER_BACKEND: 'acme', USHER_TEAM_NAME: 'Docs' }).map(
    (problem) => problem.split(':')[0],
  )
  expect(places).toEqual([
    'PORT must be a whole number from 0 to 65535.',
    'USHER_TEAMS_FILE is set, and beside it USHER_BACKEND, USHER_TEAM_NAME',
    'teams.yaml, line 5, teams[0].apiKeyFrom',
    'teams.yaml, line 6, teams[0].project',
    'teams.yaml, line 7, teams[1].backend',
    'teams.yaml, line 8, teams[1].id',
    'teams.yaml, line 9, teams[1].name',
    'teams.yaml, line 10, teams[1].invitationDays',
    'teams.yaml, line 11, owners',
  ])
})

test('a single team beside the file is one too many', () => {
  expect(problemsOf(TEAMS, { USHER_CONSENT: 'ask-first', ACME_API_KEY: 'of another program' })).toEqual([
    'USHER_TEAMS_FILE is set, and beside it USHER_CONSENT: take those out, because each team of the file says for itself what they would say.',
  ])
})
