import type { Actor, PlatformName } from './actor.ts'
import type { ChannelRef } from './channel.ts'

/**
 * Nothing is sent there until it is over: the effects wait and nothing is lost. Idempotent by platform, space and reason.
 * A hold without a space is on the whole platform.
 */
export type Hold = {
  readonly platform: PlatformName
  /** Workspace or guild. */
  readonly space?: string
  readonly reason: HoldReason
  readonly since: Date
}

export type HoldReason =
  /** The platform stops the direct messages of this bot as spam. Channels and answers still work. */
  | 'flagged'
  /** Usher was taken out of the workspace or guild. */
  | 'removed'
  /** The token is not taken any more. */
  | 'token_refused'

/** What an effect that waits for the end of one was put off for begins so. */
export const HELD = 'held '

/** Whether a message there has to wait. A guild is no part of a Discord actor's id: a direct message waits for none. */
export function isOnHold(hold: Hold, to: Actor | ChannelRef): boolean {
  if (hold.platform !== to.platform) return false
  if (hold.reason === 'flagged') return 'id' in to
  if (hold.space === undefined) return true
  return 'id' in to ? to.id.startsWith(`${hold.space}/`) : to.space === hold.space
}
