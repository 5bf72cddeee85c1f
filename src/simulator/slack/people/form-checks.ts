import type { InputBlock } from '../blocks/blocks.ts'
import { LIMITS } from '../blocks/limits.ts'

/** What the client complains about at a field before it sends anything. */
export function clientSideProblem(
  { element, optional: isOptional }: InputBlock,
  values: readonly string[],
): string | undefined {
  const isEmpty = values.every((value) => value.trim() === '')
  if (isEmpty) return isOptional ? undefined : 'Please complete this required field.'
  const [first = ''] = values
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(first))
    return 'Please enter a valid email address.'
  if (element.type === 'plain_text_input') return lengthProblem(first, element)
  const most = mostChoices(element)
  return values.length > most ? `Please choose at most ${most}.` : undefined
}

type Lengths = { readonly min_length?: number | undefined; readonly max_length?: number | undefined }

function lengthProblem(text: string, { min_length: min = 0, max_length: max = LIMITS.inputText }: Lengths) {
  if (text.length > max) return `Must be at most ${max} characters.`
  return text.length < min ? `Must be at least ${min} characters.` : undefined
}

/** How many may be chosen. */
export function mostChoices(element: InputBlock['element']): number {
  if ('max_selected_items' in element) return element.max_selected_items ?? LIMITS.options
  const takesMany = element.type.startsWith('multi_') || element.type === 'checkboxes'
  return takesMany ? LIMITS.options : 1
}
