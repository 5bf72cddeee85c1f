import { expect, test } from 'vitest'
import { asAccountId, asInvitationId } from '../../src/domain/ids.ts'
import {
  type Invitation,
  type InvitationStatus,
  NOT_DECLINED,
  NOT_REVOKED,
} from '../../src/domain/invitation.ts'
import { cardView } from '../../src/views/card.ts'
import { newsNotice } from '../../src/views/news.ts'
import { revokedAnswer } from '../../src/views/revoke.ts'
import { withArticle } from '../../src/views/words.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()

const invitation = (status: InvitationStatus, failure?: string): Invitation => ({
  id: asInvitationId('i1'),
  team: team.id,
  tenant: team.tenant,
  invitee: { key: 'x', name: 'Bob', account: asAccountId('a'), actors: [] },
  role: 'admin',
  note: 'See you soon',
  inviter: { platform: 'slack', id: 'T1/U1' },
  inviterName: 'Ann',
  status,
  createdAt: new Date('2026-03-02T09:00:00Z'),
  expiresAt: new Date('2026-03-09T09:00:00Z'),
  closedAt: new Date('2026-03-03T09:00:00Z'),
  ...(status === 'revoking' && { answeredBy: { platform: 'slack', id: 'T1/U1' } }),
  ...(failure && { failure }),
})

function noticeOf(ended: Invitation): string {
  const notice = newsNotice(team, ended, 'ended')
  return notice ? readAloud(notice) : ''
}

test('the card while it is open', () => {
  expect(readAloud(cardView(team, invitation('pending')))).toMatchInlineSnapshot(`
    "(neutral) Ann invites you to join Lighthouse
    You would be an admin of the team.
    Ann writes: “See you soon”
    You can answer until: 2026-03-09
    [Accept] [Decline]
    If you did not expect this, you can simply decline. Nobody joins without saying yes."
  `)
})

test('the card when its time is over, before and after the backend knows it', () => {
  const ending = { ...invitation('expired'), status: 'revoking' as const }
  for (const over of [ending, invitation('expired')])
    expect(readAloud(cardView(team, over))).toContain('The invitation to Lighthouse has expired')
})

test('the card when it is over', () => {
  const statuses = ['joining', 'declining', 'revoking', 'joined', 'declined', 'revoked', 'expired'] as const
  const cards = statuses.map((status) => `${status}: ${readAloud(cardView(team, invitation(status)))}`)
  expect(cards.join('\n\n')).toMatchInlineSnapshot(`
    "joining: (waiting) Joining Lighthouse…
    You said yes. I am waiting for the team, and go on by myself as soon as it answers.

    declining: (waiting) Declining the invitation to Lighthouse…
    You said no. I am waiting for the team, and go on by myself as soon as it answers.

    revoking: (waiting) The invitation to Lighthouse is being taken back
    You can no longer accept it here. I am waiting for the team, and go on by myself as soon as it answers.

    joined: (good) You are in Lighthouse
    You are an admin of the team now. Welcome!
    Joined 2026-03-03

    declined: (neutral) You declined the invitation to Lighthouse
    If that was a mistake, ask Ann to invite you again.
    Declined by you, 2026-03-03

    revoked: (neutral) The invitation to Lighthouse was taken back
    If you would still like to join, ask Ann.
    Taken back 2026-03-03

    expired: (neutral) The invitation to Lighthouse has expired
    If you would still like to join, ask Ann.
    It could be answered until 2026-03-09"
  `)
})

test.each([
  [NOT_DECLINED, 'You declined the invitation to Lighthouse', 'Bob declined the invitation to Lighthouse'],
  [
    NOT_REVOKED,
    'The invitation to Lighthouse is over',
    'The invitation of Bob to Lighthouse could not be taken back',
  ],
])('what is %s there is not said to be over everywhere', (failure, card, notice) => {
  const failed = invitation('failed', failure)
  const said = [readAloud(cardView(team, failed)), noticeOf(failed)]
  expect(said[0]).toContain(card)
  expect(said[1]).toContain(notice)
  for (const words of said)
    expect(words).toContain('I could not take it back at Usher, where it may still be open')
})

test.each([
  ['revoked', undefined, 'The invitation of Bob to Lighthouse is taken back'],
  ['revoked', 'unconfirmed', 'If a mail of it is out, only Usher itself can take that back'],
  ['revoking', undefined, 'I keep trying; they can no longer accept it here.'],
  ['joined', undefined, 'Bob was faster, and is in Lighthouse'],
  ['failed', NOT_REVOKED, 'The invitation of Bob to Lighthouse could not be taken back'],
  ['failed', 'already_member', 'was a member already'],
] as const)('who takes back what is then %s (%s) hears so', (status, failure, sentence) => {
  const answer = revokedAnswer({ kind: 'revoked', team, invitation: invitation(status, failure) })
  expect(answer.kind === 'replace' && readAloud(answer.view)).toContain(sentence)
})

test('that it was taken back is not all where nobody knows whether it was made', () => {
  const notice = noticeOf(invitation('revoked', 'unconfirmed'))
  expect(notice).toContain('If a mail of it is out')
  expect(notice).not.toContain('no longer accept')
})

test.each(['expired', 'not_found', 'not_yours', 'unknown_role', undefined])(
  'failed because of %s',
  (reason) => {
    const card = readAloud(cardView(team, invitation('failed', reason)))
    expect(card).toContain('You could not join Lighthouse')
    expect(card).not.toContain('_')
  },
)

test('the inviter hears who took it back', () => {
  const by = { answeredBy: { platform: 'chat', id: 'dora' }, answeredByName: 'Dora' }
  const notice = newsNotice(team, { ...invitation('revoked'), ...by }, 'ended')
  expect(notice && readAloud(notice)).toContain('Dora did that. Bob can no longer accept it.')
})

test('what the inviter hears', () => {
  const ends = ['joined', 'declined', 'revoked', 'expired', 'failed'] as const
  const notices = ends.map((status) => newsNotice(team, invitation(status), 'ended'))
  expect(notices.map((notice) => notice && readAloud(notice)).join('\n\n')).toMatchInlineSnapshot(`
    "(good) Bob joined Lighthouse
    They are an admin of the team now.

    (neutral) Bob declined the invitation to Lighthouse

    (neutral) The invitation of Bob to Lighthouse was taken back
    Bob can no longer accept it. Type /team invite to invite them again.

    (neutral) Bob did not answer the invitation to Lighthouse
    The invitation has expired. Shall I send it again, or do you want to leave it?
    [Send again] [Leave it]

    (bad) Bob could not be invited to Lighthouse
    The team refused it."
  `)
  expect(newsNotice(team, invitation('pending'), 'ended')).toBeUndefined()
})

test('the inviter hears who said yes and then ran out of time', () => {
  const late = { ...invitation('expired'), answeredBy: { platform: 'slack', id: 'T1/U2' } }
  expect(newsNotice(team, late, 'ended')?.title).toBe('Bob said yes but did not finish joining Lighthouse')
})

test.each([
  ['user', 'a user'],
  ['owner', 'an owner'],
  ['Organization Viewer', 'an Organization Viewer'],
  ['umpire', 'an umpire'],
  ['member', 'a member'],
])('a role with its article: %s', (role, spoken) => {
  expect(withArticle(role)).toBe(spoken)
})
