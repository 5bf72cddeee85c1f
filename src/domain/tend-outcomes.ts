import type { Bulk } from './bulk.ts'
import type { BulkSight } from './bulk-tally.ts'
import type { BulkAtWork, NoBulk } from './draft-outcomes.ts'
import type { Team } from './team.ts'

/** What came of a step of a list that has begun. */
export type BulkTendOutcome =
  | BulkAtWork
  /** Nobody is left whom it could be tried with again, or whose invitation could be taken back. */
  | { readonly kind: 'nothing' | 'too_late'; readonly sight: BulkSight }
  /** Another one is at work; absent where it has just ended. */
  | { readonly kind: 'under_way'; readonly team: Team; readonly rival?: Bulk }
  | NoBulk

export type BulkRetryOutcome = { readonly kind: 'begun'; readonly sight: BulkSight } | BulkTendOutcome

export type BulkUndoAskOutcome = { readonly kind: 'sure'; readonly sight: BulkSight } | BulkTendOutcome
