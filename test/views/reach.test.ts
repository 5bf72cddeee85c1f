import { expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import type { UnreachableReason } from '../../src/domain/closed-door.ts'
import type { Unreached } from '../../src/domain/detour.ts'
import type { LinkOutcome, NoMention } from '../../src/domain/detour-outcomes.ts'
import { asInvitationId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { InvitedRow } from '../../src/domain/outcomes.ts'
import { inviteAnswer } from '../../src/views/invite.ts'
import { mentionView } from '../../src/views/mention.ts'
import { askMentionView, linkView, mentionedAnswer } from '../../src/views/reach.ts'
import { unreachedNotice } from '../../src/views/unreached.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()
const bob = { platform: 'slack', id: 'T1/U1' }

const invitation: Invitation = {
  id: asInvitationId('i'),
  team: team.id,
  tenant: team.tenant,
  invitee: { key: 'k', name: 'Bob', actors: [bob] },
  role: 'member',
  inviter: { platform: 'slack', id: 'T1/U2' },
  inviterName: 'Ann',
  status: 'pending',
  createdAt: new Date('2026-03-02T09:00:00Z'),
}

const about = { team, invitation }

const MENTION = { to: bob, place: { platform: 'slack', space: 'T1', channel: 'C1' } }

const notice = (unreached: Unreached) => readAloud(unreachedNotice(team, invitation, unreached))

test('why nobody was reached, in words', () => {
  const reasons: readonly UnreachableReason[] = [
    'closed',
    'no_shared_space',
    'unknown_person',
    'deactivated',
    'not_allowed',
  ]
  const missed = reasons.map((reason) => ({ to: bob, on: 'Slack', reason }))
  expect(notice({ missed, ways: { hasLink: false } })).toMatchInlineSnapshot(`
    "(bad) I could not bring Bob the invitation to Lighthouse
    They take no direct messages from me on Slack.
    They are in no place on Slack where I am too, so I cannot write to them there.
    Slack does not let me see them, so I cannot write to them there.
    Their account on Slack is switched off.
    A rule on Slack does not let me write to them.
    The invitation stands: it waits for them, and /team inbox shows it to them."
  `)
})

test('what can be done about it, and by whom', () => {
  const missed = [{ to: bob, on: 'Slack' }]
  const all = [
    { mention: MENTION, hasLink: true },
    { mention: MENTION, hasLink: false, noLink: 'no_page' as const },
    { hasLink: false, noLink: 'no_sign_in' as const },
    { hasLink: true },
  ].map((ways) => notice({ missed, ways }))
  expect(all.join('\n\n')).toMatchInlineSnapshot(`
    "(bad) I could not bring Bob the invitation to Lighthouse
    My message did not reach them on Slack.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I can mention them in the channel where they were invited, without a word about what it is, or give you a link to hand on, where they show who they are and answer.
    [Mention them] [Get a link]

    (bad) I could not bring Bob the invitation to Lighthouse
    My message did not reach them on Slack.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I can mention them in the channel where they were invited, without a word about what it is.
    I could give you a link to hand on if whoever runs Usher sets USHER_PUBLIC_URL and USHER_SECRET_KEY.
    [Mention them]

    (bad) I could not bring Bob the invitation to Lighthouse
    My message did not reach them on Slack.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I could give you a link to hand on if people had somewhere to sign in; whoever runs Usher can set that up.

    (bad) I could not bring Bob the invitation to Lighthouse
    My message did not reach them on Slack.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I can give you a link to hand on, where they show who they are and answer.
    [Get a link]"
  `)
})

test('who cannot come back by themselves is not told of as if they could', () => {
  const missed = [{ to: bob, on: 'Slack', reason: 'deactivated' as const }]
  expect(notice({ missed, ways: { hasLink: false } })).toMatchInlineSnapshot(`
    "(bad) I could not bring Bob the invitation to Lighthouse
    Their account on Slack is switched off.
    The invitation stands: once their account works again, /team inbox shows it to them. Or take it back with /team revoke, and invite them by another address."
  `)
})

test('the mention, before and after, and what the inviter reads first', () => {
  const said = [
    readAloud(askMentionView({ kind: 'sure', ...about })),
    readAloud(mentionView(invitation, 'slack')),
    readAloud(mentionView({ ...invitation, status: 'declined' }, 'slack')),
  ]
  expect(said.join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Mention Bob in the channel where they were invited?
    Everybody in the channel will read this, and only they are notified:
    “@Bob, I have something for you and cannot write to you directly. Type /team inbox, only you will see it.”
    [Mention them] [Leave it]

    (neutral) Bob, I have something for you and cannot write to you directly. Type /team inbox, only you will see it.

    (neutral) Bob, what I had for you here is done. There is nothing left to do."
  `)
  expect(mentionView(invitation, 'slack').rings).toEqual(bob)
  expect(mentionView({ ...invitation, status: 'declined' }, 'slack').rings).toBeUndefined()
})

test('what comes of a mention', () => {
  const whys: readonly NoMention['because'][] = ['mentioned', 'no_channel', 'hidden', 'shared', 'away']
  const answers = [
    mentionedAnswer({ kind: 'mentioned', isPosted: true, ...about }),
    mentionedAnswer({ kind: 'mentioned', isPosted: false, ...about }),
    ...whys.map((because) => mentionedAnswer({ kind: 'no_mention', because, ...about })),
  ]
  const said = answers.map((answer) => (answer.kind === 'replace' ? readAloud(answer.view) : answer.kind))
  expect(said.join('\n\n')).toMatchInlineSnapshot(`
    "(good) I mentioned Bob in the channel
    I do that once for each invitation. How they answer shows in /team invitations.

    (waiting) I will mention Bob in the channel
    The channel did not take the message yet. I keep trying.

    (bad) I did not mention Bob in the channel
    They were mentioned already, and once is enough. Ask them yourself to type /team inbox.

    (bad) I did not mention Bob in the channel
    They were not invited in a channel where I could mention them. Ask them yourself to type /team inbox.

    (bad) I did not mention Bob in the channel
    I cannot write in that channel. Add me to it and press again.

    (bad) I did not mention Bob in the channel
    People of other companies read along there. Ask them yourself to type /team inbox.

    (bad) I did not mention Bob in the channel
    They are not in that channel, and would not see it. Ask them yourself to type /team inbox."
  `)
})

test('a link to hand on, or why there is none', () => {
  const unreached = (noLink?: 'no_page' | 'no_sign_in'): Unreached => ({
    missed: [],
    ways: { hasLink: false, ...(noLink && { noLink }) },
  })
  const outcomes: readonly LinkOutcome[] = [
    {
      kind: 'link',
      url: new URL('https://usher.example/invitation/secret'),
      until: new Date('2026-03-09T09:00:00Z'),
      ...about,
    },
    { kind: 'no_link', unreached: unreached('no_page'), ...about },
    { kind: 'no_link', unreached: unreached(), ...about },
    { kind: 'reached', ...about },
    { kind: 'not_found' },
  ]
  expect(outcomes.map((outcome) => readAloud(linkView(outcome))).join('\n\n')).toMatchInlineSnapshot(`
    "(good) A link for Bob
    https://usher.example/invitation/secret
    Send it to them yourself, for example by mail. They sign in there to show who they are, and then they can answer. It is of no use to anybody else.
    A new link ends this one.
    Works until: 2026-03-09

    (bad) I cannot give you a link
    I could give you a link to hand on if whoever runs Usher sets USHER_PUBLIC_URL and USHER_SECRET_KEY.

    (bad) I cannot give you a link
    This team does not want invitations to be handed on. Ask them yourself to type /team inbox.

    (neutral) There is nothing to do any more
    Bob – member, waiting for an answer, invited by Ann

    (bad) I do not know this invitation
    Type /team invitations to see all of them."
  `)
})

test('of many who were invited at once, those who were not reached are named with why', () => {
  const [spec] = commandTable.commands
  if (!spec) throw new Error('no command')
  const base = { kind: 'invitation', invitation, isDelivering: false } as const
  const missed = [{ to: bob, on: 'Discord', reason: 'closed' as const }]
  const rows: readonly InvitedRow[] = [
    { ...base, delivered: ['Slack'], missed: [] },
    { ...base, delivered: ['Slack'], missed },
    { ...base, delivered: [], missed, ways: { hasLink: true } },
  ]
  const answer = inviteAnswer({ kind: 'invited', team, rows }, { by: 'command', spec })
  expect(answer.kind === 'reply' && readAloud(answer.view)).toMatchInlineSnapshot(`
    "(good) 3 people invited to Lighthouse
    Bob – invited as a member; they have a direct message on Slack
    Bob – invited as a member; they have a direct message on Slack; they take no direct messages from me on Discord
    Bob – invited as a member, but they take no direct messages from me on Discord
    Those I could not write to find the invitation by typing /team inbox.
    Type /team invitations to reach them another way."
  `)
})
