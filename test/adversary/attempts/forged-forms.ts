import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'
import type { FilledForm } from '../forger.ts'

type Filled = readonly [what: string, form: FilledForm]

/** Forms that were never opened. */
const BY_MEMBER: readonly Filled[] = [
  ['removes an admin', { name: 'remove', subject: 'lighthouse', fields: { who: 'Bob' } }],
  [
    'makes themselves an admin',
    { name: 'role', subject: 'lighthouse', fields: { who: 'Tomás', role: 'admin' } },
  ],
  ['takes back an invitation', { name: 'revoke', subject: 'lighthouse', fields: { who: 'Mia' } }],
  [
    'invites an owner',
    { name: 'invite', subject: 'lighthouse', fields: { emails: 'eve@pier.example', role: 'owner' } },
  ],
  [
    'gives somebody of a list another role',
    { name: 'member_role', subject: 'lighthouse:AAAAAAAAAAAAAAAAAAAAAA', fields: { role: 'owner' } },
  ],
]

const BY_OUTSIDER: readonly Filled[] = [
  ['invites themselves', { name: 'invite', subject: 'lighthouse', fields: { emails: 'grace@pier.example' } }],
  ['removes an admin', { name: 'remove', subject: 'lighthouse', fields: { who: 'Bob' } }],
  [
    'brings a token that the team has no use for',
    { name: 'link', subject: 'lighthouse', fields: { token: 'not-a-token-of-anybody' } },
  ],
  ['types a code that nobody sent', { name: 'link_code', subject: 'lighthouse', fields: { code: '123456' } }],
]

const BY_ADMIN: readonly Filled[] = [
  ['removes the owner', { name: 'remove', subject: 'lighthouse', fields: { who: 'Ann' } }],
  [
    'makes themselves an owner',
    { name: 'role', subject: 'lighthouse', fields: { who: 'Bob', role: 'owner' } },
  ],
  [
    'invites an owner',
    { name: 'invite', subject: 'lighthouse', fields: { emails: 'eve@lighthouse.example', role: 'owner' } },
  ],
  [
    'removes somebody of a team that is not there',
    { name: 'remove', subject: 'nowhere', fields: { who: 'Carol' } },
  ],
  [
    'fills in a name without end',
    { name: 'remove', subject: 'lighthouse', fields: { who: 'x'.repeat(1500) } },
  ],
  [
    'gives a row that is made up another role',
    { name: 'member_role', subject: 'lighthouse:AAAAAAAAAAAAAAAAAAAAAA', fields: { role: 'owner' } },
  ],
]

const submitted = (who: string, by: string, forms: readonly Filled[]): Attempt[] =>
  forms.flatMap(([what, form]) =>
    everywhere(`${who} ${what} by a form`, { by, send: (forger) => forger.submit(by, form) }),
  )

export const forgedForms: readonly Attempt[] = [
  ...submitted('A member', 'tomas', BY_MEMBER),
  ...submitted('Somebody of no team', 'grace', BY_OUTSIDER),
  ...submitted('An admin', 'bob', BY_ADMIN),
]

const NAMES = ['Ann', 'Bob', 'Carol', 'Dora', 'Yusuf', 'Mia', 'ليلى'] as const

const SEARCHES = [
  ['members', 'remove'],
  ['open_invitations', 'revoke'],
] as const

/** What is offered while one types is a list of people. */
export const forgedSearches: readonly Attempt[] = SEARCHES.flatMap(([name, of]) =>
  [
    ['A member', 'tomas'],
    ['Somebody of no team', 'grace'],
  ].flatMap(([who = '', by = '']) =>
    everywhere(`${who} searches through ${name}`, {
      by,
      hides: NAMES,
      send: (forger) => forger.suggest(by, { of, name, query: '' }),
    }),
  ),
).concat(
  everywhere('An admin searches through members where everybody can look over their shoulder', {
    by: 'bob',
    hides: NAMES,
    send: (forger) => forger.suggest('bob', { of: 'remove', name: 'members', query: '' }, { in: 'general' }),
  }),
)
