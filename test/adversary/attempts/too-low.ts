import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'
import type { Command } from '../forger.ts'

type Said = readonly [what: string, command: Command]

/** Names and addresses that only members may see. */
const SECRETS = [
  'Dora Lindqvist',
  'dora@lighthouse.example',
  'layla@lighthouse.example',
  'Mia Tanaka',
] as const

/** What takes more than to be a member. */
const FOR_ADMINS: readonly Said[] = [
  ['removes an admin', { name: 'remove', options: { who: 'Bob' } }],
  ['removes another member', { name: 'remove', options: { who: 'Carol' } }],
  ['asks whom one could remove', { name: 'remove' }],
  ['makes themselves an admin', { name: 'role', options: { who: 'Tomás', role: 'role:admin' } }],
  ['makes themselves an owner', { name: 'role', options: { who: 'Tomás', role: 'role:owner' } }],
  ['invites somebody as an admin', { name: 'invite', options: { who: '@grace', role: 'admin' } }],
  ['invites somebody as an owner', { name: 'invite', options: { who: '@grace', role: 'owner' } }],
  ['reads every invitation', { name: 'invitations' }],
  ['takes back an invitation', { name: 'revoke', options: { who: 'Mia' } }],
  ['moves the admin channel', { name: 'setup' }],
  [
    'says that somebody is an admin',
    { name: 'link', options: { who: '@grace', more: 'bob@lighthouse.example' } },
  ],
  ['has Usher forget who an admin is', { name: 'unlink', options: { who: '@bob' } }],
]

/** What takes to be a member. */
const FOR_MEMBERS: readonly Said[] = [
  ['reads who is in the team', { name: 'members' }],
  ['looks for somebody in the team', { name: 'members', options: { search: 'dora' } }],
  ['invites themselves', { name: 'invite', options: { who: '@grace' } }],
  ['leaves a team that they are not in', { name: 'leave' }],
]

/** Discord names its options, so that nothing has to be said of which it is. */
const asSaid = ({ name, options = {} }: Command, platform: string): Command =>
  platform === 'slack'
    ? { name, options }
    : {
        name,
        options: Object.fromEntries(
          Object.entries(options).map(([key, value]) => [key, value.replace(/^role:/, '')]),
        ),
      }

export const tooLow: readonly Attempt[] = [
  ...FOR_ADMINS.flatMap(([what, command]) =>
    everywhere(`A member ${what}`, {
      by: 'tomas',
      send: (forger) => forger.command('tomas', asSaid(command, forger.platform)),
    }),
  ),
  ...[...FOR_ADMINS, ...FOR_MEMBERS].flatMap(([what, command]) =>
    everywhere(`Somebody of no team ${what}`, {
      by: 'grace',
      hides: SECRETS,
      send: (forger) => forger.command('grace', asSaid(command, forger.platform)),
    }),
  ),
]

const ADMIN_TOO_HIGH: readonly Said[] = [
  ['removes the owner', { name: 'remove', options: { who: 'Ann' } }],
  ['removes themselves', { name: 'remove', options: { who: 'Bob' } }],
  ['makes the owner a member', { name: 'role', options: { who: 'Ann', role: 'role:member' } }],
  ['makes another admin an owner', { name: 'role', options: { who: 'Dora', role: 'role:owner' } }],
  ['makes themselves an owner', { name: 'role', options: { who: 'Bob', role: 'role:owner' } }],
  ['makes themselves a member', { name: 'role', options: { who: 'Bob', role: 'role:member' } }],
  ['invites an owner', { name: 'invite', options: { who: '@grace', role: 'owner' } }],
  [
    'says that somebody is the owner',
    { name: 'link', options: { who: '@grace', more: 'ann@lighthouse.example' } },
  ],
  [
    'says that they are another admin',
    { name: 'link', options: { who: '@bob', more: 'dora@lighthouse.example' } },
  ],
  [
    'says that somebody is they',
    { name: 'link', options: { who: '@grace', more: 'bob@lighthouse.example' } },
  ],
  [
    'says that the owner is somebody else',
    { name: 'link', options: { who: '@ann', more: 'carol@lighthouse.example' } },
  ],
  [
    'says that a member is another',
    { name: 'link', options: { who: '@tomas', more: 'carol@lighthouse.example' } },
  ],
  [
    'says that somebody is nobody’s address',
    { name: 'link', options: { who: '@grace', more: 'nobody@pier.example' } },
  ],
  ['has Usher forget who the owner is', { name: 'unlink', options: { who: '@ann' } }],
  ['gives a role that nobody has', { name: 'role', options: { who: 'Carol', role: 'role:emperor' } }],
  [
    'gives a role of another product',
    { name: 'role', options: { who: 'Carol', role: 'role:organization_admin' } },
  ],
  ['invites with a role that nobody has', { name: 'invite', options: { who: '@grace', role: 'emperor' } }],
  ['gives a role without end', { name: 'role', options: { who: 'Carol', role: `role:${'x'.repeat(1500)}` } }],
  ['removes a name without end', { name: 'remove', options: { who: 'x'.repeat(1500) } }],
  ['removes somebody by SQL', { name: 'remove', options: { who: "' or 1=1 --" } }],
]

/** An admin is no owner, and decides nothing about themselves. */
export const tooHigh: readonly Attempt[] = [
  ...ADMIN_TOO_HIGH.flatMap(([what, command]) =>
    everywhere(`An admin ${what}`, {
      by: 'bob',
      send: (forger) => forger.command('bob', asSaid(command, forger.platform)),
    }),
  ),
  ...everywhere('An admin removes the owner by the account that nobody offered', {
    by: 'bob',
    send: (forger, { subjects }) =>
      forger.command('bob', { name: 'remove', options: { who: subjects.accounts['ann'] ?? '' } }),
  }),
  ...everywhere('An admin moves the admin channel to where a guest is', {
    by: 'bob',
    send: (forger) => forger.command('bob', { name: 'setup' }, { in: 'admins-annex' }),
  }),
  ...(['leave', 'remove', 'role'] as const).flatMap((name) =>
    everywhere(`The last owner gives the team up by /team ${name}`, {
      by: 'ann',
      send: (forger) => forger.command('ann', asSaid({ name, options: LAST_OWNER[name] }, forger.platform)),
    }),
  ),
]

const LAST_OWNER = {
  leave: {},
  remove: { who: 'Ann' },
  role: { who: 'Ann', role: 'role:admin' },
} as const
