import { assertNever } from '../domain/assert-never.ts'
import type { Invitation } from '../domain/invitation.ts'
import { MOST_REMINDERS, NONE_SO_FAR } from '../domain/reminders.ts'
import type { QuietOutcome } from '../domain/resend-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { NOT_FOUND, NOT_YOURS } from './answered.ts'
import { answerButtons, cardView, expiry, inviterSpan } from './card.ts'
import { deniedView } from './denied.ts'
import type { Answer, Button, View } from './view.ts'
import { withArticle } from './words.ts'

/** The invitee's, while they have not answered, with this one counted; then how it ended, like every card. */
export function reminderView(team: Team, invitation: Invitation): View {
  const { status, role, reminders } = invitation
  if (status !== 'pending') return cardView(team, invitation)
  const { areOff, sent } = reminders ?? NONE_SO_FAR
  const isLast = areOff || sent >= Math.min(team.reminderDays.length, MOST_REMINDERS)
  return {
    tone: 'neutral',
    title: ['Your invitation to ', { bold: team.name }, ' is still open'],
    lines: [['It is from ', inviterSpan(invitation), `. You would be ${withArticle(role)} of the team.`]],
    facts: expiry(invitation),
    buttons: [...answerButtons(team, invitation), ...(isLast ? [] : [quietButton(invitation)])],
    ...(isLast && { footer: 'I will not remind you of it again.' }),
  }
}

const quietButton = ({ id }: Invitation): Button => ({
  name: 'no_reminders',
  subject: id,
  label: 'No more reminders',
  look: 'plain',
})

/** The invitee's older card. */
export function replacedView(team: Team, invitation: Invitation): View {
  if (invitation.status !== 'pending') return cardView(team, invitation)
  return {
    tone: 'neutral',
    title: `The invitation to ${team.name} was sent again`,
    lines: ['My newer message about it is the one that counts. It is in /team inbox too.'],
  }
}

/** To No more reminders: the message that it was on. */
export function quietAnswer(outcome: QuietOutcome): Answer {
  switch (outcome.kind) {
    case 'quiet':
    case 'already':
      return { kind: 'replace', view: reminderView(outcome.team, outcome.invitation) }
    case 'not_yours':
      return { kind: 'reply', view: NOT_YOURS }
    case 'not_found':
      return { kind: 'reply', view: NOT_FOUND }
    case 'denied':
      return { kind: 'reply', view: deniedView(outcome) }
    default:
      return assertNever(outcome)
  }
}
