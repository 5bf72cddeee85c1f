import type { Actor } from './actor.ts'
import type { ChannelRef } from './channel.ts'
import type { BulkId, ChangeId, EffectId, InvitationId } from './ids.ts'

/** What must still happen, as facts: no rendered text, no reply handle, no address. */
export type EffectWork = InvitationWork | ChangeWork | BulkWork

/** What effects are about: those about the same run one after the other. */
export type EffectSubject = InvitationId | ChangeId | BulkId

export function subjectOf(work: EffectWork): EffectSubject {
  if ('invitation' in work) return work.invitation
  return 'change' in work ? work.change : work.bulk
}

/** For the log and the operator. */
export function wordFor(work: EffectWork): 'invitation' | 'change' | 'bulk' {
  if ('invitation' in work) return 'invitation'
  return 'change' in work ? 'change' : 'bulk'
}

export type BulkWork =
  /** The next rows of the list are invited. */
  | { readonly kind: 'run_bulk'; readonly bulk: BulkId }
  /** Those that were are taken back, as whoever wanted that would do it. */
  | { readonly kind: 'undo_bulk'; readonly bulk: BulkId; readonly by: Actor }
  /** Every message about it is made to show how far it is. */
  | { readonly kind: 'revise_bulk'; readonly bulk: BulkId }
  /** Who asked, or the admin channel they asked in, gets the message that shows how far it is, or what came of it. */
  | {
      readonly kind: 'post_bulk'
      readonly bulk: BulkId
      readonly what: BulkMessage
      readonly to: Actor | ChannelRef
    }

export type BulkMessage = 'progress' | 'report'

export type ChangeWork =
  /** The backend is asked to do it, or the invitations of a request are sent. */
  | { readonly kind: 'apply_change'; readonly change: ChangeId }
  /** The admin channel gets the card. */
  | { readonly kind: 'post_change'; readonly change: ChangeId; readonly to: ChannelRef }
  /** Every card about it is made to show how it stands. */
  | { readonly kind: 'revise_change'; readonly change: ChangeId }
  /** Who asked for it hears how it ended. */
  | { readonly kind: 'notify_asker'; readonly change: ChangeId }
  /** Whom it is about hears that it was done. */
  | { readonly kind: 'notify_member'; readonly change: ChangeId; readonly to: Actor }

export type InvitationWork =
  /** The backend is asked to make, resolve or take back the invitation. */
  | { readonly kind: 'send'; readonly invitation: InvitationId }
  | { readonly kind: 'accept'; readonly invitation: InvitationId }
  | { readonly kind: 'decline'; readonly invitation: InvitationId }
  | { readonly kind: 'revoke'; readonly invitation: InvitationId }
  /** The invitee gets the card at this actor; sent again it is another edition. */
  | {
      readonly kind: 'deliver_card'
      readonly invitation: InvitationId
      readonly to: Actor
      readonly edition?: Date
    }
  /** Every card about the invitation is made to show its state. */
  | { readonly kind: 'revise_cards'; readonly invitation: InvitationId }
  /** The backend is asked to offer it anew. */
  | { readonly kind: 'resend'; readonly invitation: InvitationId }
  /** Whoever has not answered is reminded, once, and asked again later where that is still due. */
  | { readonly kind: 'remind'; readonly invitation: InvitationId }
  /** Somebody whose direct messages are closed is told in a channel that there is something for them, and not what. */
  | {
      readonly kind: 'mention'
      readonly invitation: InvitationId
      readonly to: Actor
      readonly place: ChannelRef
    }
  /** The inviter hears what became of it. */
  | { readonly kind: 'notify_inviter'; readonly invitation: InvitationId; readonly news: InviterNews }
  /** Whoever finishes at the backend itself is looked for among its members. */
  | { readonly kind: 'watch'; readonly invitation: InvitationId }

/** How it ended, or what is in doubt; that the card could not be brought to the invitee; that it was sent again. */
export type InviterNews = 'ended' | 'unreached' | 'resent'

export type EffectKind = EffectWork['kind']

/** What is more urgent runs first: what somebody waits for, what is due by the clock, one of very many. */
export const URGENCIES = ['interactive', 'background', 'bulk'] as const

export type Urgency = (typeof URGENCIES)[number]

export type Effect = {
  readonly id: EffectId
  readonly work: EffectWork
  /** Finished attempts. */
  readonly attempts: number
  /** One of them may have reached the other side and died before it said so. */
  readonly mayBeDone: boolean
  /** Not to be run before. */
  readonly dueAt: Date
  readonly urgency: Urgency
}
