import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { LIMITS } from './limits.ts'

/** Slack makes up the ids that an app leaves out. */
export const idOrMade = z
  .string()
  .min(1)
  .max(LIMITS.id)
  .default(() => randomBytes(4).toString('base64url'))

type Strict<Shape extends z.core.$ZodShape> = z.ZodObject<Shape, z.core.$strict>
type PlainText = Strict<{
  type: z.ZodLiteral<'plain_text'>
  text: z.ZodString
  emoji: z.ZodDefault<z.ZodBoolean>
}>
type MrkdwnText = Strict<{
  type: z.ZodLiteral<'mrkdwn'>
  text: z.ZodString
  verbatim: z.ZodDefault<z.ZodBoolean>
}>
type EitherText = z.ZodDiscriminatedUnion<[PlainText, MrkdwnText], 'type'>

export const plainText = (most: number): PlainText =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().default(true),
  })

export const mrkdwnText = (most: number): MrkdwnText =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().default(false),
  })

export const anyText = (most: number): EitherText =>
  z.discriminatedUnion('type', [plainText(most), mrkdwnText(most)])

export const confirm = z.strictObject({
  title: plainText(LIMITS.confirmTitle),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton),
  deny: plainText(LIMITS.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
})

const optionFields = {
  value: z.string().min(1).max(LIMITS.optionValue),
  description: anyText(LIMITS.optionDescription).optional(),
}

/** In a select menu or overflow menu. */
export const menuOption = z.strictObject({
  text: plainText(LIMITS.optionText),
  ...optionFields,
  url: z.string().max(LIMITS.url).optional(),
})

/** Beside a radio button or checkbox, where mrkdwn is allowed. */
export const boxOption = z.strictObject({ text: anyText(LIMITS.optionText), ...optionFields })

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionText),
  options: z.array(menuOption).min(1).max(LIMITS.options),
})

export type AnyText = z.infer<EitherText>
export type Option = z.infer<typeof boxOption>
export type Confirm = z.infer<typeof confirm>
