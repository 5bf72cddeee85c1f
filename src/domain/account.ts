import type { Actor } from './actor.ts'
import type { AccountId, TeamId } from './ids.ts'
import type { Role } from './role.ts'

/** An account with a membership. */
export type Member = {
  readonly account: AccountId
  readonly name: string
  readonly role: Role
  readonly email?: string
}

/** The verified pair of a chat person and a backend account, per team and where the team is. */
export type AccountLink = {
  readonly team: TeamId
  readonly tenant: string
  readonly actor: Actor
  readonly account: AccountId
  readonly email?: string
  readonly proof: LinkProof
}

/**
 * `configured` by the operator or `mapped` by an admin; or proven, when the actor `accepted` an invitation, gave a
 * `token` of the account, signed in at the `issuer` that the team trusts or at their own `platform`, or read the code
 * in a `mail`.
 */
export type LinkProof = 'configured' | 'mapped' | 'accepted' | 'token' | 'issuer' | 'platform' | 'mail'
