const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' })
const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' })
const full = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' })

export const timeText = (at: Date): string => time.format(at)
export const shortDayText = (at: Date): string => shortDay.format(at)
export const longText = (at: Date): string => long.format(at)
/** With the day of the week. */
export const fullText = (at: Date): string => full.format(at)
export const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString()

const DAY_MS = 86_400_000

/** "Today", "Yesterday", or the day itself. */
export function dayText(at: Date, now: Date): string {
  if (isSameDay(at, now)) return 'Today'
  if (isSameDay(at, new Date(now.getTime() - DAY_MS))) return 'Yesterday'
  return day.format(at)
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

/** "in 7 days", "2 hours ago" */
export function relativeText(at: Date, now: Date): string {
  const aheadMs = at.getTime() - now.getTime()
  const [unit, unitMs] = UNITS.find(([, ms]) => Math.abs(aheadMs) >= ms) ?? ['second', 1000]
  return relative.format(Math.round(aheadMs / unitMs), unit)
}
