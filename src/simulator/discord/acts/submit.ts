import { type Act, CannotDo, type GivenFile } from '../../twin.ts'
import { giveFile } from '../files/upload.ts'
import { startInteraction } from '../interactions/start.ts'
import { resolvedUploads } from '../payloads/attachment-payload.ts'
import { COMPONENT, INTERACTION } from '../protocol.ts'
import { type Modal, type ModalPart, type Question, questionOf, type TextInput } from '../schemas/modal.ts'
import type { Doing } from './doing.ts'
import { checkCount, readSelection } from './selection.ts'

type Submits = Extract<Act, { kind: 'submits' }>
type Answers = Pick<Submits, 'values' | 'files'>

/** Sends the form off. It closes with the bot's answer. Throws {@link CannotDo} for what its fields refuse. */
export function submitForm(doing: Doing, { form: id, values, files = {} }: Submits): void {
  const { state, user } = doing
  const form = state.forms.get(user.id)
  if (form?.id !== id) throw new CannotDo('This form is no longer open.')
  if (form.isBusy) throw new CannotDo('The form is already on its way.')
  checkFileFields(form.modal, Object.keys(files))
  const data = formData(doing, form.modal, { values, files })
  state.forms.set(user.id, { ...form, isBusy: true })
  startInteraction(doing, {
    type: INTERACTION.modal,
    user: user.id,
    channel: form.channel,
    form: id,
    data,
    trigger: form.openedBy,
    ...(form.message && { message: form.message }),
  })
}

type Filled = { readonly part: unknown; readonly resolved?: Readonly<Record<string, object>> }

function checkFileFields({ components }: Modal, given: readonly string[]): void {
  const takers = components.map(questionOf).filter((question) => question?.type === COMPONENT.fileUpload)
  if (given.some((id) => !takers.some((question) => question?.custom_id === id)))
    throw new CannotDo('There is no such field for a file.')
}

function formData(doing: Doing, { custom_id, components }: Modal, answers: Answers): unknown {
  const filled = components.map((part, index) =>
    fillPart(doing, part, { ...answers, id: part.id ?? index * 2 + 1 }),
  )
  const found = filled.flatMap(({ resolved }) => (resolved ? [resolved] : []))
  return {
    custom_id,
    components: filled.map(({ part }) => part),
    ...(found.length > 0 && { resolved: mergeResolved(found) }),
  }
}

/** `{users, members}` of several fields in one. */
function mergeResolved(found: readonly Readonly<Record<string, object>>[]): Record<string, object> {
  const merged: Record<string, object> = {}
  for (const [kind, objects] of found.flatMap((resolved) => Object.entries(resolved)))
    merged[kind] = { ...merged[kind], ...objects }
  return merged
}

function fillPart(doing: Doing, part: ModalPart, { id, ...answers }: Answers & { id: number }): Filled {
  if (part.type === COMPONENT.text) return { part: { type: part.type, id } }
  const question = questionOf(part)
  if (!question) return { part: { type: part.type, id, components: [] } }
  const { resolved, ...answered } = answerQuestion(doing, question, answers)
  const { type, custom_id } = question
  const inner = { type, id: question.id ?? id + 1, custom_id, ...answered }
  const filled =
    part.type === COMPONENT.label
      ? { type: part.type, id, component: inner }
      : { type: part.type, id, components: [inner] }
  return { part: filled, ...(resolved && { resolved }) }
}

type Answered = {
  readonly value?: string | boolean | null
  readonly values?: readonly string[]
  readonly resolved?: Readonly<Record<string, object>>
}

function answerQuestion(doing: Doing, question: Question, { values, files }: Answers): Answered {
  const given = values[question.custom_id]
  switch (question.type) {
    case COMPONENT.textInput:
      return { value: readTyped(question, given?.[0] ?? question.value ?? '') }
    case COMPONENT.checkbox:
      return { value: isChecked(question, given) }
    case COMPONENT.fileUpload:
      return upload(doing, question, files?.[question.custom_id])
    case COMPONENT.radioGroup:
      return { value: readSelection(doing, question, given ?? preset(question.options)).values[0] ?? null }
    default:
      return readSelection(doing, question, given ?? presetOf(question))
  }
}

const isChecked = (
  question: Extract<Question, { type: 23 }>,
  given: readonly string[] | undefined,
): boolean => (given ? given.length > 0 : (question.default ?? false))

type FileUpload = Extract<Question, { type: 19 }>

function upload(doing: Doing, { min_values, required }: FileUpload, file?: GivenFile): Answered {
  checkCount({ min_values: min_values ?? 1, required: required ?? true }, file ? 1 : 0)
  if (!file) return { values: [] }
  const given = giveFile(doing, file)
  return { values: [given.id], resolved: resolvedUploads(doing.state, [given]) }
}

type Chosen = Extract<Question, { type: 3 | 5 | 6 | 7 | 8 | 22 }>

const presetOf = (question: Chosen): string[] =>
  'options' in question
    ? preset(question.options)
    : (question.default_values ?? []).map(({ id }) => `<@${id}>`)

const preset = (options: readonly { value: string; default?: boolean | undefined }[]): string[] =>
  options.filter((option) => option.default).map(({ value }) => value)

function readTyped({ required = true, min_length = 0, max_length = 4000 }: TextInput, text: string): string {
  if (text === '' && !required) return text
  if (text === '') throw new CannotDo('This field is required.')
  if (text.length < min_length) throw new CannotDo(`At least ${min_length} characters.`)
  if (text.length > max_length) throw new CannotDo(`At most ${max_length} characters.`)
  return text
}
