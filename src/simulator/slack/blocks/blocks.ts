import { z } from 'zod'
import { accessory, actionsElement, type Element, imageElement, inputElement } from './elements.ts'
import { LIMITS } from './limits.ts'
import { anyText, idOrMade, mrkdwnText, plainText } from './objects.ts'
import { richTextParts } from './rich-text.ts'

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: idOrMade,
    text: anyText(LIMITS.sectionText).optional(),
    fields: z.array(anyText(LIMITS.fieldText)).min(1).max(LIMITS.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((one) => one.text ?? one.fields, { error: 'missing required field: text', path: ['text'] })

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: idOrMade,
  elements: z.array(actionsElement).min(1).max(LIMITS.actionsElements),
})

const contextElement = z.discriminatedUnion('type', [
  imageElement,
  plainText(LIMITS.sectionText),
  mrkdwnText(LIMITS.sectionText),
])
const context = z.strictObject({
  type: z.literal('context'),
  block_id: idOrMade,
  elements: z.array(contextElement).min(1).max(LIMITS.contextElements),
})

const header = z.strictObject({
  type: z.literal('header'),
  block_id: idOrMade,
  text: plainText(LIMITS.headerText),
  level: z.int().min(1).max(4).optional(),
})

const divider = z.strictObject({ type: z.literal('divider'), block_id: idOrMade })

const image = z.strictObject({
  type: z.literal('image'),
  block_id: idOrMade,
  image_url: z.string().min(1).max(LIMITS.url),
  alt_text: z.string().min(1).max(2000),
  title: plainText(2000).optional(),
})

const input = z.strictObject({
  type: z.literal('input'),
  block_id: idOrMade,
  label: plainText(LIMITS.inputLabel),
  element: inputElement,
  hint: plainText(LIMITS.inputLabel).optional(),
  optional: z.boolean().default(false),
  dispatch_action: z.boolean().default(false),
})

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: idOrMade,
  text: z.string().min(1).max(LIMITS.markdownText),
})

const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: idOrMade,
  elements: richTextParts,
})

export const block = z.discriminatedUnion('type', [
  section,
  actions,
  context,
  header,
  divider,
  image,
  input,
  markdown,
  richText,
])

export type Block = z.infer<typeof block>
export type InputBlock = z.infer<typeof input>

/** Everything in a block that a person can press or fill in. */
export function elementsOf(one: Block): readonly Element[] {
  if (one.type === 'actions') return one.elements
  if (one.type === 'input') return [one.element]
  if (one.type !== 'section' || !one.accessory || one.accessory.type === 'image') return []
  return [one.accessory]
}
