import type { InputBlock, ModalView, Option, PlainTextElement } from '@slack/types'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Choice, Field, Form, View } from '../../../views/view.ts'
import { writeCarried } from '../carried.ts'
import { teamOf, userOf } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { clip } from './clip.ts'
import { renderBlocks } from './render.ts'

export type Origin = {
  /** The workspace whose people can be picked and mentioned. */
  readonly team: string
  /** Where the modal is opened, if that is said. */
  readonly channel?: string
  /** Fields for files are left out. */
  readonly takesNoFiles?: boolean
}

/** A form as a modal. A field's name is its block's id, which is where values and problems are found by. */
export function renderForm(form: Form, origin: Origin): ModalView {
  const { name, subject = '' } = form
  if (subject.length > LIMITS.subject) throw new Error(`the subject of ${name} is too long for Slack`)
  return {
    type: 'modal',
    callback_id: name,
    ...metadata(subject, origin),
    title: plain(form.title, LIMITS.modalTitle),
    submit: plain(form.submit, LIMITS.modalTitle),
    close: plain('Cancel', LIMITS.modalTitle),
    blocks: fieldsFor(form, origin).map((field) => renderField(field, origin.team)),
  }
}

const fieldsFor = ({ fields }: Form, { takesNoFiles }: Origin): readonly Field[] =>
  takesNoFiles ? fields.filter(({ kind }) => kind !== 'file') : fields

/** What a modal shows instead of its form once that is dealt with, under the form's title. */
export function renderResult(title: string, view: View, origin: Origin): ModalView {
  return {
    type: 'modal',
    callback_id: 'result',
    ...metadata('', origin),
    title: plain(title, LIMITS.modalTitle),
    close: plain('Done', LIMITS.modalTitle),
    blocks: renderBlocks(view, origin.team),
  }
}

function metadata(subject: string, { channel = '' }: Origin): { private_metadata?: string } {
  const text = writeCarried({ subject, channel })
  return text ? { private_metadata: text } : {}
}

/** Stands in for the result while that takes longer than Slack waits for an acknowledgement. */
export function renderWorking(title: string, origin: Origin): ModalView {
  return renderResult(title, { tone: 'waiting', title: 'Working on it…' }, origin)
}

function renderField(field: Field, team: string): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, LIMITS.inputLabel),
    optional: field.isOptional,
    ...(field.hint && { hint: plain(field.hint, LIMITS.inputHint) }),
    element: renderControl(field, team),
  }
}

function renderControl(field: Field, team: string): InputBlock['element'] {
  switch (field.kind) {
    case 'people':
      return {
        type: 'multi_users_select',
        action_id: field.name,
        max_selected_items: field.max,
        ...initialUsers(field, team),
      }
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.name,
        multiline: field.isLong,
        max_length: Math.min(field.maxLength, LIMITS.inputText),
        ...(field.value && { initial_value: clip(field.value, Math.min(field.maxLength, LIMITS.inputText)) }),
      }
    case 'choice':
      return { type: 'static_select', action_id: field.name, ...selectable(field) }
    case 'search':
      // The suggestion's name travels as the action's; the first page is quick, so it is asked for at once.
      return { type: 'external_select', action_id: field.suggest, min_query_length: 0 }
    case 'file':
      return {
        type: 'file_input',
        action_id: field.name,
        filetypes: [...field.endings],
        max_files: 1,
      }
    default:
      return assertNever(field)
  }
}

function initialUsers(field: Extract<Field, { kind: 'people' }>, team: string) {
  const here = (field.chosen ?? []).filter((actor) => actor.platform === 'slack' && teamOf(actor) === team)
  return here.length > 0 ? { initial_users: here.slice(0, field.max).map(userOf) } : {}
}

function selectable({ choices, value }: Extract<Field, { kind: 'choice' }>) {
  if (choices.length > LIMITS.options)
    throw new Error(`${choices.length} choices, Slack shows ${LIMITS.options}`)
  const initial = choices.find((choice) => choice.value === value)
  return { options: choices.map(renderChoice), ...(initial && { initial_option: renderChoice(initial) }) }
}

/** Values are ours and short; one that is cut would come back as another. */
export function renderChoice({ label, value }: Choice): Option & { text: PlainTextElement } {
  if (value.length > LIMITS.option) throw new Error('the value of a choice is too long for Slack')
  return { text: plain(label, LIMITS.option), value }
}

const plain = (text: string, max: number): PlainTextElement => ({ type: 'plain_text', text: clip(text, max) })
