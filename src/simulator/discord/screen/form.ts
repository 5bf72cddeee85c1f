import type { ScreenField, ScreenForm } from '../../twin.ts'
import type { OpenForm, State } from '../model.ts'
import { COMPONENT } from '../protocol.ts'
import { type ModalPart, type Question, questionOf, type TextInput } from '../schemas/modal.ts'
import { optionOf, optionsOf } from './controls.ts'
import { linksIn, readable } from './readable.ts'

/** A modal as its person sees it. */
export const screenForm = (state: State, { id, modal, isBusy }: OpenForm): ScreenForm => ({
  id,
  title: modal.title,
  submit: 'Submit',
  close: 'Cancel',
  fields: modal.components.flatMap((part) => fieldOf(state, part)),
  text: modal.components
    .flatMap((part) => (part.type === 10 ? [readable(state, part.content)] : []))
    .join('\n'),
  links: modal.components.flatMap((part) => (part.type === 10 ? linksIn(state, part.content) : [])),
  controls: [],
  isBusy,
  vendor: modal,
})

type Labels = { readonly label: string; readonly hint?: string }

function fieldOf(state: State, part: ModalPart): ScreenField[] {
  const question = questionOf(part)
  if (!question) return []
  return [{ id: question.custom_id, ...labelsOf(part), ...shapeOf(state, question) }]
}

function labelsOf(part: ModalPart): Labels {
  if (part.type === COMPONENT.label)
    return { label: part.label, ...(part.description && { hint: part.description }) }
  return { label: (part.type === 1 ? part.components[0]?.label : undefined) ?? '' }
}

type Shape = Omit<ScreenField, 'id' | 'label' | 'hint'>

function shapeOf(state: State, question: Question): Shape {
  switch (question.type) {
    case COMPONENT.textInput:
      return textShape(question)
    case COMPONENT.fileUpload:
      return fileShape(question)
    case COMPONENT.checkbox:
      return checkboxShape(question.default ?? false)
    case COMPONENT.radioGroup:
      return { ...choiceShape(question), max: 1 }
    case COMPONENT.checkboxGroup:
      return { ...choiceShape(question), max: question.max_values ?? question.options.length }
    default:
      return selectShape(state, question)
  }
}

const textShape = ({ style, required = true, value, placeholder, max_length = 4000 }: TextInput): Shape => ({
  kind: style === 1 ? 'text' : 'long_text',
  isRequired: required,
  value: value ? [value] : [],
  max: max_length,
  options: [],
  ...(placeholder && { placeholder }),
})

const fileShape = ({ required, max_values }: Extract<Question, { type: 19 }>): Shape => ({
  kind: 'file',
  isRequired: required ?? true,
  value: [],
  max: max_values ?? 1,
  options: [],
})

const checkboxShape = (isChecked: boolean): Shape => ({
  kind: 'choice',
  isRequired: false,
  value: isChecked ? ['yes'] : [],
  max: 1,
  options: [{ value: 'yes', label: 'Yes' }],
})

type Choices = Extract<Question, { type: 21 | 22 }>

const choiceShape = ({ required = true, options }: Choices): Omit<Shape, 'max'> => ({
  kind: 'choice',
  isRequired: required,
  value: options.filter((option) => option.default).map(({ value }) => value),
  options: options.map(optionOf),
})

type Select = Extract<Question, { type: 3 | 5 | 6 | 7 | 8 }>

function selectShape(state: State, select: Select): Shape {
  const isPeople = select.type === COMPONENT.userSelect || select.type === COMPONENT.mentionableSelect
  return {
    kind: isPeople ? 'people' : 'choice',
    isRequired: (select.required ?? true) && select.min_values !== 0,
    value: presetOf(state, select),
    max: select.max_values ?? 1,
    options: optionsOf(state, select),
    ...(select.placeholder && { placeholder: select.placeholder }),
  }
}

function presetOf({ users }: State, select: Select): string[] {
  if (select.type === COMPONENT.stringSelect)
    return select.options.filter((option) => option.default).map(({ value }) => value)
  return (select.default_values ?? []).flatMap(({ id }) => users.get(id)?.handle ?? id)
}
