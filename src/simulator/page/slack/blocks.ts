import * as z from 'zod/mini'
import { richTextBlock } from './rich-text-block.ts'

/** What the page draws of Block Kit. */
const textObject = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() })
export type TextObject = z.infer<typeof textObject>

const image = z.object({ type: z.literal('image'), image_url: z.optional(z.string()), alt_text: z.string() })
const interactive = z.object({ type: z.string(), action_id: z.string() })
export type Interactive = z.infer<typeof interactive>
const blockId = z.optional(z.string())

const block = z.discriminatedUnion('type', [
  richTextBlock,
  z.object({ type: z.literal('markdown'), text: z.string() }),
  z.object({ type: z.literal('header'), text: textObject }),
  z.object({ type: z.literal('divider') }),
  z.object({
    type: z.literal('section'),
    block_id: blockId,
    text: z.optional(textObject),
    fields: z.optional(z.array(textObject)),
    accessory: z.optional(z.union([image, interactive])),
  }),
  z.object({ type: z.literal('context'), elements: z.array(z.union([textObject, image])) }),
  z.object({ type: z.literal('actions'), block_id: blockId, elements: z.array(interactive) }),
  z.object({ type: z.literal('image'), alt_text: z.string(), title: z.optional(textObject) }),
])

/** `unknown` is one that this page does not know; it says so instead of leaving a gap. */
export type Block = z.infer<typeof block> | { readonly type: 'unknown' }
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>

const message = z.object({ text: z.optional(z.string()), blocks: z.optional(z.array(z.unknown())) })

/** The blocks that can be drawn, or the text of a message that has none. */
export function parseBlocks(vendor: unknown, text: string): readonly Block[] {
  const parsed = message.safeParse(vendor)
  const blocks = (parsed.data?.blocks ?? []).map(
    (one): Block => block.safeParse(one).data ?? { type: 'unknown' },
  )
  const words = parsed.data?.text ?? text
  if (blocks.length > 0 || !words) return blocks
  return [{ type: 'section', text: { type: 'mrkdwn', text: words } }]
}

const typed = z.object({ type: z.string() })
/** The blocks of a modal that are there to be read, or pressed. */
export function parseWords(vendor: unknown, text: string): readonly Block[] {
  const all = message.safeParse(vendor).data?.blocks ?? []
  const blocks = all.filter((one) => typed.safeParse(one).data?.type !== 'input')
  return parseBlocks({ blocks }, text)
}
