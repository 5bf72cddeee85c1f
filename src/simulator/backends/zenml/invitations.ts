import { randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'
import { enter } from './membership.ts'
import type { Invitation, State, User } from './model.ts'
import { grant, rolesOf, takeAll } from './roles.ts'

const LIFE_MS = 7 * 24 * 3_600_000

export type InvitationState = 'pending' | 'accepted' | 'declined' | 'expired'

export function stateOf({ clock }: State, { answer, expiresAt }: Invitation): InvitationState {
  return answer ?? (clock.now() < expiresAt ? 'pending' : 'expired')
}

export const isPending = (state: State, invitation: Invitation): boolean =>
  stateOf(state, invitation) === 'pending'

export const pendingFor = (state: State, email: string | null): readonly Invitation[] =>
  state.invitations.filter((one) => one.email === email && isPending(state, one))

type Wish = { readonly email: string; readonly role: string; readonly inviter: string }

/** A mail goes out. */
export function invite(state: State, { email, role, inviter }: Wish): Invitation {
  const invitation: Invitation = {
    id: randomUUID(),
    email,
    inviter,
    expiresAt: new Date(state.clock.now().getTime() + LIFE_MS),
    answer: undefined,
    completesBySignIn: isTrusted(state, email),
  }
  state.invitations = [...state.invitations, invitation]
  grant(state, { role, to: invitation.id })
  state.mails.push(email)
  return invitation
}

function isTrusted({ organization }: State, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return organization.trustedDomains.some((one) => domain === one || domain.endsWith(`.${one}`))
}

/** Seats are counted here and not before. */
export function accept(state: State, invitation: Invitation, user: User): void {
  if (!hasSeat(state, user))
    throw new ApiError(402, 'The subscription of the organization has no seats left.')
  const roles = rolesOf(state, invitation.id)
  close(state, invitation, 'accepted')
  enter(state, user, roles)
}

export const decline = (state: State, invitation: Invitation): void => close(state, invitation, 'declined')

function hasSeat({ members, users, organization }: State, { id }: User): boolean {
  const people = [...members].filter((member) => users.get(member)?.isServiceAccount === false)
  return people.length < organization.seats || members.has(id)
}

function close(state: State, { id }: Invitation, answer: 'accepted' | 'declined'): void {
  state.invitations = state.invitations.map((one) => (one.id === id ? { ...one, answer } : one))
  takeAll(state, id)
}

/** Nothing is left of it. */
export function revoke(state: State, { id }: Invitation): void {
  state.invitations = state.invitations.filter((one) => one.id !== id)
  takeAll(state, id)
}

/**
 * Whoever signs in through the single sign-on of a trusted domain is in without pressing Accept, if there is a seat.
 * Source: https://github.com/zenml-io/zenml/blob/main/docs/book/getting-started/zenml-pro/trusted-domains.md
 */
export function completeBySignIn(state: State, user: User): void {
  const invitation = pendingFor(state, user.email).find(({ completesBySignIn }) => completesBySignIn)
  if (invitation && hasSeat(state, user)) accept(state, invitation, user)
}
