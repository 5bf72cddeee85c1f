import type { Actor, Place } from './actor.ts'
import { asTeamId, type BulkId, type ChangeId, type InvitationId, type TeamId } from './ids.ts'

/** Who did what, where, and what came of it. Written with the state it describes, never changed. */
export type AuditEntry = {
  readonly at: Date
  /** {@link NO_TEAM} where it never came to a team. */
  readonly team: TeamId
  /** Absent when the clock or the backend did it. */
  readonly actor?: Actor
  readonly place?: Place
  /** What was done or refused: `invitation.sent`, `invitation.joined`, `invite`. */
  readonly action: string
  readonly invitation?: InvitationId
  readonly change?: ChangeId
  readonly bulk?: BulkId
  readonly decision: 'done' | 'refused' | 'failed'
  /** A machine word: the ruling or the backend's refusal. */
  readonly reason?: string
}

/** No team has this id: they are letters, digits and single hyphens between them. */
export const NO_TEAM: TeamId = asTeamId('-')
