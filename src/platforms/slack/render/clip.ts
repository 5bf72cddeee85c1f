const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cut between characters as people see them, with an ellipsis; `max` counts UTF-16 units, as Slack does. */
export const clip = (text: string, max: number): string => clipMeasured(text, max, (part) => part.length)

/**
 * For the one place where Slack reads markup, a message's plain text: control characters become entities, and the cut
 * falls neither into an entity nor into a character.
 */
export function clipEscaped(text: string, max: number): string {
  return escape(clipMeasured(text, max, (part) => escape(part).length))
}

function clipMeasured(text: string, max: number, measure: (part: string) => number): string {
  if (measure(text) <= max) return text
  let kept = ''
  let length = 1
  for (const { segment } of graphemes.segment(text)) {
    length += measure(segment)
    if (length > max) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
