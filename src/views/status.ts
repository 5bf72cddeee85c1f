import { assertNever } from '../domain/assert-never.ts'
import {
  ENDED_THERE,
  type Invitation,
  isFromElsewhere,
  isUnconfirmed,
  NOT_DECLINED,
  NOT_REVOKED,
} from '../domain/invitation.ts'
import { isBeingRenewed } from '../domain/resend.ts'
import type { Team } from '../domain/team.ts'
import type { Span } from './view.ts'

/** One invitation on one line, for those who may see the list. */
export function statusLine(team: Team, invitation: Invitation): readonly Span[] {
  const { invitee, role } = invitation
  return [
    { bold: invitee.name },
    ` – ${role}, `,
    ...statusSpans(team, invitation),
    ', ',
    ...invitedBy(invitation),
  ]
}

/** Whoever made it at the backend itself is nobody that Usher knows. */
export function invitedBy(invitation: Pick<Invitation, 'inviter' | 'inviterName'>): readonly Span[] {
  if (isFromElsewhere(invitation)) return ['sent outside Usher']
  return ['invited by ', { person: invitation.inviter, name: invitation.inviterName }]
}

function statusSpans({ backend: { title } }: Team, invitation: Invitation): Span[] {
  switch (invitation.status) {
    case 'requested':
      return ['waiting for somebody in the admin channel to agree']
    case 'sending':
      return [isUnconfirmed(invitation) ? `perhaps sent, ${title} did not confirm it` : 'being sent']
    case 'pending':
      if (isBeingRenewed(invitation)) return ['being sent again']
      return invitation.expiresAt
        ? ['waiting for an answer until ', { moment: invitation.expiresAt }]
        : ['waiting for an answer']
    case 'joining':
      return [invitation.finishingSince ? `accepted, finishes at ${title}` : 'accepted, waiting for the team']
    case 'declining':
      return ['declined, waiting for the team']
    case 'revoking':
      return [invitation.answeredBy ? 'being taken back' : 'expired, being taken back']
    case 'revoked':
      return invitation.failure === ENDED_THERE
        ? closedSpans(`ended at ${title}`, invitation)
        : closedSpans(CLOSED.revoked, invitation)
    case 'joined':
    case 'declined':
    case 'expired':
    case 'denied':
      return closedSpans(CLOSED[invitation.status], invitation)
    case 'failed':
      return failedSpans(invitation)
    default:
      return assertNever(invitation.status)
  }
}

const CLOSED = {
  joined: 'joined',
  declined: 'declined',
  revoked: 'taken back',
  expired: 'expired',
  denied: 'not agreed to',
} as const

/** What was there before is no failure, and what is over here may be open there. */
const FAILED: Readonly<Record<string, string>> = {
  already_member: 'was a member already',
  already_invited: 'was invited there already',
  moved: 'over, because the team has moved since',
  [NOT_REVOKED]: 'over here, and could not be taken back there',
  [NOT_DECLINED]: 'declined, and could not be taken back there',
}

function failedSpans(invitation: Invitation): Span[] {
  const known = FAILED[invitation.failure ?? '']
  return known ? [known] : closedSpans('failed', invitation)
}

/** What expired did so at its time, even if nobody looked until later. */
function closedSpans(word: string, { status, expiresAt, closedAt }: Invitation): Span[] {
  const moment = status === 'expired' ? (expiresAt ?? closedAt) : closedAt
  return moment ? [`${word} `, { moment }] : [word]
}
