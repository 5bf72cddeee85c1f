import type { InputBlock, KnownBlock, ModalView, Option, PlainTextElement } from '@slack/types'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Choice, Field, Form, View } from '../../../views/view.ts'
import { teamOf, userOf } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { clip } from './clip.ts'
import { renderBlocks } from './render.ts'

/**
 * A form as a modal. A field's name is its block's id, which is where values and problems are found by.
 * @param team the workspace whose people can be picked
 */
export function renderForm(form: Form, team: string): ModalView {
  const { name, subject = '' } = form
  if (subject.length > LIMITS.privateMetadata) throw new Error(`the subject of ${name} is too long for Slack`)
  return {
    type: 'modal',
    callback_id: name,
    ...(subject && { private_metadata: subject }),
    title: plain(form.title, LIMITS.modalTitle),
    submit: plain(form.submit, LIMITS.modalTitle),
    close: plain('Cancel', LIMITS.modalTitle),
    blocks: form.fields.map((field) => renderField(field, team)),
  }
}

/** What a modal shows instead of its form once that is dealt with, under the form's title. */
export function renderResult(title: string, view: View, team: string): ModalView {
  return modalOf(title, renderBlocks(view, team))
}

/** Stands in for the result while that takes longer than Slack waits for an acknowledgement. */
export function renderWorking(title: string, team: string): ModalView {
  return renderResult(title, { tone: 'waiting', title: 'Working on it…' }, team)
}

const modalOf = (title: string, blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: 'result',
  title: plain(title, LIMITS.modalTitle),
  close: plain('Done', LIMITS.modalTitle),
  blocks,
})

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
