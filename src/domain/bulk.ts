import type { Actor, Place } from './actor.ts'
import type { BulkId, InvitationId, TeamId } from './ids.ts'
import type { InvitationStatus } from './invitation.ts'
import type { LineProblem } from './list.ts'
import type { NotInvitable } from './outcomes.ts'

/**
 * `reading` is being written down; `drafted` waits for whoever asked to say yes, after a look at what would happen;
 * `running`, `paused` and `undoing` are at work or held; `finished` and `undone` are over; `dropped` never began.
 */
export type BulkStatus =
  | 'reading'
  | 'drafted'
  | 'running'
  | 'paused'
  | 'finished'
  | 'undoing'
  | 'undone'
  | 'dropped'

/** Of these, a team has one at a time. */
export const OPEN_BULKS = ['running', 'paused', 'undoing'] as const satisfies BulkStatus[]

/** A list of people who are invited together, from the look at it to the report. */
export type Bulk = {
  readonly id: BulkId
  readonly team: TeamId
  /** Where the team was when it was read: {@link Team.tenant}. */
  readonly tenant: string
  readonly asker: Actor
  readonly askerName: string
  readonly place: Place
  /** The file's name; absent where it was pasted. */
  readonly file?: string
  /** Columns that mean nothing here. */
  readonly leftOut: readonly string[]
  /** For everybody whose row names no other. */
  readonly role: string
  readonly note?: string
  readonly status: BulkStatus
  /** How often it was begun: once, and once more for each time that what failed was tried again. */
  readonly round: number
  readonly createdAt: Date
  /** Of this round. */
  readonly startedAt?: Date
  /** What the time left is reckoned by. */
  readonly pace?: BulkPace
  /** Why it is held. */
  readonly pause?: BulkPause
  /** Who stopped it before its end, this round. */
  readonly stoppedByName?: string
  readonly finishedAt?: Date
  /** Until then everything that it sent can be taken back. */
  readonly undoUntil?: Date
  readonly undoneByName?: string
  /** What its messages said last, as a digest: they are revised only where they would say something else. */
  readonly shown?: string
}

/** Since when it runs without having been held, and how many rows waited then. */
export type BulkPace = { readonly since: Date; readonly waiting: number }

export type BulkPause =
  | { readonly kind: 'asked'; readonly byName: string }
  /** Whoever began it may not invite any more. */
  | { readonly kind: 'not_allowed' }
  /** It was tried too often, for a reason that is in the operator's log. */
  | { readonly kind: 'given_up' }

/**
 * `new` waits for its turn. `passed` is not touched, because of its verdict. `sent` has an invitation, which says what
 * became of it. `refused` could not be invited when its turn came. `left` waited when the list was stopped.
 */
export type BulkRowState = 'new' | 'passed' | 'sent' | 'refused' | 'left'

/** What was seen of it before anything happened. */
export type BulkVerdict =
  | 'new'
  | 'member'
  | 'invited'
  /** Somebody asked for it, and nobody has agreed yet. */
  | 'requested'
  /** The same person stands further up. */
  | 'duplicate'
  | 'other_domain'
  /** The team has no such role. */
  | 'unknown_role'
  /** Whoever asks may not hand it out, or not alone. */
  | 'role_not_allowed'
  | 'over_limit'
  | LineProblem
  | NotInvitable

/** One line of it. */
export type BulkRow = {
  readonly bulk: BulkId
  /** From 0, in the order of the list. */
  readonly position: number
  /** As an editor counts, from 1. */
  readonly line: number
  readonly typed: string
  readonly email?: string
  readonly actor?: Actor
  readonly name?: string
  readonly role?: string
  readonly note?: string
  readonly verdict: BulkVerdict
  readonly state: BulkRowState
  /** Why it was `refused` at its turn. */
  readonly reason?: BulkReason
  readonly invitation?: InvitationId
}

export type BulkReason = NotInvitable | 'member' | 'invited' | 'requested' | 'role_not_allowed' | 'over_limit'

/** A row together with what its invitation says by now. */
export type BulkLine = BulkRow & { readonly sent?: BulkSent }

export type BulkSent = {
  readonly status: InvitationStatus
  /** {@link Invitation.failure}. */
  readonly failure?: string
  /** A card arrived at somebody. */
  readonly isReached: boolean
}

/** How many rows are alike. */
export type BulkCount = Pick<BulkLine, 'verdict' | 'state' | 'reason' | 'sent'> & { readonly rows: number }
