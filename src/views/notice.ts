import { assertNever } from '../domain/assert-never.ts'
import {
  ENDED_THERE,
  type Invitation,
  isUnconfirmed,
  NOT_DECLINED,
  NOT_REVOKED,
  UNCONFIRMED,
} from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { failure } from './card.ts'
import { endedThere, stillInMail, stillOpen, unconfirmed } from './honesty.ts'
import type { Span, View } from './view.ts'
import { withArticle } from './words.ts'

/** Tells the inviter how it ended; undefined where there is nothing to tell. */
export function inviterNotice(team: Team, invitation: Invitation): View | undefined {
  const { status, role, invitee } = invitation
  const name = invitee.name
  switch (status) {
    case 'joined':
      return {
        tone: 'good',
        title: `${name} joined ${team.name}`,
        lines: [`They are ${withArticle(role)} of the team now.`],
      }
    case 'declined':
      return { tone: 'neutral', title: `${name} declined the invitation to ${team.name}` }
    case 'expired':
      // It is asked what is to follow: see `newsNotice`.
      return undefined
    case 'revoked':
      return revoked(team, invitation)
    case 'failed':
      return failed(team, invitation)
    case 'denied':
      return {
        tone: 'neutral',
        title: `${name} was not invited to ${team.name}`,
        lines: [whyDenied(invitation)],
      }
    case 'requested':
    case 'sending':
    case 'pending':
    case 'joining':
    case 'declining':
    case 'revoking':
      return isUnconfirmed(invitation) ? inDoubt(team, invitation) : undefined
    default:
      return assertNever(status)
  }
}

const whyDenied = ({ failure: reason }: Invitation): string =>
  reason === 'lapsed'
    ? 'Nobody in the admin channel answered your request in time. You can ask again.'
    : 'Your request was not agreed to in the admin channel. Ask there if you would like to know why.'

const inDoubt = (team: Team, { invitee }: Invitation): View => ({
  tone: 'bad',
  title: `${invitee.name} is perhaps invited to ${team.name}`,
  lines: [`${unconfirmed(team)}.`],
})

/** Between a name and the team's. */
export function howItExpired({ answeredBy, failure: doubt }: Invitation): string {
  if (answeredBy) return 'said yes but did not finish joining'
  return doubt === UNCONFIRMED ? 'did not turn up in' : 'did not answer the invitation to'
}

function revoked(team: Team, invitation: Invitation): View {
  const { invitee, failure: doubt } = invitation
  const about = `The invitation of ${invitee.name} to ${team.name}`
  if (doubt === ENDED_THERE)
    return {
      tone: 'neutral',
      title: `${about} is over`,
      lines: [endedThere(team), 'Type /team invite to invite them again, or leave it.'],
    }
  const next =
    doubt === undefined
      ? `${invitee.name} can no longer accept it. Type /team invite to invite them again.`
      : stillInMail(team)
  return { tone: 'neutral', title: `${about} was taken back`, lines: [[...takenBackBy(invitation), next]] }
}

function takenBackBy({ answeredBy: person, answeredByName: name }: Invitation): readonly Span[] {
  return person && name !== undefined ? [{ person, name }, ' did that. '] : []
}

function failed(team: Team, invitation: Invitation): View {
  const { answeredBy, invitee } = invitation
  const { name } = invitee
  if (invitation.failure === NOT_DECLINED)
    return { tone: 'bad', title: `${name} declined the invitation to ${team.name}`, lines: [stillOpen(team)] }
  if (invitation.failure === NOT_REVOKED)
    return {
      tone: 'bad',
      title: `The invitation of ${name} to ${team.name} could not be taken back`,
      lines: [stillOpen(team)],
    }
  if (invitation.failure === 'moved')
    return {
      tone: 'neutral',
      title: `The invitation of ${name} to ${team.name} is over`,
      lines: [failure(invitation)],
    }
  if (invitation.failure === 'already_member')
    return { tone: 'neutral', title: `${name} is already in ${team.name}` }
  return {
    tone: 'bad',
    title: `${name} could not ${answeredBy ? 'join' : 'be invited to'} ${team.name}`,
    lines: [failure(invitation)],
  }
}
