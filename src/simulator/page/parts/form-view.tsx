import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { SentAct, SentFile } from '../../server/messages.ts'
import type { ScreenField, ScreenForm, ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { type ChosenFile, sentFile } from '../files.ts'
import { matching, peopleOptions } from './control-view.tsx'
import { Dialog } from './dialog.tsx'
import { FileField } from './file-field.tsx'
import { Picker } from './picker.tsx'

type FilledIn = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, ChosenFile | undefined>>
}

type Props = {
  readonly chat: Chat
  /** What stands in a form beside its fields, as the platform draws it. */
  readonly words: (form: ScreenForm) => ComponentChildren
}

/** The modal that is open in this chat, if there is one. */
export function FormView({ chat, words }: Props) {
  const form = chat.screen.value?.form
  return form ? <OpenForm key={form.id} chat={chat} form={form} words={words} /> : null
}

function OpenForm({ chat, form, words }: Props & { form: ScreenForm }) {
  const [filled, setFilled] = useState<FilledIn>({ values: {}, files: {} })
  const close = () => void chat.act({ kind: 'dismisses', form: form.id })
  const submit = (event: Event) => {
    event.preventDefault()
    if (!form.isBusy) void chat.act(submission(form, filled))
  }
  return (
    <Dialog title={form.title} onClose={close} class="form">
      <form onSubmit={submit} noValidate>
        <div class="dialog-body">
          {form.text && <div class="dialog-text">{words(form)}</div>}
          {form.fields.map((field) => (
            <Field
              key={field.id}
              chat={chat}
              form={form.id}
              field={field}
              value={filled.values[field.id] ?? field.value}
              onChange={(value) => setFilled((old) => withValue(old, field, value))}
              file={filled.files[field.id]}
              onFile={(file) => setFilled((old) => withFile(old, field, file))}
            />
          ))}
        </div>
        <footer>
          <button type="button" class="button plain" onClick={close}>
            {form.close}
          </button>
          {form.submit && (
            <button type="submit" class="button primary" aria-busy={form.isBusy} disabled={form.isBusy}>
              {form.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}

const withValue = (filled: FilledIn, { id }: ScreenField, value: readonly string[]): FilledIn => ({
  ...filled,
  values: { ...filled.values, [id]: value },
})

const withFile = (filled: FilledIn, { id }: ScreenField, file: ChosenFile | undefined): FilledIn => ({
  ...filled,
  files: { ...filled.files, [id]: file },
})

function submission({ id, fields }: ScreenForm, { values, files }: FilledIn): SentAct {
  const typed = fields.filter(({ kind }) => kind !== 'file')
  const given = fields.flatMap((field): [string, SentFile][] => {
    const file = files[field.id]
    return file ? [[field.id, sentFile(file)]] : []
  })
  return {
    kind: 'submits',
    form: id,
    values: Object.fromEntries(typed.map((field) => [field.id, values[field.id] ?? field.value])),
    ...(given.length > 0 && { files: Object.fromEntries(given) }),
  }
}

type FieldProps = {
  readonly chat: Chat
  readonly form: string
  readonly field: ScreenField
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly file: ChosenFile | undefined
  readonly onFile: (file: ChosenFile | undefined) => void
}

function Field(props: FieldProps) {
  const { field } = props
  const id = useId()
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <span class="field-label">
        {field.label}
        {field.isRequired ? <i class="required" title="Needed" /> : <i class="optional"> (optional)</i>}
      </span>
      <Entry {...props} describedBy={id} />
      <div id={id} class="field-notes">
        {field.hint && <small class="hint">{field.hint}</small>}
        {field.error && (
          <small class="error" role="alert">
            {field.error}
          </small>
        )}
      </div>
    </div>
  )
}

type EntryProps = FieldProps & {
  /** Of the element that says what is meant, and what is wrong. */
  readonly describedBy: string
}

function Entry(props: EntryProps) {
  switch (props.field.kind) {
    case 'text':
    case 'long_text':
      return <Text {...props} />
    case 'file':
      return <FileField {...props} onChange={props.onFile} />
    case 'choice':
    case 'people':
    case 'search':
      return <Choose {...props} />
  }
}

function Text({ field, value, onChange, describedBy }: EntryProps) {
  const shared = {
    'aria-label': field.label,
    'aria-describedby': describedBy,
    'aria-invalid': field.error !== undefined,
    placeholder: field.placeholder ?? '',
    required: field.isRequired,
    value: value[0] ?? '',
  }
  const longest = field.max > 0 ? { maxLength: field.max } : {}
  const take = (text: string) => onChange(text ? [text] : [])
  if (field.kind === 'text')
    return <input type="text" {...shared} {...longest} onInput={(event) => take(event.currentTarget.value)} />
  return <textarea rows={4} {...shared} {...longest} onInput={(event) => take(event.currentTarget.value)} />
}

function Choose({ chat, form, field, value, onChange }: FieldProps) {
  const known = field.kind === 'people' ? peopleOptions(chat) : field.options
  const find = async (query: string): Promise<readonly ScreenOption[]> =>
    field.kind === 'search'
      ? chat.suggest({ in: 'form', form, field: field.id, query })
      : matching(known, query)
  return (
    <Picker
      label={field.label}
      placeholder={field.placeholder ?? 'Choose'}
      find={find}
      max={Math.max(1, field.max)}
      initial={known.filter((option) => value.includes(option.value))}
      onChange={onChange}
    />
  )
}
