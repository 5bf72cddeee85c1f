import type { Clock } from '../../clock.ts'
import type { SignIn } from '../stand-in.ts'

/** The control plane, with one organization in it. */
export type State = {
  readonly clock: Clock
  readonly organization: Organization
  /** Service accounts are users too. By id. */
  readonly users: Map<string, User>
  readonly teams: readonly Team[]
  readonly roles: readonly Role[]
  /** Ids of the users who are in the organization. */
  readonly members: Set<string>
  grants: readonly Grant[]
  invitations: readonly Invitation[]
  readonly accessTokens: Map<string, AccessToken>
  /** The address of every mail that went out, oldest first. */
  readonly mails: string[]
  /** Where people sign in with their company's account. */
  readonly signIn: SignIn
}

export type Organization = {
  readonly id: string
  readonly name: string
  readonly logoUrl: string
  /** Addresses of these and of their subdomains are in once they sign in. */
  readonly trustedDomains: readonly string[]
  /** How many people the subscription allows. */
  readonly seats: number
}

export type User = {
  readonly id: string
  readonly name: string
  /** Service accounts have none. */
  readonly email: string | null
  readonly isServiceAccount: boolean
  /** A personal access token, or the key of a service account. */
  readonly key: string
}

export type Team = { readonly id: string; readonly name: string; readonly users: readonly string[] }

export type Right = 'view' | 'manage'

export type Role = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly isBuiltIn: boolean
  readonly rights: readonly Right[]
}

/** One role for one user, one team or one invitation. */
export type Grant = { readonly role: string; readonly to: string }

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly inviter: string
  readonly expiresAt: Date
  readonly answer: 'accepted' | 'declined' | undefined
  /** Its address was on a trusted domain when it was made. */
  readonly completesBySignIn: boolean
}

export type AccessToken = { readonly user: string; readonly expiresAt: Date }
