import type { Invitation } from './invitation.ts'
import type { Denied, InvitedRow, InviteOutcome } from './outcomes.ts'
import type { Team } from './team.ts'

export type ResendOutcome =
  /** As it stands now: sent again, refused, or still waiting for the backend. */
  | { readonly kind: 'asked'; readonly team: Team; readonly row: InvitedRow }
  /** It was over, so the same person was invited anew. */
  | { readonly kind: 'anew'; readonly outcome: InviteOutcome }
  | { readonly kind: 'under_way'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'already'; readonly team: Team; readonly invitation: Invitation }
  | {
      readonly kind: 'too_soon'
      readonly team: Team
      readonly invitation: Invitation
      readonly againAt: Date
      /** It was a moment ago. */
      readonly isJustNow: boolean
    }
  | { readonly kind: 'not_found' }
  | Denied

export type ResendAskOutcome =
  | ResendOutcome
  /** Nobody was named yet: ask. */
  | { readonly kind: 'whose'; readonly team: Team }
  | { readonly kind: 'which'; readonly team: Team; readonly invitations: readonly Invitation[] }
  | { readonly kind: 'none'; readonly team: Team; readonly who: string }

/** Somebody leaves it at an invitation that is over. */
export type DropOutcome =
  | { readonly kind: 'dropped' | 'already'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'not_found' }
  | Denied

/** The invitee wants no more reminders. */
export type QuietOutcome =
  | { readonly kind: 'quiet' | 'already'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'not_yours' | 'not_found' }
  | Denied
