import { inlineCode, TimestampStyles, time, userMention } from 'discord.js'
import type { Span, Text } from '../../../views/view.ts'
import { isSnowflake } from '../snowflake.ts'
import { clip } from './clip.ts'
import { escape, escapeCode } from './escape.ts'
import { renderLink } from './render-link.ts'

/** A text as Discord markdown; each plain piece of it is cut to `most` characters before it is escaped. */
export function renderText(text: Text, most: number): string {
  return typeof text === 'string'
    ? escape(clip(text, most))
    : text.map((span) => renderSpan(span, most)).join('')
}

/** The same in one line, for places where a line break would end a heading or a list item. */
export const renderLine = (text: Text, most: number): string =>
  renderText(text, most).replace(/\s*\n\s*/gu, ' ')

function renderSpan(span: Span, most: number): string {
  if (typeof span === 'string') return escape(clip(span, most))
  if ('bold' in span) return `**${escape(clip(span.bold, most))}**`
  if ('code' in span) return inlineCode(escapeCode(clip(span.code, most)))
  if ('link' in span) return renderLink(span, most)
  if ('moment' in span) return time(span.moment, TimestampStyles.ShortDateTime)
  const { platform, id } = span.person
  return platform === 'discord' && isSnowflake(id) ? userMention(id) : escape(clip(span.name, most))
}
