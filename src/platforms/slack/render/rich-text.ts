import type { RichTextBlock, RichTextElement } from '@slack/types'
import type { Actor } from '../../../domain/actor.ts'
import type { Span, Text } from '../../../views/view.ts'
import { webAddress } from '../../web-address.ts'
import { teamOf, userOf } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { clip } from './clip.ts'
import { cutText } from './cut-text.ts'
import { momentText, plainText } from './plain-text.ts'

/**
 * A block of one or more lines. Rich text is data, not markup: what people wrote can neither format nor ping in it,
 * so nothing needs escaping. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 * @param team the workspace in which people can be mentioned
 */
export function richTextBlock(lines: readonly Text[], team: string): RichTextBlock {
  const elements = lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [words('\n')]),
    ...richText(line, team),
  ])
  // Slack refuses a section of nothing.
  const some = elements.length > 0 ? elements : [words(' ')]
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: some }] }
}

/** One too long a span may not cost the whole message. */
function richText(text: Text, team: string): RichTextElement[] {
  const isLong = plainText(text).length > LIMITS.paragraph
  return toSpans(isLong ? cutText(text, LIMITS.paragraph) : text).flatMap((span) => spanElement(span, team))
}

export const toSpans = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text)

function spanElement(span: Span, team: string): RichTextElement[] {
  if (typeof span === 'string') return toWords(span)
  if ('bold' in span) return toWords(span.bold, { bold: true })
  if ('code' in span) return toWords(span.code, { code: true })
  if ('moment' in span) return [date(span.moment)]
  if ('link' in span)
    return [{ type: 'link', url: webAddress(span.link), text: clip(span.label, LIMITS.linkLabel) }]
  return isHere(span.person, team) ? [{ type: 'user', user_id: userOf(span.person) }] : toWords(span.name)
}

/** Whom Slack can mention in that workspace. */
export const isHere = (person: Actor, team: string): boolean =>
  person.platform === 'slack' && teamOf(person) === team

type Style = { readonly bold?: boolean; readonly code?: boolean }

/** Slack refuses an empty text element. */
const toWords = (text: string, style?: Style): RichTextElement[] => (text === '' ? [] : [words(text, style)])

const words = (text: string, style?: Style): RichTextElement => ({
  type: 'text',
  text,
  ...(style && { style }),
})

/** In the reader's own zone. */
export const DATE_FORMAT = '{date_short_pretty} {time}'

const date = (moment: Date): RichTextElement => ({
  type: 'date',
  timestamp: Math.floor(moment.getTime() / 1000),
  format: DATE_FORMAT,
  fallback: momentText(moment),
})
