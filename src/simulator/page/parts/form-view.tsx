import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ScreenField, ScreenForm, ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { matching, peopleOptions } from './control-view.tsx'
import { Dialog } from './dialog.tsx'
import { Picker } from './picker.tsx'

type Values = Readonly<Record<string, readonly string[]>>

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
  const [values, setValues] = useState<Values>({})
  const close = () => void chat.act({ kind: 'dismisses', form: form.id })
  const complete: Values = Object.fromEntries(form.fields.map(({ id, value }) => [id, values[id] ?? value]))
  const submit = (event: Event) => {
    event.preventDefault()
    if (!form.isBusy) void chat.act({ kind: 'submits', form: form.id, values: complete })
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
              value={complete[field.id] ?? []}
              onChange={(value) => setValues({ ...values, [field.id]: value })}
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

type FieldProps = {
  readonly chat: Chat
  readonly form: string
  readonly field: ScreenField
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

const Field = (props: FieldProps) => (
  <div class={props.field.error ? 'field wrong' : 'field'}>
    <span class="field-label">
      {props.field.label}
      {props.field.isRequired ? <i class="required" title="Needed" /> : <i class="optional"> (optional)</i>}
    </span>
    {props.field.kind === 'text' || props.field.kind === 'long_text' ? (
      <Text {...props} />
    ) : (
      <Choose {...props} />
    )}
    {props.field.hint && <small class="hint">{props.field.hint}</small>}
    {props.field.error && (
      <small class="error" role="alert">
        {props.field.error}
      </small>
    )}
  </div>
)

function Text({ field, value, onChange }: FieldProps) {
  const shared = {
    'aria-label': field.label,
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
