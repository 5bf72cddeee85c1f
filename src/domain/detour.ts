import type { Actor } from './actor.ts'
import type { ChannelRef } from './channel.ts'
import type { UnreachableReason } from './closed-door.ts'
import type { InvitationId, InvitationLinkId } from './ids.ts'
import type { Invitation } from './invitation.ts'
import type { SignInVisit } from './link-request.ts'

/** What was done so far for an invitee whom no direct message reaches. */
export type Detour = {
  readonly invitation: InvitationId
  /** When the inviter heard that no card could be brought. */
  readonly toldAt?: Date
  /** When the invitee was mentioned in the channel: once, and never again. */
  readonly mentionedAt?: Date
}

/** An address that the inviter hands on: whoever shows there that they are the invitee may answer. */
export type InvitationLink = {
  /** A hash of the secret in it. */
  readonly id: InvitationLinkId
  readonly invitation: InvitationId
  readonly expiresAt: Date
  /** Once a browser went on from there: how its person shows who they are. */
  readonly visit?: SignInVisit
}

/** Also told to the inviter. */
const LINK_LIFE_MS = 7 * 24 * 60 * 60_000

/** A week, or as long as the invitation can be answered. */
export function linkEnd({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: Date): Date {
  const end = new Date(now.getTime() + LINK_LIFE_MS)
  return expiresAt !== undefined && expiresAt < end ? expiresAt : end
}

/** A chat where the invitee got no card. */
export type Missed = {
  readonly to: Actor
  /** The platform as people call it. */
  readonly on: string
  /** Absent where it is not known any more. */
  readonly reason?: UnreachableReason
}

/** How an invitee can be told all the same. */
export type Ways = {
  /** In the channel where the invitation was asked for. */
  readonly mention?: { readonly to: Actor; readonly place: ChannelRef }
  readonly hasLink: boolean
  /** Why there is no link, where the team would have one. */
  readonly noLink?: 'no_page' | 'no_sign_in'
}

/** An invitation whose card came nowhere, and what can be done about it. */
export type Unreached = { readonly missed: readonly Missed[]; readonly ways: Ways }
