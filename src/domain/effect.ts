import type { Actor } from './actor.ts'
import type { ChannelRef } from './channel.ts'
import type { ChangeId, EffectId, InvitationId } from './ids.ts'

/** What must still happen, as facts: no rendered text, no reply handle, no address. */
export type EffectWork = InvitationWork | ChangeWork

/** What effects are about: those about the same run one after the other. */
export type EffectSubject = InvitationId | ChangeId

export const subjectOf = (work: EffectWork): EffectSubject =>
  'invitation' in work ? work.invitation : work.change

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
  /** The invitee gets the card at this actor. */
  | { readonly kind: 'deliver_card'; readonly invitation: InvitationId; readonly to: Actor }
  /** Every card about the invitation is made to show its state. */
  | { readonly kind: 'revise_cards'; readonly invitation: InvitationId }
  /** The inviter hears how it ended. */
  | { readonly kind: 'notify_inviter'; readonly invitation: InvitationId }
  /** Whoever finishes at the backend itself is looked for among its members. */
  | { readonly kind: 'watch'; readonly invitation: InvitationId }

export type EffectKind = EffectWork['kind']

export type Effect = {
  readonly id: EffectId
  readonly work: EffectWork
  /** Finished attempts. */
  readonly attempts: number
  /** One of them may have reached the other side and died before it said so. */
  readonly mayBeDone: boolean
  /** Not to be run before. */
  readonly dueAt: Date
}
