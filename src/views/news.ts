import { isSameActor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { InviterNews } from '../domain/effect.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Renewal } from '../domain/renewal.ts'
import { isOverUnanswered } from '../domain/resend.ts'
import type { Team } from '../domain/team.ts'
import { inviterSpan } from './card.ts'
import { howItExpired, inviterNotice } from './notice.ts'
import { resendButton, whyLost, whyNotResent } from './resend-words.ts'
import { statusLine } from './status.ts'
import type { Button, Fact, Text, View } from './view.ts'

/** What the inviter hears; undefined where it has gone on since, or there is nothing to tell. */
export function newsNotice(
  team: Team,
  invitation: Invitation,
  news: Exclude<InviterNews, 'unreached'>,
): View | undefined {
  if (news === 'resent') return resentNotice(team, invitation)
  return isOverUnanswered(invitation) ? overView(team, invitation) : inviterNotice(team, invitation)
}

/** The same message later on; undefined where it stays as it is. */
export function newsCard(team: Team, invitation: Invitation): View | undefined {
  if (isOverUnanswered(invitation) || invitation.renewal?.end === 'anew') return overView(team, invitation)
  if (invitation.status === 'pending') return undefined
  return { tone: 'neutral', title: 'There is nothing left to do here', lines: [statusLine(team, invitation)] }
}

/** Nobody answered, or it got lost: whether to send it again is the inviter's to say. */
function overView(team: Team, invitation: Invitation): View {
  const { renewal } = invitation
  const about = { tone: 'neutral', title: overTitle(team, invitation) } as const
  if (renewal?.end === 'anew')
    return { ...about, footer: ['Invited again ', { moment: renewal.askedAt }, ' by ', personOf(renewal)] }
  if (renewal?.end === 'left')
    return { ...about, footer: ['Left as it is ', { moment: renewal.askedAt }, ' by ', personOf(renewal)] }
  return {
    ...about,
    lines: overLines(team, invitation),
    buttons: [resendButton(invitation), left(invitation)],
  }
}

const isLost = ({ renewal, status }: Invitation): boolean => renewal?.end === 'lost' && status === 'failed'

function overTitle({ name }: Team, invitation: Invitation): string {
  const { invitee, status } = invitation
  if (status !== 'failed') return `${invitee.name} ${howItExpired(invitation)} ${name}`
  return `The invitation of ${invitee.name} to ${name} is gone`
}

const overLines = (team: Team, invitation: Invitation): readonly Text[] =>
  isLost(invitation)
    ? [whyLost(team, invitation)]
    : ['The invitation has expired. Shall I send it again, or do you want to leave it?']

const left = ({ id, invitee }: Invitation): Button => ({
  name: 'drop',
  subject: id,
  label: 'Leave it',
  look: 'plain',
  spoken: `Leave the invitation of ${invitee.name} as it is`.slice(0, 75),
})

const personOf = ({ by: person, byName: name }: Renewal) => ({ person, name })

/** In a channel, where others read it too. */
export const namingInviter = (view: View, invitation: Invitation): View => ({
  ...view,
  lines: [...(view.lines ?? []), ['Invited by ', inviterSpan(invitation), '.']],
})

/** Somebody else did it, or it took longer than the inviter waited for. */
function resentNotice(team: Team, invitation: Invitation): View | undefined {
  const { status, renewal, invitee } = invitation
  if (status !== 'pending' || !renewal) return undefined
  const facts = until(invitation)
  const about = `invitation of ${invitee.name} to ${team.name}`
  const isOwn = isSameActor(renewal.by, invitation.inviter)
  const sent = isOwn ? `The ${about} is sent again` : [personOf(renewal), ` sent the ${about} again`]
  const unsent = isOwn
    ? `The ${about} could not be sent again`
    : [personOf(renewal), ` wanted to send the ${about} again, and it did not work`]
  switch (renewal.end) {
    case 'sent':
      return { tone: 'good', title: sent, facts }
    case 'unseen':
      return { tone: 'neutral', title: sent, lines: [unseen(team)], facts }
    case 'refused':
      return { tone: 'bad', title: unsent, lines: [whyNotResent(renewal), STANDS], facts }
    case 'lost':
    case 'anew':
    case 'left':
    case undefined:
      return undefined
    default:
      return assertNever(renewal.end)
  }
}

export const STANDS = 'The invitation that they have still counts.'

/** To who sent it again. */
export const unseen = ({ backend: { title } }: Team): string =>
  `${title} took it and shows no later end, so I cannot confirm a new date. Ask them to answer soon.`

export const until = ({ expiresAt }: Invitation): readonly Fact[] =>
  expiresAt ? [{ label: 'They can answer until', value: [{ moment: expiresAt }] }] : []
