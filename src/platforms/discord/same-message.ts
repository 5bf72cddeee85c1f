import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { MessageBody } from './render/message-body.ts'

/**
 * The message with a mark by which it can be told from another one that says the same: the number of its first
 * component, which Discord keeps and shows nobody. Where there is none, the words are all that there is to know it by.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function withMark<Body extends MessageBody>(body: Body, nonce: string): Body {
  const [first, ...others] = body.components
  return first ? { ...body, components: [{ ...first, id: markOf(nonce) }, ...others] } : body
}

export const isMarked = ({ components: [first] }: MessageBody): boolean => first?.id !== undefined

/** 31 bits, far from the small numbers that Discord itself gives. */
const markOf = (nonce: string): number =>
  (createHash('sha256').update(nonce).digest().readUInt32BE() >>> 2) | (1 << 30)

/** Discord takes the spaces around a text off. */
const text = z
  .string()
  .nullish()
  .transform((given) => given?.trim() || undefined)

/** What people see of a component, and what it does; Discord adds what was left out. */
const component = z.object({
  type: z.number(),
  custom_id: z.string().optional(),
  label: text,
  content: text,
  get components() {
    return z.array(component).optional()
  },
  get accessory() {
    return component.optional()
  },
})

const words = z.object({
  content: text,
  embeds: z.array(z.object({ title: text, description: text })).default([]),
  components: z.array(component).default([]),
})

const marks = z.object({ components: z.array(z.object({ id: z.number().optional() })).default([]) })

/** Whether Discord gives back what was sent. Both are Discord's JSON; what cannot be read is not the same. */
export function isSameMessage(sent: unknown, given: unknown): boolean {
  const [one, other] = [words.safeParse(sent), words.safeParse(given)]
  return (
    one.success &&
    other.success &&
    firstMark(sent) === firstMark(given) &&
    JSON.stringify(one.data) === JSON.stringify(other.data)
  )
}

const firstMark = (message: unknown): number | undefined => marks.safeParse(message).data?.components[0]?.id
