import { useState } from 'preact/hooks'

export type MenuItem = { readonly key: string; readonly label: string; readonly pick: () => void }

type Props = {
  readonly label: string
  readonly icon: string
  readonly items: readonly MenuItem[]
  readonly class?: string
}

/** A button with a short list of actions under it. */
export function Menu({ label, icon, items, class: name = '' }: Props) {
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  const close = () => setOpen(false)
  return (
    <span
      class={`menu ${name}`}
      onFocusOut={(event) => isLeaving(event) && close()}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <button
        type="button"
        class="icon"
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      {isOpen && <Items items={items} close={close} />}
    </span>
  )
}

const Items = ({ items, close }: { items: readonly MenuItem[]; close: () => void }) => (
  <span class="menu-items" role="menu">
    {items.map(({ key, label, pick }) => (
      <button
        key={key}
        type="button"
        role="menuitem"
        onClick={() => {
          close()
          pick()
        }}
      >
        {label}
      </button>
    ))}
  </span>
)

const isLeaving = ({ relatedTarget, currentTarget }: FocusEvent): boolean =>
  !(relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget))
