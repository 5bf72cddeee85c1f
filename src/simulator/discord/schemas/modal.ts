import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { componentId, customId, fileTypes } from './base.ts'
import { textDisplay } from './components.ts'
import { checkCounts, checkValues, selects } from './selects.ts'

const MOST_TEXT = 4000

const input = {
  type: z.literal(4),
  id: componentId,
  custom_id: customId,
  style: z.literal([1, 2]),
  min_length: z.int().min(0).max(MOST_TEXT).optional(),
  max_length: z.int().min(1).max(MOST_TEXT).optional(),
  required: z.boolean().optional(),
  value: z.string().max(MOST_TEXT).nullish(),
  placeholder: z.string().max(100).nullish(),
}

const textInput = z.object(input)
/** In a deprecated action row the input carries its own label. */
const labelledInput = z.object({ ...input, label: z.string().min(1).max(45) })

const grouped = z.object({
  value: z.string().min(1).max(100),
  label: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  default: z.boolean().optional(),
})

const asked = { id: componentId, custom_id: customId, required: z.boolean().optional() }

const radioGroup = z
  .object({ type: z.literal(21), ...asked, options: z.array(grouped).min(2).max(10) })
  .superRefine(checkValues)

const counts = {
  min_values: z.int().min(0).max(10).optional(),
  max_values: z.int().min(1).max(10).optional(),
}

const checkboxGroup = z
  .object({ type: z.literal(22), ...asked, ...counts, options: z.array(grouped).min(1).max(10) })
  .superRefine(checkValues)

const checkbox = z.object({
  type: z.literal(23),
  id: componentId,
  custom_id: customId,
  default: z.boolean().optional(),
})

const fileUpload = z
  .object({
    type: z.literal(19),
    ...asked,
    min_values: counts.min_values.nullish(),
    max_values: counts.max_values.nullish(),
    file_types: fileTypes.nullish(),
  })
  .superRefine(({ min_values, max_values }, context) => {
    checkCounts({ min_values: min_values ?? 1, max_values: max_values ?? 1 }, context)
  })

const label = z.object({
  type: z.literal(18),
  id: componentId,
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: z.discriminatedUnion('type', [
    textInput,
    ...selects,
    radioGroup,
    checkboxGroup,
    checkbox,
    fileUpload,
  ]),
})

const inputRow = z.object({
  type: z.literal(1),
  id: componentId,
  components: z.array(labelledInput).length(1),
})

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const modal = z
  .object({
    custom_id: customId,
    title: z.string().min(1).max(45),
    components: z
      .array(z.discriminatedUnion('type', [label, inputRow, textDisplay]))
      .min(1)
      .max(5),
  })
  .superRefine(checkCustomIds)

export type Modal = z.output<typeof modal>
export type ModalPart = Modal['components'][number]
export type Question = z.output<typeof label>['component']
export type TextInput = z.output<typeof textInput>

function checkCustomIds(
  { components }: { components: readonly ModalPart[] },
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>()
  components.forEach((part, index) => {
    const question = questionOf(part)
    if (!question) return
    if (seen.has(question.custom_id)) blame(context, duplicate(index))
    seen.add(question.custom_id)
  })
}

/** The component of a top-level part that is to be filled in; none in a text. */
export function questionOf(part: ModalPart): Question | undefined {
  if (part.type === 18) return part.component
  return part.type === 1 ? part.components[0] : undefined
}

const duplicate = (index: number) => ({
  path: ['components', index],
  code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
  message: 'Component custom id cannot be duplicated',
})
