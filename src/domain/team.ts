import type { TeamId } from './ids.ts'

/** What one is a member of. Its members and invitations live in the backend of that name. */
export type Team = {
  readonly id: TeamId
  readonly name: string
  readonly backend: string
  /** The role an invitation carries when nobody names one. */
  readonly defaultRole: string
  /** How long an invitation may be answered, in milliseconds. */
  readonly invitationLifeMs: number
}
