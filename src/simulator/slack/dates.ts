import { dateFormat } from '../date-format.ts'

const DAY_MS = 86_400_000

type Reader = { readonly timeZone: string; readonly now: Date }
type Styles = Readonly<Record<string, Intl.DateTimeFormatOptions>>

/** Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const STYLES: Styles = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
}

/** A `<!date^…>` as the reader's client shows it: in their zone, with "today" where the format is pretty. */
export function renderDate(unixSeconds: number, format: string, reader: Reader): string {
  const moment = new Date(unixSeconds * 1000)
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => renderToken(token, moment, reader) ?? whole)
}

function renderToken(token: string, moment: Date, reader: Reader): string | undefined {
  if (token === 'ago') return agoOf(moment, reader.now)
  const pretty = token.endsWith('_pretty') ? dayName(moment, reader) : undefined
  const style = STYLES[token.replace(/_pretty$/, '')]
  if (pretty || !style) return pretty
  return dateFormat('en-US', { ...style, timeZone: reader.timeZone }).format(moment)
}

function dayName(moment: Date, { now, timeZone }: Reader): string | undefined {
  const dayOf = (date: Date) => dateFormat('en-CA', { timeZone }).format(date)
  const names = [
    ['yesterday', -DAY_MS],
    ['today', 0],
    ['tomorrow', DAY_MS],
  ] as const
  const found = names.find(([, shiftMs]) => dayOf(new Date(now.getTime() + shiftMs)) === dayOf(moment))
  return found?.[0]
}

function agoOf(moment: Date, now: Date): string {
  const minutes = Math.round((moment.getTime() - now.getTime()) / 60_000)
  const relative = new Intl.RelativeTimeFormat('en-US')
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour')
  return relative.format(Math.round(minutes / (24 * 60)), 'day')
}
