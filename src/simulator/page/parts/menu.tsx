import { useEffect, useRef, useState } from 'preact/hooks'

export type MenuItem = { readonly key: string; readonly label: string; readonly pick: () => void }

type Props = {
  readonly label: string
  readonly icon: string
  readonly items: readonly MenuItem[]
  readonly class?: string
}

/** A button with a short list of actions under it. Arrows move in the list, Escape leads back to the button. */
export function Menu({ label, icon, items, class: name = '' }: Props) {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  if (items.length === 0) return null
  const leave = () => {
    opener.current?.focus()
    setOpen(false)
  }
  return (
    <span
      class={`menu ${name}`}
      onFocusOut={(event) => isLeaving(event) && setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      <button
        type="button"
        class="icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        ref={opener}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      {isOpen && <Items label={label} items={items} leave={leave} />}
    </span>
  )
}

type ItemsProps = { readonly label: string; readonly items: readonly MenuItem[]; readonly leave: () => void }

function Items({ label, items, leave }: ItemsProps) {
  const list = useRef<HTMLSpanElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  return (
    <span
      class="menu-items"
      role="menu"
      aria-label={label}
      ref={list}
      onKeyDown={(event) => moveFocus(event, list.current)}
    >
      {items.map((item) => (
        <Item key={item.key} item={item} leave={leave} />
      ))}
    </span>
  )
}

const Item = ({ item: { label, pick }, leave }: { item: MenuItem; leave: () => void }) => (
  <button
    type="button"
    role="menuitem"
    onClick={() => {
      leave()
      pick()
    }}
  >
    {label}
  </button>
)

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Past the last item comes the first one again. */
function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = STEPS[event.key]
  if (step === undefined) return
  event.preventDefault()
  const items = [...(list?.querySelectorAll('button') ?? [])]
  const from = items.findIndex((item) => item === document.activeElement)
  items.at((from + step) % items.length)?.focus()
}

const isLeaving = ({ relatedTarget, currentTarget }: FocusEvent): boolean =>
  !(relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget))
