import { shortDayText, timeText } from '../text/dates.ts'

/** `{date_short_pretty} at {time}`: Slack writes the moment as the reader's own clock shows it. */
export const dateText = (format: string, at: Date): string =>
  format.replace(/\{(\w+)\}/g, (_whole, part: string) =>
    part.startsWith('time') ? timeText(at) : shortDayText(at),
  )
