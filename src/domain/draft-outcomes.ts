import type { Bulk, BulkCount, BulkRow, BulkVerdict } from './bulk.ts'
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
  | Denied

/** What came of a list that was given. */
export type BulkDraftOutcome =
  | BulkPreview
  /** Nobody was picked, nothing pasted and no file given. */
  | { readonly kind: 'nothing'; readonly team: Team }
  | { readonly kind: 'unknown_role'; readonly role: string; readonly roles: readonly Role[] }
  /** The asker may not hand it out by a list, or not alone. */
  | { readonly kind: 'role_not_allowed'; readonly role: Role; readonly roles: readonly Role[] }
  | BulkUnreadable
  | Denied

/** Nothing can be made of it, and nothing of it is kept. */
export type BulkUnreadable = {
  readonly kind: 'unreadable'
  readonly because: ListFlaw | { readonly kind: 'gone' | 'elsewhere' | 'not_the_file' }
  /** Absent where it was pasted. */
  readonly file?: string
}

/** What came of a yes to a list. */
export type BulkConfirmOutcome =
  /** As it stands now; `isNew` where this yes began it. */
  | { readonly kind: 'begun'; readonly team: Team; readonly bulk: Bulk; readonly isNew: boolean }
  /** Another one is at work. */
  | { readonly kind: 'under_way'; readonly team: Team; readonly bulk: Bulk; readonly rival: Bulk }
  | { readonly kind: 'dropped'; readonly team: Team }
  /** Nobody on it can be invited. */
  | { readonly kind: 'nobody'; readonly team: Team }
  /** Somebody else gave it. */
  | { readonly kind: 'not_yours'; readonly bulk: Bulk }
  /** It asks for roles that they may not hand out any more. */
  | { readonly kind: 'role_not_allowed'; readonly roles: readonly string[] }
  | { readonly kind: 'moved'; readonly team: Team }
  | { readonly kind: 'not_found' }
  | Denied
