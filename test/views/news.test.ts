import { expect, test } from 'vitest'
import { facts as trieve } from '../../src/backends/trieve/facts.ts'
import { asInvitationId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { InvitedRow } from '../../src/domain/outcomes.ts'
import type { Renewal } from '../../src/domain/renewal.ts'
import type { ResendOutcome } from '../../src/domain/resend-outcomes.ts'
import { cardByPurpose } from '../../src/views/card-by-purpose.ts'
import { newsNotice } from '../../src/views/news.ts'
import { resendAnswer } from '../../src/views/resend.ts'
import type { Answer, View } from '../../src/views/view.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ backend: trieve })
const [ann, bob, carol] = ['ann', 'bob', 'carol'].map((id) => ({ platform: 'chat', id }))
const at = (text: string) => new Date(text)
const base: Invitation = {
  id: asInvitationId('i1'),
  team: team.id,
  tenant: team.tenant,
  invitee: { key: 'chat:bob', name: 'Bob', actors: bob ? [bob] : [] },
  role: 'member',
  inviter: ann ?? { platform: 'chat', id: 'ann' },
  inviterName: 'Ann',
  status: 'pending',
  createdAt: at('2026-03-02T10:00:00Z'),
  expiresAt: at('2026-03-09T10:00:00Z'),
}

const renewal = (wish: Partial<Renewal>): Renewal => ({
  by: carol ?? base.inviter,
  byName: 'Carol',
  askedAt: at('2026-03-04T10:00:00Z'),
  until: at('2026-03-11T10:00:00Z'),
  ...wish,
})

const invitation = (wish: Partial<Invitation>): Invitation => ({ ...base, ...wish })
const lost = (failure: string) => invitation({ status: 'failed', failure, renewal: renewal({ end: 'lost' }) })

const aloud = (views: readonly (View | undefined)[]): string =>
  views.map((view) => (view ? readAloud(view) : 'nothing')).join('\n\n')

test('what the inviter is asked, and what becomes of the question', () => {
  const ends = [
    invitation({ status: 'expired' }),
    lost('no_seats'),
    lost('unconfirmed'),
    invitation({ status: 'expired', renewal: renewal({ end: 'anew' }) }),
    invitation({ status: 'expired', renewal: renewal({ end: 'left' }) }),
    invitation({ status: 'joined' }),
  ]
  expect(
    aloud(
      ends.map((one) => cardByPurpose(team, one, { purpose: 'news', to: base.inviter, isReached: true })),
    ),
  ).toMatchInlineSnapshot(`
    "(neutral) Bob did not answer the invitation to Lighthouse
    The invitation has expired. Shall I send it again, or do you want to leave it?
    [Send again] [Leave it]

    (neutral) The invitation of Bob to Lighthouse is gone
    Trieve cannot send an invitation again, so I took the old one back to make a new one. The new one was not made: the team has no free seat left. They can no longer accept the old one.
    [Send again] [Leave it]

    (neutral) The invitation of Bob to Lighthouse is gone
    Trieve cannot send an invitation again, so I took the old one back to make a new one. Trieve did not say whether it made the new one: ask them whether a mail came before you send it again.
    [Send again] [Leave it]

    (neutral) Bob did not answer the invitation to Lighthouse
    Invited again 2026-03-04 by Carol

    (neutral) Bob did not answer the invitation to Lighthouse
    Left as it is 2026-03-04 by Carol

    (neutral) There is nothing left to do here
    Bob – member, joined, invited by Ann"
  `)
})

test('what the inviter hears of what somebody else sent again', () => {
  const ends = [
    renewal({ end: 'sent' }),
    renewal({ end: 'unseen' }),
    renewal({ end: 'refused', reason: 'above_operator' }),
    renewal({ end: 'refused', reason: 'given_up', by: base.inviter, byName: 'Ann' }),
    renewal({}),
  ]
  expect(
    aloud(ends.map((end) => newsNotice(team, invitation({ renewal: end }), 'resent'))),
  ).toMatchInlineSnapshot(`
    "(good) Carol sent the invitation of Bob to Lighthouse again
    They can answer until: 2026-03-09

    (neutral) Carol sent the invitation of Bob to Lighthouse again
    Trieve took it and shows no later end, so I cannot confirm a new date. Ask them to answer soon.
    They can answer until: 2026-03-09

    (bad) Carol wanted to send the invitation of Bob to Lighthouse again, and it did not work
    The key that Usher has for the team may not give this role.
    The invitation that they have still counts.
    They can answer until: 2026-03-09

    (bad) The invitation of Bob to Lighthouse could not be sent again
    I tried many times in vain; whoever runs Usher has a note of it.
    The invitation that they have still counts.
    They can answer until: 2026-03-09

    nothing"
  `)
})

test('in a channel it names who invited', () => {
  const to = { platform: 'chat', space: 'here', channel: 'admins' }
  const view = cardByPurpose(team, invitation({ status: 'expired' }), {
    purpose: 'news',
    to,
    isReached: true,
  })
  expect(aloud([view])).toMatchInlineSnapshot(`
    "(neutral) Bob did not answer the invitation to Lighthouse
    The invitation has expired. Shall I send it again, or do you want to leave it?
    Invited by Ann.
    [Send again] [Leave it]"
  `)
})

test('a reminder, and an older card', () => {
  const to = base.inviter
  const quiet = invitation({ reminders: { sent: 1, areOff: true } })
  const first = invitation({ reminders: { sent: 1, areOff: false } })
  const last = invitation({ reminders: { sent: 2, areOff: false } })
  expect(
    aloud([
      cardByPurpose(team, first, { purpose: 'reminder', to, isReached: true }),
      cardByPurpose(team, last, { purpose: 'reminder', to, isReached: true }),
      cardByPurpose(team, quiet, { purpose: 'reminder', to, isReached: true }),
      cardByPurpose(team, base, { purpose: 'replaced_offer', to, isReached: true }),
    ]),
  ).toMatchInlineSnapshot(`
    "(neutral) Your invitation to Lighthouse is still open
    It is from Ann. You would be a member of the team.
    You can answer until: 2026-03-09
    [Accept] [Decline] [No more reminders]

    (neutral) Your invitation to Lighthouse is still open
    It is from Ann. You would be a member of the team.
    You can answer until: 2026-03-09
    [Accept] [Decline]
    I will not remind you of it again.

    (neutral) Your invitation to Lighthouse is still open
    It is from Ann. You would be a member of the team.
    You can answer until: 2026-03-09
    [Accept] [Decline]
    I will not remind you of it again.

    (neutral) The invitation to Lighthouse was sent again
    My newer message about it is the one that counts. It is in /team inbox too."
  `)
})

test.each(['offer', 'replaced_offer', 'reminder'] as const)('over, each %s says how it ended', (purpose) => {
  const by = { answeredBy: base.inviter, answeredByName: 'Ann', closedAt: at('2026-03-05T10:00:00Z') }
  const view = cardByPurpose(team, invitation({ status: 'revoked', ...by }), {
    purpose,
    to: base.inviter,
    isReached: true,
  })
  expect(aloud([view])).toBe(
    '(neutral) The invitation to Lighthouse was taken back\nIf you would still like to join, ask Ann.\nTaken back 2026-03-05 by Ann',
  )
})

const spec = { name: 'resend', description: '', options: [], action: 'resend' } as const

const viewOf = (answer: Answer): View | undefined => (answer.kind === 'reply' ? answer.view : undefined)

const answered = (outcome: ResendOutcome): View | undefined =>
  viewOf(resendAnswer(outcome, { resend: spec, invite: spec }))

const UNREACHED: Partial<InvitedRow> = {
  delivered: [],
  missed: [{ to: base.inviter, on: 'Discord', reason: 'closed' }],
  ways: { hasLink: true },
}

const rowOf = (wish: Partial<Invitation>, more: Partial<InvitedRow> = {}): InvitedRow => ({
  kind: 'invitation',
  invitation: invitation(wish),
  delivered: ['Slack', 'Discord'],
  missed: [],
  isDelivering: false,
  ...more,
})

test('what whoever sends it again is answered', () => {
  const rows = [
    rowOf({ renewal: renewal({ end: 'sent' }) }),
    rowOf({ renewal: renewal({ end: 'sent' }) }, { delivered: [] }),
    rowOf({ renewal: renewal({ end: 'sent' }) }, UNREACHED),
    rowOf({ renewal: renewal({ end: 'unseen' }) }, { delivered: [], isDelivering: true }),
    rowOf({ renewal: renewal({ end: 'refused', reason: 'impossible' }) }),
    rowOf({ renewal: renewal({}) }),
    rowOf({ renewal: renewal({ by: base.inviter }) }),
    rowOf({ status: 'joined' }),
    rowOf({ status: 'expired', renewal: renewal({ end: 'refused', reason: 'expired' }) }),
    { ...rowOf({}), invitation: lost('no_seats') },
    rowOf({ status: 'declining' }),
  ]
  expect(aloud(rows.map((row) => answered({ kind: 'asked', team, row })))).toMatchInlineSnapshot(`
    "(good) The invitation of Bob to Lighthouse is sent again
    They have a new direct message on Slack and Discord.
    They can answer until: 2026-03-09

    (good) The invitation of Bob to Lighthouse is sent again
    No direct message of mine reaches them. Ask them to type /team inbox, it waits for them there.
    They can answer until: 2026-03-09

    (neutral) The invitation of Bob to Lighthouse is sent again
    They take no direct messages from me on Discord.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I can give you a link to hand on, where they show who they are and answer.
    They can answer until: 2026-03-09
    [Get a link]

    (neutral) The invitation of Bob to Lighthouse is sent again
    The message to them is on its way.
    Trieve took it and shows no later end, so I cannot confirm a new date. Ask them to answer soon.
    They can answer until: 2026-03-09

    (bad) The invitation of Bob to Lighthouse could not be sent again
    The team has no way to send an invitation again.
    The invitation that they have still counts.
    They can answer until: 2026-03-09

    (waiting) Sending the invitation of Bob again…
    I am waiting for Trieve, and go on by myself as soon as it answers.
    I tell Ann how it went, and /team invitations shows it.

    (waiting) Sending the invitation of Bob again…
    I am waiting for Trieve, and go on by myself as soon as it answers.
    I tell you how it went, and /team invitations shows it.

    (good) Bob is in Lighthouse already

    (neutral) The invitation of Bob to Lighthouse has expired
    Trieve says that its time is over.
    [Send again]

    (bad) The invitation of Bob to Lighthouse is gone
    Trieve cannot send an invitation again, so I took the old one back to make a new one. The new one was not made: the team has no free seat left. They can no longer accept the old one.
    [Send again]

    (neutral) There is nothing to send again in Lighthouse
    Bob – member, declined, waiting for the team, invited by Ann"
  `)
})

test('why it is not sent again now', () => {
  const againAt = at('2026-03-04T11:00:00Z')
  const outcomes: readonly ResendOutcome[] = [
    { kind: 'under_way', team, invitation: base },
    { kind: 'too_soon', team, invitation: base, againAt, isJustNow: true },
    { kind: 'too_soon', team, invitation: base, againAt, isJustNow: false },
    { kind: 'already', team, invitation: invitation({ status: 'declined' }) },
    {
      kind: 'already',
      team,
      invitation: invitation({ status: 'expired', renewal: renewal({ end: 'anew' }) }),
    },
    { kind: 'not_found' },
  ]
  expect(aloud(outcomes.map(answered))).toMatchInlineSnapshot(`
    "(waiting) Sending the invitation of Bob again…
    I am waiting for Trieve, and go on by myself as soon as it answers.
    I tell Ann how it went, and /team invitations shows it.

    (neutral) I have just sent it to Bob again
    An invitation is sent again once an hour at most, so that nobody is swamped.
    They can answer until: 2026-03-09
    You can send it again from: 2026-03-04

    (neutral) Bob got it again within the last hour
    An invitation is sent again once an hour at most, so that nobody is swamped.
    They can answer until: 2026-03-09
    You can send it again from: 2026-03-04

    (neutral) There is nothing to send again in Lighthouse
    Bob – member, declined, invited by Ann

    (neutral) There is nothing to send again in Lighthouse
    Bob – member, expired 2026-03-09, invited by Ann
    They were invited again since then. Type /team invitations to see how that stands.

    (bad) I do not know this invitation
    Type /team invitations to see all of them."
  `)
})
