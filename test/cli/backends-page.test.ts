import { expect, test } from 'vitest'
import type { BackendKind } from '../../src/backends/backend-kind.ts'
import { backendSection } from '../../src/cli/backends-page/backend-section.ts'
import { backendsPage } from '../../src/cli/backends-page/backends-page.ts'
import { comparison } from '../../src/cli/backends-page/comparison.ts'
import { markdownTable } from '../../src/cli/markdown-table.ts'
import type { BackendFacts, Capabilities } from '../../src/domain/backend-facts.ts'
import { kinds } from '../config/kinds.ts'

const [house, acme, guild] = kinds

/** One made up, with other facts. */
function but(kind: BackendKind | undefined, facts: Partial<BackendFacts>): BackendKind {
  if (!kind) throw new Error('there is none')
  return { ...kind, facts: { ...kind.facts, ...facts } }
}

const strict = but(acme, {
  expiry: 'never',
  accountHolders: 'join_at_once',
  lastOwner: 'unprotected',
  invitationKey: 'looked_up',
  finish: 'link',
  mailsInvitee: 'yes',
  proof: 'token',
  signIn: 'credential',
  needsEmail: true,
})

const silent = but(guild, {
  expiry: 'unknown',
  accountHolders: 'may_join_unasked',
  lastOwner: 'unknown',
  invitationKey: 'address',
  finish: 'mail',
  mailsInvitee: 'unknown',
  proof: 'none',
})

test('the facts side by side', () => {
  expect(comparison([but(house, {}), strict, silent])).toMatchInlineSnapshot(`
    "| what | House | Acme | Guild |
    | --- | --- | --- | --- |
    | an invitation ends | at the date that it tells | never by itself; Usher ends it | it does not say when; Usher ends it |
    | who has an account there already | is asked like everybody | is in at once; Usher asks first | may get in without having accepted |
    | it keeps the last owner | yes | no, only Usher does | it does not say; Usher does |
    | an invitation is named by | an id, told at once | an id, to be looked up | the address |
    | an invitee gets in | by *Accept* in the chat | behind a link that Usher gives | behind the link in its mail |
    | it writes to the invitee | no, only Usher does | yes | it does not say |
    | whose account it is, is proven by | being that person in the chat | a token of their own | nothing that Usher could use |
    | signing in at its issuer gives Usher | a confirmed address | the right to act for the person | a confirmed address |
    | it needs an address | no | yes | no |"
  `)
})

test('a section says what to set, the notes, where a token comes from, and what goes with a member', () => {
  const full = but(strict, {
    tokenFrom: 'in Acme, on your own page',
    goesWithMember: 'every key they made.',
  })
  expect(backendSection({ ...full, notes: ['Acme is far away.'] })).toMatchInlineSnapshot(`
    "## Acme

    \`USHER_BACKEND=acme\`, or \`backend: acme\` in the team file.

    | variable | in the team file | what it is | default |
    | --- | --- | --- | --- |
    | \`ACME_API_KEY\` | \`apiKeyFrom\` | An API key of an admin, from Settings, API Keys. | none: it is needed |
    | \`ACME_PROJECT_ID\` | \`project\` | The project's id, from its address. | none: it is needed |
    | \`ACME_API_URL\` | \`apiUrl\` | Another region. | \`https://api.acme.example\` |

    - Acme is far away.
    - It takes a token of your own to leave the team, list one's own invitations, accept an invitation, and decline an invitation. You get one in Acme, on your own page.
    - Who is removed also loses every key they made."
  `)
})

test('a section of a backend that takes no token and nothing to set', () => {
  expect(backendSection(but(house, {}))).toMatchInlineSnapshot(`
    "## House

    \`USHER_BACKEND=house\`, or \`backend: house\` in the team file.

    Nothing more has to be set."
  `)
})

test('a default of nothing is none, and where a token comes from may be unsaid', () => {
  expect(backendSection(but(guild, { proof: 'token' }))).toMatchInlineSnapshot(`
    "## Guild

    \`USHER_BACKEND=guild\`, or \`backend: guild\` in the team file.

    | variable | in the team file | what it is | default |
    | --- | --- | --- | --- |
    | \`GUILD_TOKEN\` | \`tokenFrom\` | A token of the one hall it opens. | none: it is needed |
    | \`GUILD_MOTTO\` | \`motto\` | A motto. | none |

    - It takes a token of your own to leave the team, list one's own invitations, accept an invitation, and decline an invitation."
  `)
})

test('what nobody can do for themselves needs no token', () => {
  const never = { how: 'impossible', plane: 'personal' } as const
  const little = { ...strict.facts.capabilities, listOwnInvitations: never, accept: never, decline: never }
  const section = (capabilities: Capabilities) => backendSection(but(strict, { capabilities }))
  expect(section(little)).toContain('- It takes a token of your own to leave the team.')
  expect(section({ ...little, leave: never })).not.toContain('token of your own')
})

test('the page has a section for each, in their order', () => {
  const headings = backendsPage(kinds).match(/^## .*/gm)
  expect(headings?.slice(2)).toEqual(['## House', '## Acme', '## Guild'])
})

test('a line of a table stays one line of the same columns, whatever it says', () => {
  expect(markdownTable(['one', 'two'], [['a|b', 'c']])).toBe('| one | two |\n| --- | --- |\n| a\\|b | c |')
})
