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
  const closeOutside = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
      setOpen(false)
  }
  return (
    <span
      class={`menu ${name}`}
      onFocusOut={closeOutside}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
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
      {isOpen && (
        <span class="menu-items" role="menu">
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false)
                item.pick()
              }}
            >
              {item.label}
            </button>
          ))}
        </span>
      )}
    </span>
  )
}
