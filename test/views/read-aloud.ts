import type { Text, View } from '../../src/views/view.ts'

/** A view as one would read it to somebody, for snapshots. */
export function readAloud({
  tone,
  title,
  lines = [],
  facts = [],
  rows = [],
  buttons = [],
  footer,
}: View): string {
  return [
    `(${tone}) ${plain(title)}`,
    ...lines.map(plain),
    ...facts.map(({ label, value }) => `${label}: ${plain(value)}`),
    ...rows.map(
      ({ text, buttons: own = [] }) => `- ${plain(text)}${own.map(({ label }) => ` [${label}]`).join('')}`,
    ),
    ...(buttons.length > 0 ? [buttons.map(({ label }) => `[${label}]`).join(' ')] : []),
    ...(footer ? [plain(footer)] : []),
  ].join('\n')
}

function plain(text: Text): string {
  if (typeof text === 'string') return text
  return text
    .map((span) => {
      if (typeof span === 'string') return span
      if ('bold' in span) return span.bold
      if ('code' in span) return span.code
      if ('link' in span) return span.label
      return 'moment' in span ? span.moment.toISOString().slice(0, 10) : span.name
    })
    .join('')
}
