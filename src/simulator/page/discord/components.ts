import * as z from 'zod/mini'

/** What the page draws of a Discord message, by Discord's own numbers. */
const ACTION_ROW = 1
const SECTION = 9
const TEXT_DISPLAY = 10
const SEPARATOR = 14
const CONTAINER = 17

const interactive = z.object({
  type: z.number(),
  custom_id: z.optional(z.string()),
  style: z.optional(z.number()),
})
export type Interactive = z.infer<typeof interactive>

const row = z.object({ type: z.literal(ACTION_ROW), components: z.array(interactive) })
const textDisplay = z.object({ type: z.literal(TEXT_DISPLAY), content: z.string() })
const separator = z.object({ type: z.literal(SEPARATOR) })
const section = z.object({
  type: z.literal(SECTION),
  components: z.array(textDisplay),
  accessory: z.optional(interactive),
})
const inner = z.discriminatedUnion('type', [row, textDisplay, separator, section])
const container = z.object({
  type: z.literal(CONTAINER),
  accent_color: z.optional(z.nullable(z.number())),
  components: z.array(inner),
})
const component = z.discriminatedUnion('type', [row, textDisplay, separator, section, container])
export type Component = z.infer<typeof component>

const embed = z.object({
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  color: z.optional(z.number()),
  url: z.optional(z.string()),
  author: z.optional(z.object({ name: z.string() })),
  fields: z.optional(
    z.array(z.object({ name: z.string(), value: z.string(), inline: z.optional(z.boolean()) })),
  ),
  footer: z.optional(z.object({ text: z.string() })),
  timestamp: z.optional(z.nullable(z.string())),
})
export type Embed = z.infer<typeof embed>

const message = z.object({
  content: z.optional(z.string()),
  embeds: z.optional(z.array(embed)),
  components: z.optional(z.array(z.unknown())),
  interaction: z.optional(z.object({ name: z.string(), user: z.object({ id: z.string() }) })),
})

export type MessageParts = {
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly components: readonly Component[]
  /** The command that this answers, and the id of who used it. */
  readonly used?: { readonly command: string; readonly by: string }
}

/** A Discord message object as it can be drawn; `text` stands in for one that cannot be read. */
export function parseMessage(vendor: unknown, text: string): MessageParts {
  const parsed = message.safeParse(vendor).data
  return {
    content: parsed ? (parsed.content ?? '') : text,
    embeds: parsed?.embeds ?? [],
    ...(parsed?.interaction && {
      used: { command: parsed.interaction.name, by: parsed.interaction.user.id },
    }),
    components: (parsed?.components ?? []).flatMap((one) => component.safeParse(one).data ?? []),
  }
}

export const KINDS = { ACTION_ROW, SECTION, TEXT_DISPLAY, SEPARATOR, CONTAINER } as const
