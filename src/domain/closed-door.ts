import type { Actor } from './actor.ts'

/** Somebody whom direct messages do not reach. Knocking again and again is what gets bots banned. */
export type ClosedDoor = {
  readonly actor: Actor
  /** The platform's verdict, as {@link UnreachableReason}. */
  readonly reason: UnreachableReason
  readonly since: Date
}

/** Why a direct message cannot be delivered, whatever it says. */
export type UnreachableReason =
  /** They take none, or none of this bot. */
  | 'closed'
  /** They share no guild with the bot any more. */
  | 'no_shared_space'
  /** There is nobody of that id, or not for this bot. */
  | 'unknown_person'
  /** Their account is switched off. */
  | 'deactivated'
  /** A rule of their workspace, or our own app's settings, forbid it. */
  | 'not_allowed'
