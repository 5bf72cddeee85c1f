import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Choice, Field, Form } from '../../../views/view.ts'
import { writeCustomId } from '../custom-id.ts'
import { fileTypes } from '../file-types.ts'
import { LIMITS } from '../limits.ts'
import { clip } from './clip.ts'

type Control = APILabelComponent['component']
type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>

/** A form as a Discord modal. Its button always says "Submit": Discord has no place for another word. */
export function renderForm({ name, subject, title, fields }: Form): APIModalInteractionResponseCallbackData {
  if (fields.length > LIMITS.modalFields)
    throw new Error(`${fields.length} fields, a Discord modal shows ${LIMITS.modalFields}`)
  return {
    custom_id: subject ? writeCustomId({ name, subject }) : name,
    title: clip(title, LIMITS.modalTitle),
    components: fields.map(renderField),
  }
}

const renderField = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: clip(field.label, LIMITS.label),
  ...(field.hint && { description: clip(field.hint, LIMITS.labelDescription) }),
  component: renderControl(field),
})

function renderControl(field: Field): Control {
  switch (field.kind) {
    case 'people':
      return renderPeople(field)
    case 'choice':
      return renderChoices(field)
    case 'text':
      return renderText(field)
    case 'search':
      // Modals have no autocomplete: what is searched for is typed.
      return renderText({ ...field, kind: 'text', isLong: false, maxLength: LIMITS.optionText })
    case 'file':
      return renderFile(field)
    default:
      return assertNever(field)
  }
}

function renderPeople({ name, chosen = [], max, isOptional }: FieldOf<'people'>): Control {
  const most = Math.min(max, LIMITS.options)
  const defaults = chosen
    .filter(({ platform }) => platform === 'discord')
    .slice(0, most)
    .map(({ id }) => ({ id, type: SelectMenuDefaultValueType.User as const }))
  return {
    type: ComponentType.UserSelect,
    custom_id: name,
    required: !isOptional,
    min_values: isOptional ? 0 : 1,
    max_values: most,
    ...(defaults.length > 0 && { default_values: defaults }),
  }
}

function renderChoices({ name, choices, value, isOptional }: FieldOf<'choice'>): Control {
  if (choices.length > LIMITS.options)
    throw new Error(`${choices.length} choices, Discord shows ${LIMITS.options}`)
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required: !isOptional,
    min_values: isOptional ? 0 : 1,
    max_values: 1,
    options: choices.map((choice) => renderChoice(choice, value)),
  }
}

const renderChoice = ({ label, value }: Choice, chosen: string | undefined): APISelectMenuOption => ({
  label: clip(label, LIMITS.optionText),
  value,
  ...(value === chosen && { default: true }),
})

function renderText({ name, isLong, value, maxLength, isOptional }: FieldOf<'text'>): Control {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: !isOptional,
    max_length: Math.min(maxLength, LIMITS.textInput),
    ...(value && { value: clip(value, maxLength) }),
  }
}

const renderFile = ({ name, endings, isOptional }: FieldOf<'file'>): Control => ({
  type: ComponentType.FileUpload,
  custom_id: name,
  required: !isOptional,
  min_values: isOptional ? 0 : 1,
  max_values: 1,
  file_types: fileTypes(endings),
})
