import { z } from 'zod'
import type { ScreenLink } from '../../twin.ts'
import { assertNever } from '../assert-never.ts'
import { renderDate } from '../dates.ts'
import type { Reader } from '../mrkdwn.ts'

// Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional()

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({ type: z.literal('color'), value: z.string().min(1) }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('link'),
    url: z.string().min(1),
    text: z.string().optional(),
    unsafe: z.boolean().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    url: z.string().optional(),
    fallback: z.string().optional(),
  }),
])

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) })
const border = z.int().min(0).max(1).optional()

const part = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(inline), border }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
])

export const richTextParts = z.array(part)

export type RichTextPart = z.infer<typeof part>
type Inline = z.infer<typeof inline>

/** What a person reads: one line per part or list item. Words are words here, also where they look like markup. */
export const readRichText = (parts: readonly RichTextPart[], reader: Reader): string =>
  parts
    .flatMap((one) => linesOf(one).map((line) => line.map((element) => readInline(element, reader)).join('')))
    .join('\n')

/** Mentions of many people at once, as mrkdwn would write them. */
export const broadcastsInRichText = (parts: readonly RichTextPart[]): readonly string[] =>
  parts.flatMap(linesOf).flat().flatMap(broadcastOf)

/** What can be clicked. A link without words of its own shows its address. */
export const linksInRichText = (parts: readonly RichTextPart[]): readonly ScreenLink[] =>
  parts
    .flatMap(linesOf)
    .flat()
    .flatMap((element) =>
      element.type === 'link' ? [{ label: element.text ?? element.url, url: element.url }] : [],
    )

const linesOf = (one: RichTextPart): readonly (readonly Inline[])[] =>
  one.type === 'rich_text_list' ? one.elements.map(({ elements }) => elements) : [one.elements]

function broadcastOf(element: Inline): string[] {
  if (element.type === 'broadcast') return [`<!${element.range}>`]
  return element.type === 'usergroup' ? [`<!subteam^${element.usergroup_id}>`] : []
}

function readInline(element: Inline, reader: Reader): string {
  switch (element.type) {
    case 'text':
      return element.text
    case 'user':
      return `@${reader.nameOfUser(element.user_id) ?? 'unknown'}`
    case 'usergroup':
      return `@${element.usergroup_id}`
    case 'channel':
      return `#${reader.nameOfChannel(element.channel_id) ?? 'private channel'}`
    case 'broadcast':
      return `@${element.range}`
    case 'color':
      return element.value
    case 'emoji':
      return `:${element.name}:`
    case 'link':
      return element.text ?? element.url
    case 'date':
      return renderDate(element.timestamp, element.format, reader)
    default:
      return assertNever(element)
  }
}
