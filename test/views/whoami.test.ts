import { expect, test } from 'vitest'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { WhoAmIOutcome } from '../../src/domain/link-outcomes.ts'
import { type Action, type Case, mayDo } from '../../src/domain/policy.ts'
import type { Rank } from '../../src/domain/role.ts'
import { whoamiView } from '../../src/views/whoami.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ backend: zenmlFacts })
const account = asAccountId('bobs')
const actor = { platform: 'chat', id: 'bob' }
const link = { team: team.id, tenant: team.tenant, actor, account, proof: 'mail' } as const

const ACTIONS: readonly Action[] = [
  'list_members',
  'invite',
  'revoke',
  'remove',
  'change_role',
  'setup',
  'leave',
]

type Wish = Partial<WhoAmIOutcome> & { readonly rank?: Rank }

const memberOf = (rank: Rank) => ({
  link,
  member: { account, name: 'Bob Okafor', email: 'bob@lighthouse.example', role: { name: rank, rank } },
})

/** Somebody of that rank, with what the policy itself says of them. */
function said({ rank, ...wish }: Wish): string {
  const place = {
    isDirect: false,
    isAdminChannel: false,
    flaws: [],
    hasAdminChannel: true,
    ...wish.place,
  }
  const asked = (action: Action): Case => ({
    action,
    actor: { kind: wish.person ?? 'person', ...(rank && { rank }) },
    team: { hasAdminChannel: place.hasAdminChannel },
    place,
  })
  return readAloud(
    whoamiView({
      kind: 'whoami',
      team,
      person: 'person',
      isOperatorsOwner: false,
      rulings: ACTIONS.map((action) => ({ action, ruling: mayDo(asked(action)) })),
      ...(rank && { known: memberOf(rank) }),
      ...wish,
      place,
    }),
  )
}

const ADMINS = { isDirect: false, isAdminChannel: true, flaws: [], hasAdminChannel: true }

test('everybody hears who they are, how that is known, and what it is worth where they are', () => {
  const all = [
    said({ rank: 'owner', isOperatorsOwner: true, place: ADMINS }),
    said({ rank: 'admin', place: { ...ADMINS, isAdminChannel: false, flaws: [{ kind: 'public' }] } }),
    said({ rank: 'member', place: { ...ADMINS, isAdminChannel: false, isDirect: true } }),
    said({ rank: 'viewer', place: { ...ADMINS, isAdminChannel: false, hasAdminChannel: false } }),
    said({}),
    said({ known: { link } }),
    said({ person: 'guest' }),
    said({ person: 'stranger' }),
    said({ person: 'deactivated' }),
    said({ person: 'bot' }),
  ]
  expect(all.join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) You are Bob Okafor, an owner of Lighthouse
    Whoever runs Usher named you as an owner of Lighthouse.
    You may see the members, invite people, take back what others sent, remove people, change roles, set up an admin channel and leave.
    This is an admin channel of Lighthouse.
    E-mail: bob@lighthouse.example
    How I know: You showed it with a code sent to your e-mail address.
    Type /team unlink to undo the link, /team leave to leave the team.

    (neutral) You are Bob Okafor, an admin of Lighthouse
    You may see the members, invite people, take back what others sent, set up an admin channel and leave.
    Not here, but in an admin channel you may remove people and change roles.
    This is an admin channel of Lighthouse, but does not count as one at the moment.
    Everybody can read it. Make it private, or use another channel.
    E-mail: bob@lighthouse.example
    How I know: You showed it with a code sent to your e-mail address.
    Type /team unlink to undo the link, /team leave to leave the team.

    (neutral) You are Bob Okafor, a member of Lighthouse
    You may see the members and leave.
    You may ask to invite people; an admin decides in the admin channel.
    Your role is not enough to take back what others sent, remove people, change roles or set up an admin channel.
    This is a direct message, and no admin channel.
    E-mail: bob@lighthouse.example
    How I know: You showed it with a code sent to your e-mail address.
    Type /team unlink to undo the link, /team leave to leave the team.

    (neutral) You are Bob Okafor, a viewer of Lighthouse
    You may see the members and leave.
    Your role is not enough to invite people, take back what others sent, remove people, change roles or set up an admin channel.
    Lighthouse has no admin channel yet. An admin makes a private channel one with /team setup.
    E-mail: bob@lighthouse.example
    How I know: You showed it with a code sent to your e-mail address.
    Type /team unlink to undo the link, /team leave to leave the team.

    (neutral) I do not know who you are in Lighthouse
    As long as I do not know you as a member, you cannot see the members, invite people, take back what others sent, remove people, change roles, set up an admin channel or leave.
    This is not an admin channel.
    [Link account]
    Type /team help to see all commands.

    (neutral) You are linked to an account that is not in Lighthouse
    As long as I do not know you as a member, you cannot see the members, invite people, take back what others sent, remove people, change roles, set up an admin channel or leave.
    This is not an admin channel.
    How I know: You showed it with a code sent to your e-mail address.
    Type /team unlink to undo the link, /team leave to leave the team.

    (neutral) You are a guest here
    Guests can do nothing with me. Ask an admin of this workspace for a full membership, and type /team whoami again.

    (neutral) You are here from another company
    I act only for the people of this workspace. Ask the person who invited you here.

    (neutral) Your account here is deactivated
    It has to be active again before I can do anything for you.

    (neutral) You are a bot
    Only people can do something with me."
  `)
})
