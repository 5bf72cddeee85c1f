import type { Actor } from './actor.ts'

/** The wish to send an invitation again, and what came of it. */
export type Renewal = {
  readonly by: Actor
  readonly byName: string
  readonly askedAt: Date
  /** Until when it is to be answerable. */
  readonly until: Date
  /** Absent while the backend has not answered. */
  readonly end?: RenewalEnd
  /** Why it was `refused`: the backend's refusal, as one of our own words. */
  readonly reason?: string
}

export const RENEWAL_ENDS = [
  'sent',
  /** Sent, and the backend does not show the later end. */
  'unseen',
  /** Not sent; the old one stands. */
  'refused',
  /** Not sent, and the old one is gone. */
  'lost',
  /** It was over, and another one was made. */
  'anew',
  /** It was over, and somebody said that this is fine. */
  'left',
] as const

export type RenewalEnd = (typeof RENEWAL_ENDS)[number]
