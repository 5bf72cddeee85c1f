import type { Actor } from '../domain/actor.ts'
import type { Grant } from '../domain/grant.ts'

/**
 * Where people prove in a browser who they are: an issuer that the operator trusts, or their chat platform itself.
 * By OAuth 2 authorization code with PKCE and state: https://www.rfc-editor.org/rfc/rfc9700
 */
export interface SignIn {
  readonly way: SignInWay
  /** As people call it: "Lighthouse ID", "Slack". */
  readonly title: string
  /** Where the browser goes, and what may not be known to it until it comes back. Throws {@link SignInUnavailable}. */
  begin(visit: Visit): Promise<Begun>
  /** The browser came back. What it brings is forged until the issuer confirms it. Throws {@link SignInUnavailable}. */
  finish(arrival: Arrival): Promise<SignInOutcome>
  /** Throws {@link SignInUnavailable}. */
  refresh(refreshToken: string): Promise<RefreshOutcome>
  /** Ends the grant at the issuer, where it knows how to. Idempotent. Throws {@link SignInUnavailable}. */
  revoke(grant: Grant): Promise<void>
}

/** An issuer that the team names, or the person's own platform. */
export type SignInWay = 'issuer' | 'slack' | 'discord'

export type Visit = {
  readonly redirectUrl: URL
  /** Comes back with the browser; told to nobody else. */
  readonly state: string
  /** The person wants to choose another account than the one they are signed in with. */
  readonly isAnew: boolean
}

export type Begun = { readonly url: URL; readonly secrets: SignInSecrets }

export type SignInSecrets = { readonly verifier: string; readonly nonce: string }

export type Arrival = {
  /** With everything that the issuer put into it. */
  readonly url: URL
  readonly redirectUrl: URL
  readonly state: string
  readonly secrets: SignInSecrets
}

export type SignInOutcome =
  | { readonly kind: 'proved'; readonly identity: Identity; readonly grant?: Grant }
  /** The person said no at the issuer. */
  | { readonly kind: 'cancelled' }
  /** The issuer does not know the code any more: loaded twice, or too late. */
  | { readonly kind: 'used' }
  /** What came back was not made for this visit. */
  | { readonly kind: 'forged' }
  /** The clocks of the issuer and of this machine are too far apart to believe each other. */
  | { readonly kind: 'clock' }

export type Identity = {
  /** The issuer's own name for the account. */
  readonly subject: string
  readonly name?: string
  /** Lower-case, and only where the issuer vouches for it. */
  readonly email?: string
  /** There is one, and the issuer does not vouch for it. */
  readonly hasUnverifiedEmail: boolean
  /** The chat person, where a platform says so. */
  readonly actor?: Actor
}

export type RefreshOutcome =
  | { readonly kind: 'refreshed'; readonly grant: Grant }
  /** Revoked, used before, or too old: the person has to sign in again. */
  | { readonly kind: 'refused' }

/** Come back later. Neither the message nor the cause holds a token, a code or a link. */
export class SignInUnavailable extends Error {
  /** As people call it. */
  readonly who: string
  constructor(who: string, about: { readonly problem: string; readonly cause?: unknown }) {
    super(`${who} is unavailable: ${about.problem}`, { cause: about.cause })
    this.name = 'SignInUnavailable'
    this.who = who
  }
}
