import { escapeMarkdown } from 'discord.js'

// Zero-width space: breaks a pattern without being seen.
const BREAK = '\u200b'

/** Text from people as Discord markdown that shows it as it is: it can neither format, link nor mention. */
export function escape(text: string): string {
  return escapeLineStarts(escapeMarkdown(defuse(text), ALL))
}

/** For inside of back-ticks, where a backslash would be shown. */
export const escapeCode = (text: string): string => withoutDirections(text).replaceAll('`', 'ˋ')

const ALL = { heading: true, bulletedList: true, numberedList: true, maskedLink: true } as const

// Runs first: escapeMarkdown leaves alone what looks like a link or an emoji.
function defuse(text: string): string {
  return withoutDirections(text)
    .replace(/<(?=[@#:/a-z])/giu, `<${BREAK}`)
    .replace(/@(?=everyone|here)/giu, `@${BREAK}`)
    .replaceAll('://', `:${BREAK}//`)
    .replace(/(discord(?:app)?\.(?:gg|com))\//giu, `$1${BREAK}/`)
}

/** Overrides, embeddings and isolates can make a text read backwards. */
const withoutDirections = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')

/** Quotes, small print and the list signs that escapeMarkdown does not know. */
const escapeLineStarts = (text: string): string => text.replace(/^(\s*)(>|-#|\+ |\d+\))/gmu, '$1\\$2')
