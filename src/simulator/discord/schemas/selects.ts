import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { componentId, customId, emoji, snowflake } from './base.ts'

const MOST_OPTIONS = 25

const choice = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().optional(),
})

const common = {
  id: componentId,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(MOST_OPTIONS).default(1),
  max_values: z.int().min(1).max(MOST_OPTIONS).default(1),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
}

type Counted = {
  min_values: number
  max_values: number
  options?: readonly { value: string }[] | undefined
}

/** Source: https://docs.discord.com/developers/components/reference#string-select */
const stringSelect = z
  .object({ type: z.literal(3), ...common, options: z.array(choice).min(1).max(MOST_OPTIONS) })
  .superRefine(checkCounts)
  .superRefine(checkValues)

const defaults = z
  .array(z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }))
  .max(MOST_OPTIONS)

const filled = { ...common, default_values: defaults.optional() }

const userSelect = z.object({ type: z.literal(5), ...filled }).superRefine(checkCounts)
const roleSelect = z.object({ type: z.literal(6), ...filled }).superRefine(checkCounts)
const mentionableSelect = z.object({ type: z.literal(7), ...filled }).superRefine(checkCounts)
const channelSelect = z
  .object({ type: z.literal(8), ...filled, channel_types: z.array(z.int()).optional() })
  .superRefine(checkCounts)

export const selects = [stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect] as const

export function checkCounts({ min_values, max_values, options }: Counted, context: z.RefinementCtx): void {
  if (min_values > max_values)
    blame(context, {
      path: ['min_values'],
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be less than or equal to ${max_values}.`,
    })
  if (options && max_values > options.length)
    blame(context, {
      path: ['max_values'],
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be less than or equal to ${options.length}.`,
    })
}

export function checkValues(
  { options }: { options: readonly { value: string }[] },
  context: z.RefinementCtx,
): void {
  options.forEach(({ value }, index) => {
    if (options.findIndex((other) => other.value === value) === index) return
    blame(context, {
      path: ['options', index, 'value'],
      code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      message: 'The specified option value is already used',
    })
  })
}
