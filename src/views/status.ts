import { assertNever } from '../domain/assert-never.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Span } from './view.ts'

/** One invitation on one line, for those who may see the list. */
export function statusLine(invitation: Invitation): readonly Span[] {
  const { invitee, inviter, inviterName, role } = invitation
  return [
    { bold: invitee.name },
    ` – ${role}, `,
    ...statusSpans(invitation),
    ', invited by ',
    { person: inviter, name: inviterName },
  ]
}

function statusSpans(invitation: Invitation): Span[] {
  switch (invitation.status) {
    case 'sending':
      return ['being sent']
    case 'pending':
      return invitation.expiresAt
        ? ['waiting for an answer until ', { moment: invitation.expiresAt }]
        : ['waiting for an answer']
    case 'joining':
      return ['accepted, waiting for the team']
    case 'declining':
      return ['declined, waiting for the team']
    case 'revoking':
      return ['being taken back']
    case 'joined':
    case 'declined':
    case 'revoked':
    case 'expired':
    case 'failed':
      return closedSpans(CLOSED[invitation.status], invitation)
    default:
      return assertNever(invitation.status)
  }
}

const CLOSED = {
  joined: 'joined',
  declined: 'declined',
  revoked: 'taken back',
  expired: 'expired',
  failed: 'failed',
} as const

/** What expired did so at its time, even if nobody looked until later. */
function closedSpans(word: string, { status, expiresAt, closedAt }: Invitation): Span[] {
  const moment = status === 'expired' ? (expiresAt ?? closedAt) : closedAt
  return moment ? [`${word} `, { moment }] : [word]
}
