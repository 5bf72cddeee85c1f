import { useState } from 'preact/hooks'
import type { Control, ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Link } from '../text/link.tsx'
import { Dialog } from './dialog.tsx'
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
  const [isAsked, setAsked] = useState<readonly string[] | undefined>()
  const [isSent, setSent] = useState(false)
  const send = async (values?: readonly string[]) => {
    setAsked(undefined)
    setSent(true)
    await pressing.press(control, values)
    setSent(false)
  }
  const begin = (values: readonly string[]) => {
    if (control.confirm) return setAsked(values)
    void send(control.kind === 'button' ? undefined : values)
  }
  return (
    <>
      <Clickable control={control} pressing={pressing} name={name} isSent={isSent} begin={begin} />
      {isAsked && (
        <Confirm
          control={control}
          yes={() => void send(control.kind === 'button' ? undefined : isAsked)}
          no={() => setAsked(undefined)}
        />
      )}
    </>
  )
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
  return (
    <Picker
      label={control.label || 'More actions'}
      placeholder={control.kind === 'overflow' ? '⋯' : control.label}
      find={(query) => findFor(control, pressing, query)}
      max={1}
      isDisabled={control.isDisabled}
      onChange={begin}
    />
  )
}

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

type ConfirmProps = { readonly control: Control; readonly yes: () => void; readonly no: () => void }

const Confirm = ({ control, yes, no }: ConfirmProps) => (
  <Dialog title={control.confirm?.title ?? ''} onClose={no} class="confirm">
    <p class="dialog-text">{control.confirm?.text}</p>
    <footer>
      <button type="button" class="button plain" onClick={no}>
        {control.confirm?.no}
      </button>
      <button
        type="button"
        class={`button ${control.look === 'danger' ? 'danger' : 'primary'}`}
        onClick={yes}
      >
        {control.confirm?.yes}
      </button>
    </footer>
  </Dialog>
)
