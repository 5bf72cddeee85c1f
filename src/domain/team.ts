import type { PlatformName } from './actor.ts'
import type { BackendFacts } from './backend-facts.ts'
import type { BackendKey, TeamId } from './ids.ts'

/** What one is a member of. Its members and invitations live in its backend. */
export type Team = {
  readonly id: TeamId
  readonly name: string
  readonly backend: BackendFacts
  /** The role an invitation carries when nobody names one; absent for the backend's own ordinary one. */
  readonly defaultRole?: string
  /** How long an invitation may be answered, in milliseconds. */
  readonly invitationLifeMs: number
  /** Only addresses of these may be invited, lower-case; empty for all. */
  readonly domains: readonly string[]
  readonly consent: Consent
  /** Where it is at home; empty for everywhere. */
  readonly places: readonly PlaceBinding[]
  /** Where an invitee finishes in a browser, if that can be said. */
  readonly finishUrl: (key: BackendKey) => URL | undefined
}

/** Whether the backend hears of an invitation before the invitee does, or only once they said yes. */
export type Consent = 'send-first' | 'ask-first'

/** A workspace or guild, or one channel of it. */
export type PlaceBinding = {
  readonly platform: PlatformName
  readonly space: string
  readonly channel?: string
}
