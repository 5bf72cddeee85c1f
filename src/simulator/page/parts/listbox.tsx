import { useEffect, useRef } from 'preact/hooks'

export type Choice = {
  readonly key: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isChosen?: boolean
}

type Props = {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly active: number
  readonly onPick: (index: number) => void
  readonly onMark: (index: number) => void
}

/** The list under a control or over a composer. Focus stays where one types; the marked line is only announced. */
export const Listbox = ({ id, label, choices, active, onPick, onMark }: Props) => (
  <ul class="listbox" role="listbox" id={id} aria-label={label}>
    {choices.map((choice, index) => (
      <Line
        key={choice.key}
        id={`${id}-${index}`}
        choice={choice}
        isActive={index === active}
        pick={() => onPick(index)}
        mark={() => onMark(index)}
      />
    ))}
    {choices.length === 0 && <li class="listbox-empty">Nothing found</li>}
  </ul>
)

const keepFocus = (event: Event): void => event.preventDefault()

type LineProps = {
  readonly id: string
  readonly choice: Choice
  readonly isActive: boolean
  readonly pick: () => void
  readonly mark: () => void
}

function Line({ id, choice, isActive, pick, mark }: LineProps) {
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // Keys are handled where the focus is, in the control that owns this list.
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={choice.isChosen ?? isActive}
      class={isActive ? 'active' : ''}
      onMouseDown={keepFocus}
      onClick={pick}
      onMouseMove={mark}
    >
      <span>{choice.label}</span>
      {choice.hint && <small>{choice.hint}</small>}
    </li>
  )
}
