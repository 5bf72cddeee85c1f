import type { GivenFile } from '../../twin.ts'
import type { InputBlock } from '../blocks/blocks.ts'
import { LIMITS } from '../blocks/limits.ts'
import { endingOf } from '../file-types.ts'

/** One field as somebody filled it in. */
export type Filled = {
  readonly input: InputBlock
  readonly values: readonly string[]
  readonly file?: GivenFile | undefined
}

/** What the client complains about at a field before it sends anything. */
export function clientSideProblem({ input, values, file }: Filled): string | undefined {
  const { element, optional: isOptional } = input
  if (file) return fileProblem(element, file)
  const isEmpty = values.every((value) => value.trim() === '')
  if (isEmpty) return isOptional ? undefined : 'Please complete this required field.'
  const [first = ''] = values
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(first))
    return 'Please enter a valid email address.'
  if (element.type === 'plain_text_input') return lengthProblem(first, element)
  const most = mostChoices(element)
  return values.length > most ? `Please choose at most ${most}.` : undefined
}

/** The client goes by the ending alone. */
function fileProblem(element: InputBlock['element'], { name, content }: GivenFile): string | undefined {
  if (element.type !== 'file_input') return 'This field takes no file.'
  const isWanted = element.filetypes?.includes(endingOf(name)) ?? true
  if (!isWanted) return `Please choose a file of these types: ${element.filetypes?.join(', ')}.`
  return content.byteLength > LIMITS.file ? 'Please choose a file of at most 10 MB.' : undefined
}

type Lengths = { readonly min_length?: number | undefined; readonly max_length?: number | undefined }

function lengthProblem(text: string, { min_length: min = 0, max_length: max = LIMITS.inputText }: Lengths) {
  if (text.length > max) return `Must be at most ${max} characters.`
  return text.length < min ? `Must be at least ${min} characters.` : undefined
}

/** How many may be chosen. */
export function mostChoices(element: InputBlock['element']): number {
  if (element.type === 'file_input') return element.max_files
  if ('max_selected_items' in element) return element.max_selected_items ?? LIMITS.options
  const takesMany = element.type.startsWith('multi_') || element.type === 'checkboxes'
  return takesMany ? LIMITS.options : 1
}
