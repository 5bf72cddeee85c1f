import type { Member } from './account.ts'
import type { Change } from './change.ts'
import type { Denied, ListedMember } from './outcomes.ts'
import type { Role } from './role.ts'
import type { Team } from './team.ts'

/** Why it came to no question "sure?". */
export type NoMember =
  | {
      readonly kind: 'which'
      readonly team: Team
      readonly members: readonly ListedMember[]
      /** False where more match than are shown. */
      readonly isWhole: boolean
    }
  | { readonly kind: 'nobody'; readonly team: Team; readonly who: string }
  /** A chat person of whom nobody knows which account they are. */
  | { readonly kind: 'unlinked'; readonly team: Team; readonly name: string }
  /** The list they were picked from is older than that. */
  | { readonly kind: 'left'; readonly team: Team }
  | Denied

/** Somebody asked for something, and is asked whether they are sure. */
export type Proposal =
  | {
      readonly kind: 'sure'
      readonly team: Team
      readonly change: Change
      readonly isByTwo: boolean
      /** It takes a second person, and nobody is there who could be it. */
      readonly lacksSecond: boolean
      /** Sent by the member, and still open. */
      readonly invitations: number
    }
  /** Another one about the same member is open. */
  | { readonly kind: 'under_way'; readonly team: Team; readonly change: Change }
  | Denied

export type RemoveAskOutcome =
  /** Nobody was named yet: ask. */
  { readonly kind: 'whom'; readonly team: Team } | NoMember | Proposal

export type RoleAskOutcome =
  | { readonly kind: 'whom'; readonly team: Team }
  /** No role was named yet: ask. */
  | {
      readonly kind: 'which_role'
      readonly team: Team
      readonly member: Member
      readonly key: string
      readonly roles: readonly Role[]
    }
  | {
      readonly kind: 'unknown_role'
      readonly team: Team
      readonly role: string
      readonly roles: readonly Role[]
    }
  | { readonly kind: 'has_role'; readonly team: Team; readonly member: Member }
  | NoMember
  | Proposal

export type LeaveAskOutcome =
  /** Usher cannot know that it is them, or the backend lets nobody leave: they leave there. */
  | { readonly kind: 'elsewhere'; readonly team: Team }
  /** It takes their own right to act there. */
  | { readonly kind: 'link_required'; readonly team: Team }
  | Proposal

/** What came of a yes, a no or a second thought. */
export type ChangeOutcome =
  /** As it stands now. */
  | {
      readonly kind: 'changed'
      readonly team: Team
      readonly change: Change
      /** Somebody else can see it in an admin channel. */
      readonly isShown: boolean
    }
  /** Somebody was faster, or its time is over. */
  | { readonly kind: 'already'; readonly team: Team; readonly change: Change }
  | { readonly kind: 'under_way'; readonly team: Team; readonly change: Change }
  /** The member is not any more as they were when it was asked for. */
  | { readonly kind: 'stale'; readonly team: Team; readonly change: Change }
  | { readonly kind: 'link_required'; readonly team: Team }
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'not_found' }
  | Denied
