import { expect, test } from 'vitest'
import { facts as deepgram } from '../../src/backends/deepgram/facts.ts'
import { facts as zenml } from '../../src/backends/zenml/facts.ts'
import { asInvitationId } from '../../src/domain/ids.ts'
import { ELSEWHERE, ENDED_THERE, type Invitation } from '../../src/domain/invitation.ts'
import { cardView } from '../../src/views/card.ts'
import { inboxView } from '../../src/views/inbox.ts'
import { inviterNotice } from '../../src/views/notice.ts'
import { statusLine } from '../../src/views/status.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ backend: deepgram })

const invitation: Invitation = {
  id: asInvitationId('i1'),
  team: team.id,
  tenant: team.tenant,
  invitee: { key: 'x', name: 'Bob', actors: [] },
  role: 'member',
  inviter: { platform: 'slack', id: 'T1/U1' },
  inviterName: 'Ann',
  status: 'pending',
  createdAt: new Date('2026-03-02T09:00:00Z'),
}

const adopted: Invitation = { ...invitation, inviter: ELSEWHERE, inviterName: 'Deepgram' }

const endedThere: Invitation = {
  ...invitation,
  status: 'revoked',
  failure: ENDED_THERE,
  closedAt: new Date('2026-03-03T09:00:00Z'),
}

test('one that was sent outside Usher has nobody as its inviter', () => {
  expect(readAloud(cardView(team, adopted))).toMatchInlineSnapshot(`
    "(neutral) You are invited to join Lighthouse
    The invitation was sent at Deepgram itself.
    You would be a member of the team.
    To finish, you follow the link in the mail that Deepgram sends you.
    [Accept] [Decline]
    If you did not expect this, you can simply decline. Nobody joins without saying yes."
  `)
  expect(readAloud(inboxView({ kind: 'inbox', items: [{ team, invitation: adopted }] }))).toContain(
    'Lighthouse – a member, sent outside Usher',
  )
  expect(readAloud({ tone: 'neutral', title: statusLine(team, adopted) })).toContain(
    'Bob – member, waiting for an answer, sent outside Usher',
  )
  expect(readAloud(cardView(team, { ...adopted, status: 'expired' }))).toContain(
    'If you would still like to join, ask whoever looks after the team.',
  )
})

test('one that ended at the backend itself says so to everybody', () => {
  expect(readAloud(cardView(team, endedThere))).toMatchInlineSnapshot(`
    "(neutral) The invitation to Lighthouse is over
    It was taken back at Deepgram itself, or its time there was over.
    If you would still like to join, ask Ann.
    Noticed 2026-03-03"
  `)
  const notice = inviterNotice(team, endedThere)
  expect(notice && readAloud(notice)).toMatchInlineSnapshot(`
    "(neutral) The invitation of Bob to Lighthouse is over
    It was taken back at Deepgram itself, or its time there was over.
    Type /team invite to invite them again, or leave it."
  `)
  expect(readAloud({ tone: 'neutral', title: statusLine(team, endedThere) })).toContain(
    'Bob – member, ended at Deepgram 2026-03-03, invited by Ann',
  )
})

test('where people can decline in its own pages, nobody says which it was', () => {
  expect(readAloud(cardView({ ...team, backend: zenml }, endedThere))).toContain(
    'It was declined or taken back at ZenML Pro itself.',
  )
})

test.each(['joining', 'declining', 'revoking'] as const)(
  'while Deepgram has not answered, nothing is called done: %s',
  (status) => {
    const said = readAloud(cardView(team, { ...invitation, status, answeredBy: invitation.inviter }))
    expect(said).toContain('(waiting)')
    expect(said).toContain('I am waiting for Deepgram, and go on by myself as soon as it answers.')
  },
)
