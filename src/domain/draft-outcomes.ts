import type { Bulk, BulkLine, BulkRow, BulkVerdict } from './bulk.ts'
import type { BulkSight } from './bulk-tally.ts'
import type { ListFlaw } from './list.ts'
import type { Denied } from './outcomes.ts'
import type { Role } from './role.ts'
import type { Team } from './team.ts'

/** What would happen with a list, before anything does. */
export type BulkPreview = {
  readonly kind: 'preview'
  readonly team: Team
  readonly bulk: Bulk
  /** Those that occur, what can be done first. */
  readonly groups: readonly BulkGroup[]
  /** The one that is at work: this one can begin when that is done. */
  readonly rival?: Bulk
}

/** Rows of one verdict. */
export type BulkGroup = {
  readonly verdict: BulkVerdict
  readonly rows: number
  readonly first: readonly BulkRow[]
}

/** It has begun, or never will: how it stands. */
export type BulkAtWork = { readonly kind: 'at_work'; readonly sight: BulkSight }

/** It is over, and no message could say so. */
export type BulkUntold = { readonly kind: 'untold'; readonly sight: BulkSight }

export type BulkAskOutcome =
  /** Nobody was named yet: ask. */
  | {
      readonly kind: 'whom'
      readonly team: Team
      /** Those that the asker may hand out by a list. */
      readonly roles: readonly Role[]
      /** For everybody whose row names no other. */
      readonly ordinary?: Role
    }
  | BulkPreview
  | BulkAtWork
  | BulkUntold
  | Denied

/** What came of a list that was given. */
export type BulkDraftOutcome =
  | BulkPreview
  /** Nobody was picked, nothing pasted and no file given. */
  | { readonly kind: 'nothing'; readonly team: Team }
  | { readonly kind: 'unknown_role'; readonly role: string; readonly roles: readonly Role[] }
  /** The asker may not hand it out by a list, or not alone. */
  | { readonly kind: 'role_not_allowed'; readonly role: string; readonly roles: readonly Role[] }
  | BulkUnreadable
  | BulkAtWork
  | Denied

/** Nothing can be made of it, and nobody sees what was written down of it before. */
export type BulkUnreadable = {
  readonly kind: 'unreadable'
  readonly because: ListFlaw | { readonly kind: 'gone' | 'elsewhere' | 'not_the_file' }
  /** Absent where it was pasted. */
  readonly file?: string
}

/** What came of a yes to a list. */
export type BulkConfirmOutcome =
  /** This yes began it. */
  | { readonly kind: 'begun'; readonly sight: BulkSight }
  | BulkAtWork
  /** Another one is at work; absent where it has just ended. */
  | { readonly kind: 'under_way'; readonly team: Team; readonly rival?: Bulk }
  /** Nobody on it can be invited. */
  | { readonly kind: 'nobody'; readonly team: Team }
  /** It asks for roles that whoever gave it may not hand out by a list any more. */
  | { readonly kind: 'role_not_allowed'; readonly role: string; readonly roles: readonly Role[] }
  | NoBulk

/** Why there is nothing to be done with one. */
export type NoBulk =
  | { readonly kind: 'not_found' }
  /** Only whoever gave it can say yes to it. */
  | { readonly kind: 'not_yours'; readonly bulk: Bulk }
  /** It was for where the team was before. */
  | { readonly kind: 'moved'; readonly team: Team }
  | Denied

export type BulkDropOutcome = { readonly kind: 'dropped'; readonly team: Team } | BulkAtWork | NoBulk

/** A list to be looked at elsewhere. */
export type BulkFileOutcome =
  | {
      readonly kind: 'file'
      readonly team: Team
      readonly bulk: Bulk
      readonly lines: readonly BulkLine[]
    }
  | NoBulk
