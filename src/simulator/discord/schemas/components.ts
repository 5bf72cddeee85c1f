import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { attachment, componentId, customId, emoji, httpUrl, media } from './base.ts'
import { selects } from './selects.ts'

const face = {
  id: componentId,
  label: z.string().max(80).optional(),
  emoji: emoji.nullish(),
  disabled: z.boolean().optional(),
}

const pressButton = z.object({
  type: z.literal(2),
  style: z.literal([1, 2, 3, 4]),
  custom_id: customId,
  ...face,
})

const linkButton = z.object({ type: z.literal(2), style: z.literal(5), url: httpUrl(512), ...face })

const button = z.discriminatedUnion('style', [pressButton, linkButton]).superRefine((it, context) => {
  if (it.label || it.emoji) return
  blame(context, { path: ['label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' })
})

export const row = z
  .object({
    type: z.literal(1),
    id: componentId,
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .superRefine(({ components }, context) => {
    if (components.length === 1 || components.every(({ type }) => type === 2)) return
    blame(context, {
      path: ['components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    })
  })

export const textDisplay = z.object({
  type: z.literal(10),
  id: componentId,
  content: z.string().min(1).max(4000),
})

const described = {
  description: z.string().max(1024).nullable().default(null),
  spoiler: z.boolean().default(false),
}

const thumbnail = z.object({ type: z.literal(11), id: componentId, media, ...described })

const section = z.object({
  type: z.literal(9),
  id: componentId,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.union([button, thumbnail]),
})

const gallery = z.object({
  type: z.literal(12),
  id: componentId,
  items: z
    .array(z.object({ media, ...described }))
    .min(1)
    .max(10),
})

const file = z.object({ type: z.literal(13), id: componentId, file: attachment })

const separator = z.object({
  type: z.literal(14),
  id: componentId,
  divider: z.boolean().default(true),
  spacing: z.literal([1, 2]).default(1),
})

const parts = [row, textDisplay, section, gallery, file, separator] as const

const container = z.object({
  type: z.literal(17),
  id: componentId,
  accent_color: z.int().min(0).max(0xffffff).nullable().default(null),
  spoiler: z.boolean().default(false),
  components: z.array(z.discriminatedUnion('type', [...parts])).min(1),
})

/** What may stand at the top of a message. Source: https://docs.discord.com/developers/components/reference */
export const messageComponent = z.discriminatedUnion('type', [...parts, container])

export type MessageComponent = z.output<typeof messageComponent>
export type Row = z.output<typeof row>
export type RowItem = Row['components'][number]
