import type { ScreenField, ScreenForm } from '../../twin.ts'
import type { InputBlock } from '../blocks/blocks.ts'
import { LIMITS } from '../blocks/limits.ts'
import { decodeEntities, type Reader } from '../mrkdwn.ts'
import { mostChoices } from '../people/form-checks.ts'
import { initialValues } from '../people/values.ts'
import type { OpenView, Workspace } from '../workspace.ts'
import { controlsOf, screenOptions } from './controls.ts'
import { linksOf } from './links.ts'
import { readBlocks } from './reader.ts'

export function renderForm(workspace: Workspace, view: OpenView, reader: Reader): ScreenForm {
  const { content } = view
  const inputs = content.blocks.flatMap((block) => (block.type === 'input' ? [block] : []))
  return {
    id: view.id,
    title: decodeEntities(content.title.text),
    ...(content.submit && { submit: decodeEntities(content.submit.text) }),
    close: decodeEntities(content.close?.text ?? 'Cancel'),
    fields: inputs.map((input) => renderField(workspace, input, view.errors[input.block_id])),
    text: readBlocks(content.blocks, reader),
    links: linksOf(content.blocks),
    controls: controlsOf(workspace, content.blocks),
    isBusy: view.isBusy,
    vendor: content,
  }
}

function renderField(workspace: Workspace, input: InputBlock, error: string | undefined): ScreenField {
  const { element, hint } = input
  const placeholder = 'placeholder' in element ? element.placeholder : undefined
  const kind = kindOf(input)
  return {
    id: input.block_id,
    kind,
    label: decodeEntities(input.label.text),
    ...(hint && { hint: decodeEntities(hint.text) }),
    ...(placeholder && { placeholder: decodeEntities(placeholder.text) }),
    isRequired: !input.optional,
    value: initialValues(element).map((value) => workspace.users.get(value)?.handle ?? value),
    max: maxOf(input),
    options: screenOptions(workspace, element),
    ...(error && { error: decodeEntities(error) }),
  }
}

function kindOf({ element }: InputBlock): ScreenField['kind'] {
  if (element.type === 'plain_text_input') return element.multiline ? 'long_text' : 'text'
  if (element.type === 'email_text_input') return 'text'
  if (element.type === 'file_input') return 'file'
  if (element.type.endsWith('users_select')) return 'people'
  return element.type.endsWith('external_select') ? 'search' : 'choice'
}

/** Characters for text, else how many may be chosen. */
function maxOf({ element }: InputBlock): number {
  if (element.type === 'plain_text_input') return element.max_length ?? LIMITS.inputText
  return element.type === 'email_text_input' ? LIMITS.inputText : mostChoices(element)
}
