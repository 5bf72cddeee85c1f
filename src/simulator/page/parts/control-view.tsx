import { useState } from 'preact/hooks'
import type { Control, ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Link } from '../text/link.tsx'
import { Menu } from './menu.tsx'
import { Picker } from './picker.tsx'

/** What a message's controls need to work. */
export type Pressing = {
  readonly chat: Chat
  readonly controls: readonly Control[]
  /** Presses, with values for anything but a button. */
  readonly press: (control: Control, values?: readonly string[]) => Promise<unknown>
  readonly suggest: (control: Control, query: string) => Promise<readonly ScreenOption[]>
}

type Props = { readonly control: Control; readonly pressing: Pressing; readonly class?: string }

/** One control that works, in the platform's clothes: `class` adds to `button primary` and the like. */
export function ControlView({ control, pressing, class: name = '' }: Props) {
  const [isSent, setSent] = useState(false)
  const send = async (values: readonly string[]) => {
    setSent(true)
    await pressing.press(control, control.kind === 'button' ? undefined : values)
    setSent(false)
  }
  const begin = (values: readonly string[]) => {
    if (!control.confirm) return void send(values)
    pressing.chat.question.value = {
      ...control.confirm,
      isDangerous: control.look === 'danger',
      agreed: () => void send(values),
    }
  }
  return <Clickable control={control} pressing={pressing} name={name} isSent={isSent} begin={begin} />
}

type ClickableProps = {
  readonly control: Control
  readonly pressing: Pressing
  readonly name: string
  readonly isSent: boolean
  readonly begin: (values: readonly string[]) => void
}

function Clickable({ control, pressing, name, isSent, begin }: ClickableProps) {
  const look = `button ${control.look} ${name}`
  if (control.kind === 'link')
    return (
      <Link class={look} url={control.url ?? ''}>
        {control.label}
      </Link>
    )
  if (control.kind === 'button')
    return (
      <button
        type="button"
        class={look}
        disabled={control.isDisabled}
        aria-busy={isSent}
        onClick={() => begin([])}
      >
        {control.label}
      </button>
    )
  if (control.kind === 'overflow')
    return <Menu label="More options" icon="⋯" items={overflowItems(control, begin)} class="overflow" />
  return (
    <Picker
      label={control.label || 'Choose'}
      placeholder={control.label}
      find={(query) => findFor(control, pressing, query)}
      max={1}
      isDisabled={control.isDisabled}
      onChange={begin}
    />
  )
}

const overflowItems = ({ options }: Control, begin: ClickableProps['begin']) =>
  options.map(({ value, label }) => ({ key: value, label, pick: () => begin([value]) }))

async function findFor(
  control: Control,
  pressing: Pressing,
  query: string,
): Promise<readonly ScreenOption[]> {
  if (control.kind === 'search') return pressing.suggest(control, query)
  const all =
    control.kind === 'people' && control.options.length === 0 ? peopleOptions(pressing.chat) : control.options
  return matching(all, query)
}

export const matching = (options: readonly ScreenOption[], query: string): readonly ScreenOption[] =>
  options.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(query.trim().toLowerCase()))

export const peopleOptions = (chat: Chat): readonly ScreenOption[] =>
  chat.people.value.map(({ handle, name }) => ({ value: handle, label: name, description: `@${handle}` }))
