import type { Actor } from './actor.ts'
import type { InvitationId, LinkRequestId, TeamId } from './ids.ts'

/** Somebody's way to a page where they link their account: for one person, once, for ten minutes. */
export type LinkRequest = {
  readonly id: LinkRequestId
  readonly team: TeamId
  readonly tenant: string
  readonly actor: Actor
  readonly actorName: string
  /** What they wanted when they were sent to link: finished by itself afterwards. */
  readonly wish?: Wish
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly status: 'open' | 'started' | 'used'
  /** While `started`: how they prove who they are, and in which browser. */
  readonly visit?: SignInVisit
}

export type Wish = { readonly kind: 'accept'; readonly invitation: InvitationId } | { readonly kind: 'leave' }

/** One browser on its way to where its person proves who they are. */
export type SignInVisit = {
  readonly way: string
  /** A hash of the browser's cookie. */
  readonly browser: string
  /** A hash of what has to come back from the issuer. */
  readonly state: string
  /** What the issuer asks for then, sealed. */
  readonly secrets: string
}

/** Also told on the page. */
export const LINK_LIFE_MS = 10 * 60_000

/** A code by e-mail: whoever reads it has the address. */
export type MailCode = {
  readonly id: string
  readonly team: TeamId
  readonly tenant: string
  readonly actor: Actor
  readonly email: string
  /** Sealed; without a key to seal it with, a hash. */
  readonly code: string
  readonly wish?: Wish
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Wrong ones so far. */
  readonly attempts: number
  readonly isUsed: boolean
}
