import { type Invitation, isUnconfirmed } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { failure } from './card.ts'
import { unconfirmed } from './honesty.ts'
import type { View } from './view.ts'
import { withArticle } from './words.ts'

/** Tells the inviter how it ended; undefined where there is nothing to tell. */
export function inviterNotice(team: Team, invitation: Invitation): View | undefined {
  const { status, role, invitee, answeredBy } = invitation
  const name = invitee.name
  if (isUnconfirmed(invitation))
    return {
      tone: 'bad',
      title: `${name} is perhaps invited to ${team.name}`,
      lines: [`${unconfirmed(team)}.`],
    }
  if (status === 'joined')
    return {
      tone: 'good',
      title: `${name} joined ${team.name}`,
      lines: [`They are ${withArticle(role)} of the team now.`],
    }
  if (status === 'declined')
    return { tone: 'neutral', title: `${name} declined the invitation to ${team.name}` }
  if (status === 'expired') {
    return {
      tone: 'neutral',
      title: `${name} ${answeredBy ? 'said yes but did not finish joining' : 'did not answer the invitation to'} ${team.name}`,
      lines: ['The invitation has expired. Type /team invite to invite them again, or leave it.'],
    }
  }
  if (status === 'revoked') {
    return {
      tone: 'neutral',
      title: `The invitation of ${name} to ${team.name} was taken back`,
      lines: ['They can no longer accept it. Type /team invite to invite them again.'],
    }
  }
  if (status === 'failed')
    return {
      tone: 'bad',
      title: `${name} could not ${answeredBy ? 'join' : 'be invited to'} ${team.name}`,
      lines: [failure(invitation)],
    }
  return undefined
}
