import type { LinkProof, Member } from './account.ts'
import type { AdminChannel, ChannelRef, Flaw } from './channel.ts'
import type { CommandSpec } from './command.ts'
import type { Missed, Ways } from './detour.ts'
import type { InvitationId } from './ids.ts'
import { type Invitation, type InvitationStatus, OPEN_STATUSES } from './invitation.ts'
import type { Action, Refusal } from './policy.ts'
import type { Role } from './role.ts'
import type { Team } from './team.ts'

/** The policy said no. */
export type Denied = {
  readonly kind: 'denied'
  readonly action: Action
  readonly team: Team
  readonly ruling: Refusal
  /** The name of whom it was about; absent where nobody was named yet. */
  readonly whom?: string
  /** Why the bound channel where they are does not count. */
  readonly flaws: readonly Flaw[]
  /** Names of people who could. */
  readonly whoCould: readonly string[]
  /** Nobody else is there who could. */
  readonly couldNobody?: boolean
}

export type InviteOutcome =
  | {
      readonly kind: 'invited'
      readonly team: Team
      readonly rows: readonly InviteRow[]
      /** Nobody is invited before somebody else agreed, because the asker may only ask, or because it takes two. */
      readonly waitsFor?: 'on_request' | 'by_two'
    }
  /** Nobody was named yet: ask. */
  | { readonly kind: 'whom'; readonly team: Team; readonly roles: readonly Role[] }
  | { readonly kind: 'unknown_role'; readonly role: string; readonly roles: readonly Role[] }
  | { readonly kind: 'unreadable'; readonly words: readonly string[] }
  | { readonly kind: 'too_many'; readonly count: number; readonly most: number }
  | Denied

/** What came of one invitee. */
export type InviteRow =
  | InvitedRow
  | {
      readonly kind: 'already_invited'
      readonly name: string
      /** Somebody asked for it, and nobody has agreed yet: nothing was sent. */
      readonly isRequested: boolean
    }
  | { readonly kind: 'already_member'; readonly name: string }
  /** They asked before a crash, and another invitation of the same person has ended since. */
  | { readonly kind: 'over'; readonly invitation: Invitation }
  | { readonly kind: 'not_invitable'; readonly name: string; readonly reason: NotInvitable }

export type InvitedRow = {
  readonly kind: 'invitation'
  readonly invitation: Invitation
  /** Why the backend does not have it yet; absent where that is not known, or it has. */
  readonly trouble?: string
  /** Titles of the platforms where the card arrived. */
  readonly delivered: readonly string[]
  /** Where it could not be delivered, for good. */
  readonly missed: readonly Missed[]
  /** What can be done where it arrived nowhere. */
  readonly ways?: Ways
  /** Cards that are still on their way. */
  readonly isDelivering: boolean
}

export type NotInvitable =
  | 'yourself'
  | 'bot'
  | 'guest'
  | 'stranger'
  | 'deactivated'
  | 'unknown'
  /** The team's backend invites by address, or the team allows only some; and theirs is not known. */
  | 'no_email'
  | 'other_domain'
  /** Members and open invitations together are as many as the team takes. */
  | 'over_limit'

export type AnswerOutcome =
  /** As it stands now: joined, declined, failed, or still waiting for the backend. */
  | { readonly kind: 'answered'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'already'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'expired'; readonly team: Team; readonly invitation: Invitation }
  /** The backend takes a yes only from the person themselves: they have to give a token of their own first. */
  | {
      readonly kind: 'link_required'
      readonly team: Team
      readonly invitation: Invitation
      /** They gave one, and the backend does not take it any more. */
      readonly isRefused: boolean
    }
  | { readonly kind: 'not_ready' }
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'not_found' }
  | Denied

/** What came of a link that somebody proved to be theirs, and of what they wanted it for. */
export type LinkedOutcome =
  | Linked
  /** They proved or were vouched to be somebody else there. */
  | { readonly kind: 'linked_otherwise'; readonly team: Team; readonly proof: LinkProof }
  /** The invitation that they want to accept is for another account than this one. */
  | { readonly kind: 'other_account'; readonly team: Team }

export type Linked = {
  readonly kind: 'linked'
  readonly team: Team
  /** What became of the yes that they were sent here for. */
  readonly answer?: AnswerOutcome
  /** They were sent here because they want to leave. */
  readonly wantsToLeave: boolean
}

export type RevokeOutcome =
  /** As it stands now: revoked, or still waiting for the backend. */
  | { readonly kind: 'revoked'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'already'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'not_found' }
  | Denied

export type RevokeAskOutcome =
  /** Nobody was named yet: ask. */
  | { readonly kind: 'whose'; readonly team: Team }
  | { readonly kind: 'sure'; readonly team: Team; readonly invitation: Invitation }
  | { readonly kind: 'which'; readonly team: Team; readonly invitations: readonly Invitation[] }
  | { readonly kind: 'none_open'; readonly team: Team; readonly who: string }
  | { readonly kind: 'already'; readonly team: Team; readonly invitation: Invitation }
  | Denied

export type InvitationsOutcome =
  | {
      readonly kind: 'invitations'
      readonly team: Team
      readonly invitations: readonly Invitation[]
      readonly total: number
      readonly page: Page
      readonly elsewhere: Elsewhere
      /** Whose card arrived nowhere. */
      readonly unreached: readonly InvitationId[]
    }
  | Denied

/** Names of those whom the backend has invited without Usher; `not_told` where it could not be asked now, or never can. */
export type Elsewhere = readonly string[] | 'not_told'

/** What can be asked for about somebody else. */
export type MemberAction = 'remove' | 'change_role'

/** A member on a list, with what whoever looks at it may do about them. */
export type ListedMember = {
  readonly member: Member
  /** Stands for them in a button, and names nobody. */
  readonly key: string
  readonly may: readonly MemberAction[]
}

export type MembersOutcome =
  | {
      readonly kind: 'members'
      readonly team: Team
      readonly members: readonly ListedMember[]
      readonly total?: number
      readonly search?: string
      /** Asks for the next page; absent on the last one. */
      readonly cursor?: string
      readonly isFirst: boolean
    }
  | Denied

/** A page of a list that is counted. */
export type Page = { readonly offset: number; readonly size: number; readonly search: string }

export type InboxOutcome = {
  readonly kind: 'inbox'
  readonly items: readonly { readonly team: Team; readonly invitation: Invitation }[]
}

export type HelpOutcome = {
  readonly kind: 'help'
  readonly team: Team
  readonly slash: string
  /** Only what the asker may do, as far as that is known. */
  readonly commands: readonly CommandSpec[]
  /** `not_told` while the backend cannot be asked. */
  readonly asker: 'member' | 'stranger' | 'not_told'
  /** The word that is no command. */
  readonly unknown?: string
}

export type SetupOutcome =
  | {
      readonly kind: 'bound'
      readonly team: Team
      readonly channel: ChannelRef
      /** Who is in it and should perhaps not be. */
      readonly warnings: readonly Flaw[]
      /** The one that it takes the place of. */
      readonly before?: AdminChannel
    }
  | { readonly kind: 'unfit'; readonly team: Team; readonly flaws: readonly Flaw[] }
  | Denied

/** What people call the states they look for. */
export const STATUSES_BY_WORD: ReadonlyMap<string, readonly InvitationStatus[]> = new Map<
  string,
  readonly InvitationStatus[]
>([
  ['open', OPEN_STATUSES],
  ['pending', ['sending', 'pending']],
  ['waiting', ['sending', 'pending']],
  ['requested', ['requested']],
  ['accepted', ['joining', 'joined']],
  ['joined', ['joined']],
  ['declined', ['declining', 'declined']],
  ['revoked', ['revoking', 'revoked']],
  ['taken back', ['revoking', 'revoked']],
  ['expired', ['expired']],
  ['denied', ['denied']],
  ['failed', ['failed']],
])
