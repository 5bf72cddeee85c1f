import { escapeMarkdown } from 'discord.js'

/** Text from people as Discord markdown that shows it as it is: it can neither format, link nor mention. */
export function escape(text: string): string {
  const hidden = withoutDirections(text).replace(RESERVED, '').replace(STARTS, hide)
  return escapeLineStarts(escapeMarkdown(hidden, ALL)).replace(RESERVED, reveal)
}

/** For inside of back-ticks, where a backslash would be shown. */
export const escapeCode = (text: string): string => withoutDirections(text).replaceAll('`', 'ˋ')

const ALL = { heading: true, bulletedList: true, numberedList: true, maskedLink: true } as const

/** Where a mention, an emoji, a moment, a link or an invite to a guild starts. */
const STARTS =
  /<(?=[@#:/a-z])|@(?=everyone|here)|(?<=:)\/(?=\/)|(?<=\bdiscord(?:app)?\.(?:gg|com))\/(?=\w)/giu

// escapeMarkdown leaves alone what looks like a link or an emoji, and would so leave formatting in it. Those signs
// are hidden from it behind characters of a private range, and come back behind a backslash.
const HIDDEN = 0xe000
const RESERVED = /[\ue000-\ue07f]/gu

const hide = (sign: string): string => String.fromCharCode(HIDDEN + sign.charCodeAt(0))
const reveal = (hidden: string): string => `\\${String.fromCharCode(hidden.charCodeAt(0) - HIDDEN)}`

/** Overrides, embeddings and isolates can make a text read backwards. */
const withoutDirections = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')

/** Quotes, small print and the list signs that escapeMarkdown does not know. */
const escapeLineStarts = (text: string): string => text.replace(/^(\s*)(>|-#|\+ |\d+\))/gmu, '$1\\$2')
