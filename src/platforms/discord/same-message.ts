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

/** Of a message without components. */
const words = z.object({
  content: text,
  embeds: z.array(z.object({ title: text, description: text })).default([]),
  components: z.array(z.unknown()).max(0).default([]),
})

const marks = z.object({ components: z.array(z.object({ id: z.number().optional() })).default([]) })

/**
 * Whether Discord gives back what was sent: by the mark, where there is one, because between two attempts the words may
 * become others, as with a new version of Usher. What cannot be read is not the same.
 */
export function isSameMessage(sent: MessageBody, given: unknown): boolean {
  if (isMarked(sent)) return firstMark(given) === firstMark(sent)
  const [one, other] = [words.safeParse(sent), words.safeParse(given)]
  return one.success && other.success && JSON.stringify(one.data) === JSON.stringify(other.data)
}

const firstMark = (message: unknown): number | undefined => marks.safeParse(message).data?.components[0]?.id
