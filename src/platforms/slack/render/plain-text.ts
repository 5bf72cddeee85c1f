import type { Span, Text, View } from '../../../views/view.ts'

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** For the places where a date cannot be shown in the reader's own zone. */
export const momentText = (moment: Date): string => `${moments.format(moment)} UTC`

/** The words alone: people by name, no formatting. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map(spanText).join('')
}

/** A whole view in words, one line each: what notifications show and screen readers say. */
export function viewText(view: View): string {
  const facts = (view.facts ?? []).map(({ label, value }) => `${label}: ${plainText(value)}`)
  const rows = (view.rows ?? []).map(({ text }) => `• ${plainText(text)}`)
  const lines = (view.lines ?? []).map(plainText)
  const footer = view.footer === undefined ? [] : [plainText(view.footer)]
  return [`${MARKS[view.tone]}${plainText(view.title)}`, ...lines, ...facts, ...rows, ...footer].join('\n')
}

/** The tone by a sign as well as by the words. */
export const MARKS = { good: '✅ ', bad: '⚠️ ', waiting: '⏳ ', neutral: '' } as const

function spanText(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return span.bold
  if ('code' in span) return span.code
  if ('link' in span) return span.label
  return 'person' in span ? span.name : momentText(span.moment)
}
