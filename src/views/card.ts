import { assertNever } from '../domain/assert-never.ts'
import {
  ENDED_THERE,
  type Invitation,
  isFromElsewhere,
  NOT_DECLINED,
  NOT_REVOKED,
} from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { beforeYes, endedThere, isAlwaysAsked, stillOpen, whereToFinish } from './honesty.ts'
import type { Button, Fact, Span, Text, View } from './view.ts'
import { waiting } from './waiting.ts'
import { withArticle } from './words.ts'

/** The invitee's card: the offer while it is open, then how it ended, with the buttons gone. */
export function cardView(team: Team, invitation: Invitation): View {
  switch (invitation.status) {
    case 'requested':
    case 'sending':
    case 'pending':
      return offer(team, invitation)
    case 'joining':
      return joining(team, invitation)
    case 'declining':
      return declining(team)
    case 'revoking':
      return invitation.answeredBy ? takingBack(team) : expired(team, invitation)
    case 'revoked':
    case 'denied':
      return takenBack(team, invitation)
    case 'joined':
      return joined(team, invitation)
    case 'declined':
      return declined(team, invitation)
    case 'expired':
      return expired(team, invitation)
    case 'failed':
      return failed(team, invitation)
    default:
      return assertNever(invitation.status)
  }
}

function offer(team: Team, invitation: Invitation): View {
  const { inviterName, note } = invitation
  const isElsewhere = isFromElsewhere(invitation)
  return {
    tone: 'neutral',
    title: isElsewhere
      ? ['You are invited to join ', { bold: team.name }]
      : [inviterSpan(invitation), ' invites you to join ', { bold: team.name }],
    lines: [
      ...(isElsewhere ? [`The invitation was sent at ${team.backend.title} itself.`] : []),
      `You would be ${withArticle(invitation.role)} of the team.`,
      ...beforeYes(team),
      ...(note ? [[`${inviterName} writes: “`, note, '”']] : []),
    ],
    facts: expiry(invitation),
    buttons: answerButtons(team, invitation),
    footer: isAlwaysAsked(team) ? `${UNEXPECTED} Nobody joins without saying yes.` : UNEXPECTED,
  }
}

const UNEXPECTED = 'If you did not expect this, you can simply decline.'

/** Also used line by line in the inbox. */
export function answerButtons(team: Team, { id }: Invitation): readonly Button[] {
  const canDecline = team.backend.capabilities.decline.how !== 'impossible'
  return [
    {
      name: 'accept',
      subject: id,
      label: 'Accept',
      look: 'primary',
      spoken: `Accept the invitation to ${team.name}`,
    },
    ...(canDecline
      ? [
          {
            name: 'decline',
            subject: id,
            label: 'Decline',
            look: 'plain' as const,
            spoken: `Decline the invitation to ${team.name}`,
          },
        ]
      : []),
  ]
}

export const expiry = ({ expiresAt }: Invitation, label = 'You can answer until'): Fact[] =>
  expiresAt ? [{ label, value: [{ moment: expiresAt }] }] : []

function joining(team: Team, invitation: Invitation): View {
  if (!invitation.finishingSince)
    return {
      tone: 'waiting',
      title: `Joining ${team.name}…`,
      lines: [`You said yes. ${waiting(team)}`],
    }
  return {
    tone: 'waiting',
    title: `One step is left to join ${team.name}`,
    lines: [...whereToFinish(team, invitation), SAYS_SO_ITSELF],
    facts: expiry(invitation, 'You can finish until'),
  }
}

/** True of a card, and of nothing else that shows the same words. */
export const SAYS_SO_ITSELF = 'Once you are in, this message says so by itself.'

const declining = (team: Team): View => ({
  tone: 'waiting',
  title: `Declining the invitation to ${team.name}…`,
  lines: [`You said no. ${waiting(team)}`],
})

const takingBack = (team: Team): View => ({
  tone: 'waiting',
  title: `The invitation to ${team.name} is being taken back`,
  lines: [`You can no longer accept it here. ${waiting(team)}`],
})

function joined(team: Team, invitation: Invitation): View {
  return {
    tone: 'good',
    title: `You are in ${team.name}`,
    lines: [`You are ${withArticle(invitation.role)} of the team now. Welcome!`],
    ...closing(invitation, invitation.answeredBy ? 'Accepted by you,' : 'Joined'),
  }
}

function declined(team: Team, invitation: Invitation): View {
  const sorry: Text = ['If that was a mistake, ask ', inviterSpan(invitation), ' to invite you again.']
  return {
    tone: 'neutral',
    title: `You declined the invitation to ${team.name}`,
    lines: [sorry],
    ...closing(invitation, 'Declined by you,'),
  }
}

function takenBack(team: Team, invitation: Invitation): View {
  const isThere = invitation.failure === ENDED_THERE
  return {
    tone: 'neutral',
    title: `The invitation to ${team.name} ${isThere ? 'is over' : 'was taken back'}`,
    lines: [...(isThere ? [endedThere(team)] : []), askInviter(invitation)],
    ...(isThere ? closing(invitation, 'Noticed') : takenBackBy(invitation)),
  }
}

/** Who took it back may be somebody else than who invited. */
function takenBackBy(invitation: Invitation): Pick<View, 'footer'> {
  const { answeredBy: person, answeredByName: name, closedAt } = invitation
  if (!closedAt || !person || name === undefined) return closing(invitation, 'Taken back')
  return { footer: ['Taken back ', { moment: closedAt }, ' by ', { person, name }] }
}

const expired = (team: Team, invitation: Invitation): View => ({
  tone: 'neutral',
  title: `The invitation to ${team.name} has expired`,
  lines: [askInviter(invitation)],
  ...(invitation.expiresAt && {
    footer: ['It could be answered until ', { moment: invitation.expiresAt }],
  }),
})

function failed(team: Team, invitation: Invitation): View {
  if (invitation.failure === NOT_DECLINED) return { ...declined(team, invitation), lines: [stillOpen(team)] }
  const { failure: reason } = invitation
  if (reason === NOT_REVOKED || reason === 'moved')
    return {
      tone: 'neutral',
      title: `The invitation to ${team.name} is over`,
      lines: [reason === 'moved' ? failure(invitation) : stillOpen(team), askInviter(invitation)],
      ...closing(invitation, 'Ended'),
    }
  return {
    tone: 'bad',
    title: isLost(invitation) ? `The invitation to ${team.name} is over` : `You could not join ${team.name}`,
    lines: [...(isLost(invitation) ? [] : [failure(invitation)]), askInviter(invitation)],
    ...closing(invitation, 'Ended'),
  }
}

/** It was to be sent again, and only got lost. Whoever was invited did nothing wrong. */
const isLost = ({ renewal }: Invitation): boolean => renewal?.end === 'lost'

const closing = ({ closedAt }: Invitation, word: string): Pick<View, 'footer'> =>
  closedAt ? { footer: [`${word} `, { moment: closedAt }] } : {}

export const inviterSpan = (invitation: Invitation): Span =>
  isFromElsewhere(invitation)
    ? 'whoever looks after the team'
    : { person: invitation.inviter, name: invitation.inviterName }

const askInviter = (invitation: Invitation): Text => [
  'If you would still like to join, ask ',
  inviterSpan(invitation),
  '.',
]

/** The backend's refusal in words that a person can use. */
export function failure({ failure: reason }: Pick<Invitation, 'failure'>): string {
  switch (reason) {
    case 'expired':
      return 'The invitation had expired before the answer arrived.'
    case 'not_found':
      return 'The team does not know this invitation any more; somebody took it back there.'
    case 'not_yours':
      return 'The invitation was meant for another account than the one linked to you here.'
    case 'unknown_role':
      return 'The team does not have the role of this invitation any more.'
    case 'already_member':
      return 'That account is in the team already.'
    case 'already_invited':
      return 'The team has an open invitation for that address already.'
    case 'above_operator':
      return 'The key that Usher has for the team may not give this role.'
    case 'bad_email':
      return 'The team does not take that address.'
    case 'no_seats':
      return 'The team has no free seat left.'
    case 'no_credential':
      return 'The team wants to hear it from the person themselves, with an account of their own.'
    case 'backend_refused':
      return 'The team refused it and gave no reason that I understand; whoever looks after the team can try it there.'
    case 'moved':
      return 'The team has moved since that invitation was made, so it counts no more; it takes a new one.'
    case 'given_up':
      return 'I tried many times in vain; whoever runs Usher has a note of it.'
    default:
      return 'The team refused it.'
  }
}
