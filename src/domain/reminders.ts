import type { Invitation, Reminders } from './invitation.ts'

/** However many days a team names: a third message nags. */
export const MOST_REMINDERS = 2
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Nobody is hurried at the last moment. */
const LAST_CALL_MS = 2 * HOUR_MS
/** On the invitee's own clock, on weekdays: from the first hour, and before the last. */
const OPEN_FROM = 9
const OPEN_TO = 18

export type ReminderPlan = {
  /** Days after the card, one for each reminder; empty for none. */
  readonly days: readonly number[]
  /** By its IANA name. */
  readonly timeZone: string
  /** When the card came, where that was just now: perhaps long after the invitation was made. */
  readonly cardAt?: Date
}

/**
 * When whoever has not answered is to be reminded; undefined where they are not, or not any more. What was missed, because
 * nobody looked for a week, is made good once: after each reminder comes a day without one.
 */
export function nextReminderAt(
  invitation: Invitation,
  { days, timeZone, cardAt }: ReminderPlan,
  now: Date,
): Date | undefined {
  const { status, reminders = NONE_SO_FAR, expiresAt } = invitation
  const after = days.slice(0, MOST_REMINDERS)[reminders.sent]
  if (status !== 'pending' || reminders.areOff || after === undefined) return undefined

  const carded = cardAt ? { ...invitation, resentAt: cardAt } : invitation
  const soonest = Math.max(plannedMs(carded, after), now.getTime())
  const at = nextOpenHour(new Date(soonest), timeZone)
  return expiresAt && at.getTime() > expiresAt.getTime() - LAST_CALL_MS ? undefined : at
}

/** What an invitation begins with. */
export const NONE_SO_FAR: Reminders = { sent: 0, areOff: false }

/** So many days after the last card, and a day after the last reminder. */
function plannedMs({ createdAt, resentAt = createdAt, reminders }: Invitation, afterDays: number): number {
  const planned = resentAt.getTime() + afterDays * DAY_MS
  return reminders?.lastAt ? Math.max(planned, reminders.lastAt.getTime() + DAY_MS) : planned
}

/** The moment itself where somebody there may be written to, else when that is so again. */
export function nextOpenHour(at: Date, timeZone: string): Date {
  if (isOpenHour(at, timeZone)) return at
  // Every zone begins its hours at a quarter of ours, also where summer time comes or goes.
  let next = Math.ceil(at.getTime() / QUARTER_MS) * QUARTER_MS
  while (!isOpenHour(new Date(next), timeZone)) next += QUARTER_MS
  return new Date(next)
}

const QUARTER_MS = 15 * 60_000

function isOpenHour(at: Date, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at)
  const valueOf = (type: 'weekday' | 'hour') => parts.find((part) => part.type === type)?.value ?? ''
  const hour = Number(valueOf('hour'))
  return !WEEKEND.has(valueOf('weekday')) && hour >= OPEN_FROM && hour < OPEN_TO
}

const WEEKEND: ReadonlySet<string> = new Set(['Sat', 'Sun'])

/** Whether the clocks of this machine know it. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
