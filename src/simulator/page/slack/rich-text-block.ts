import * as z from 'zod/mini'
import { emojiOf } from '../text/emoji.ts'
import type { Names } from '../text/names.ts'
import type { Block, Inline } from '../text/rich-text.ts'
import { dateText } from './date-text.ts'

const style = z.optional(
  z.object({
    bold: z.optional(z.boolean()),
    italic: z.optional(z.boolean()),
    strike: z.optional(z.boolean()),
    code: z.optional(z.boolean()),
  }),
)

const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), style }),
  z.object({ type: z.literal('user'), user_id: z.string(), style }),
  z.object({ type: z.literal('channel'), channel_id: z.string(), style }),
  z.object({ type: z.literal('usergroup'), usergroup_id: z.string(), style }),
  z.object({ type: z.literal('broadcast'), range: z.string(), style }),
  z.object({ type: z.literal('emoji'), name: z.string(), style }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.optional(z.string()), style }),
  z.object({ type: z.literal('date'), timestamp: z.number(), format: z.string(), style }),
  z.object({ type: z.literal('color'), value: z.string(), style }),
])
type RichInline = z.infer<typeof inline>

const lines = z.array(inline)
const section = z.object({ type: z.literal('rich_text_section'), elements: lines })

/** Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const richTextBlock = z.object({
  type: z.literal('rich_text'),
  elements: z.array(
    z.discriminatedUnion('type', [
      section,
      z.object({ type: z.literal('rich_text_quote'), elements: lines }),
      z.object({ type: z.literal('rich_text_preformatted'), elements: lines }),
      z.object({ type: z.literal('rich_text_list'), elements: z.array(section) }),
    ]),
  ),
})
type RichText = z.infer<typeof richTextBlock>

/** The block in the page's own terms. */
export const readRichText = ({ elements }: RichText, names: Names): readonly Block[] =>
  elements.flatMap((element) => readElement(element, names))

function readElement(element: RichText['elements'][number], names: Names): readonly Block[] {
  const read = (inner: readonly RichInline[]) => inner.flatMap((one) => readStyled(one, names))
  switch (element.type) {
    case 'rich_text_section':
      return [{ kind: 'paragraph', inner: read(element.elements) }]
    case 'rich_text_quote':
      return [{ kind: 'quote', inner: read(element.elements) }]
    case 'rich_text_preformatted':
      return [{ kind: 'code_block', text: element.elements.map((one) => plainText(one, names)).join('') }]
    case 'rich_text_list':
      return element.elements.map((item) => ({ kind: 'item', inner: read(item.elements) }))
  }
}

function readStyled(one: RichInline, names: Names): readonly Inline[] {
  if (one.style?.code) return [{ kind: 'code', text: plainText(one, names) }]
  let inner = readPlainInline(one, names)
  for (const kind of ['bold', 'italic', 'strike'] as const) if (one.style?.[kind]) inner = [{ kind, inner }]
  return inner
}

function readPlainInline(one: RichInline, names: Names): readonly Inline[] {
  const text = plainText(one, names)
  if (one.type === 'link') return [{ kind: 'link', url: one.url, inner: [{ kind: 'text', text }] }]
  if (MENTIONS.has(one.type)) return [{ kind: 'mention', text }]
  return text
    .split('\n')
    .flatMap((line, index): readonly Inline[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'text', text: line },
    ])
}

const MENTIONS: ReadonlySet<string> = new Set(['user', 'channel', 'usergroup', 'broadcast'])

function plainText(one: RichInline, names: Names): string {
  switch (one.type) {
    case 'text':
      return one.text
    case 'user':
      return `@${names.person(one.user_id)}`
    case 'channel':
      return `#${names.channel(one.channel_id)}`
    case 'usergroup':
      return '@group'
    case 'broadcast':
      return `@${one.range}`
    case 'emoji':
      return emojiOf(one.name)
    case 'link':
      return one.text ?? one.url
    case 'date':
      return dateText(one.format, new Date(one.timestamp * 1000))
    case 'color':
      return one.value
  }
}
