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

const HOUR_MS = 60 * 60_000
/** For so long nobody knocks again, unless whose door it is shows a sign of life. */
const SHUT_FOR_MS = 24 * HOUR_MS
/** A rule is somebody else's, who may change it at any moment. */
const RULED_OUT_FOR_MS = HOUR_MS
/** Whoever was tried a moment ago is not tried again by each of their presses. */
const KNOCKED_JUST_NOW_MS = 10 * 60_000

export const isShut = ({ since, reason }: ClosedDoor, now: Date): boolean =>
  ageOf(since, now) < (reason === 'not_allowed' ? RULED_OUT_FOR_MS : SHUT_FOR_MS)

/** Somebody did something in their chat, so they are worth another try. */
export const isOpenedBySign = ({ since }: ClosedDoor, now: Date): boolean =>
  ageOf(since, now) >= KNOCKED_JUST_NOW_MS

const ageOf = (since: Date, now: Date): number => now.getTime() - since.getTime()

/** A verdict on the person, and not on one message or one channel. */
export const isUnreachable = (reason: string): reason is UnreachableReason => reason in UNREACHABLE

const UNREACHABLE: Readonly<Record<UnreachableReason, true>> = {
  closed: true,
  no_shared_space: true,
  unknown_person: true,
  deactivated: true,
  not_allowed: true,
}
