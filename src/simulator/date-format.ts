const formats = new Map<string, Intl.DateTimeFormat>()

/** The same one for the same wishes: each holds much memory that is not seen by whoever clears away. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format
}
