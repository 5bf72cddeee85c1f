import { asInvitationId } from './ids.ts'
import type { Wish } from './link-request.ts'
import type { Team } from './team.ts'

/** What a button for linking is about: an invitation to accept, or the team and perhaps the wish to leave it. */
export const linkSubject = ({ id }: Pick<Team, 'id'>, wish?: Wish): string => {
  if (!wish) return id
  return wish.kind === 'accept' ? wish.invitation : `${id}${LEAVE}`
}

/** Reads what {@link linkSubject} writes. What is neither is an invitation that nobody has. */
export function readWish({ id }: Pick<Team, 'id'>, subject: string): Wish | undefined {
  if (subject === id) return undefined
  if (subject === `${id}${LEAVE}`) return { kind: 'leave' }
  return { kind: 'accept', invitation: asInvitationId(subject) }
}

/** The invitation's or the team's part of it. */
export const wordOfLink = (subject: string): string => subject.replace(LEAVE, '')

const LEAVE = ':leave'
