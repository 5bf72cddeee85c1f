import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ScreenOption } from '../../twin.ts'
import { Listbox } from './listbox.tsx'
import { type Chooser, useChooser } from './use-chooser.ts'

type Props = {
  readonly label: string
  readonly placeholder: string
  /** Everything there is, or what the bot answers to a query. */
  readonly find: (query: string) => Promise<readonly ScreenOption[]>
  readonly max: number
  readonly onChange: (values: readonly string[]) => void
  readonly isDisabled?: boolean
  readonly initial?: readonly ScreenOption[]
}

/** A select box one can search in, for one or several values. */
export function Picker(props: Props) {
  const { label, placeholder, max, isDisabled } = props
  const { chosen, list, chooser, onKeyDown } = usePicking(props)
  const id = useId()
  const single = max === 1 ? chosen[0]?.label : undefined
  return (
    <span class="picker" onFocusOut={list.close}>
      {max > 1 && <Chips chosen={chosen} />}
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={label}
        aria-expanded={list.isOpen}
        aria-controls={id}
        aria-activedescendant={list.isOpen && chooser.active >= 0 ? `${id}-${chooser.active}` : undefined}
        disabled={isDisabled}
        placeholder={single ?? placeholder}
        class={single ? 'has-value' : ''}
        value={list.query}
        onClick={() => list.search(list.query)}
        onInput={(event) => list.search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {list.isOpen && (
        <Listbox
          id={id}
          label={label}
          choices={list.found.map((option) => choiceOf(option, chosen))}
          active={chooser.active}
          onPick={chooser.take}
          onMark={chooser.mark}
        />
      )}
    </span>
  )
}

function usePicking({ find, max, onChange, initial = [] }: Props) {
  const [chosen, setChosen] = useState(initial)
  const list = useFound(find)
  const choose = (index: number) => {
    const option = list.found[index]
    if (!option) return
    const next = max === 1 ? [option] : toggled(chosen, option, max)
    setChosen(next)
    onChange(next.map(({ value }) => value))
    if (max === 1) list.close()
  }
  const chooser = useChooser({ count: list.found.length, first: 0, pick: choose, close: list.close })
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.isOpen && isPickerKey(event, list.close, chooser)) event.stopPropagation()
    else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      // Enter would send the form that the picker is in.
      event.preventDefault()
      list.search('')
    }
  }
  return { chosen, list, chooser, onKeyDown }
}

/** Tab leaves the control, as it does in the form around it; Escape closes the list before the form. */
function isPickerKey(event: KeyboardEvent, close: () => void, chooser: Chooser): boolean {
  if (event.key === 'Tab') return false
  if (event.key === 'Escape') close()
  return event.key === 'Escape' || chooser.onKeyDown(event)
}

const Chips = ({ chosen }: { chosen: readonly ScreenOption[] }) => (
  <span class="chips">
    {chosen.map(({ value, label }) => (
      <span key={value}>{label}</span>
    ))}
  </span>
)

const choiceOf = ({ value, label, description }: ScreenOption, chosen: readonly ScreenOption[]) => ({
  key: value,
  label,
  hint: description,
  isChosen: chosen.some((one) => one.value === value),
})

function toggled(
  chosen: readonly ScreenOption[],
  option: ScreenOption,
  max: number,
): readonly ScreenOption[] {
  const without = chosen.filter(({ value }) => value !== option.value)
  return without.length < chosen.length ? without : [...chosen, option].slice(-max)
}

/** One asks while typing, so answers may come late: only the last one counts. */
function useFound(find: Props['find']) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly ScreenOption[]>([])
  const [isOpen, setOpen] = useState(false)
  const asked = useRef(0)
  useEffect(() => () => void (asked.current += 1), [])

  const search = (text: string) => {
    setQuery(text)
    const turn = ++asked.current
    void find(text).then((options) => {
      if (turn !== asked.current) return
      setFound(options)
      setOpen(true)
    })
  }
  const close = () => {
    asked.current += 1
    setOpen(false)
    setQuery('')
  }
  return { query, found, isOpen, search, close }
}
