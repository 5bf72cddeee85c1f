const LONGEST_BELIEVED_MS = 24 * 60 * 60_000

/**
 * Milliseconds from `at`, at most a day; undefined where it is neither seconds nor a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfterMs(value: string, at: Date): number | undefined {
  const waitMs = SECONDS.test(value) ? Number(value) * 1_000 : Date.parse(dateIn(value)) - at.getTime()
  if (Number.isNaN(waitMs)) return undefined
  return Math.min(Math.max(0, waitMs), LONGEST_BELIEVED_MS)
}

const SECONDS = /^\d+$/

/** Without a weekday and a zone, `Date.parse` takes nearly anything for a date. */
const dateIn = (value: string): string => (/^[A-Z][a-z]+, .* GMT$/.test(value) ? value : '')
