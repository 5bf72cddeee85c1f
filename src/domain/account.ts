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
  /** `configured` by the operator, or proven when the actor `accepted` an invitation or gave a `token` of the account. */
  readonly proof: 'configured' | 'accepted' | 'token'
}
