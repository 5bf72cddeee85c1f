import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  readonly class?: string
}

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), a[href]'

/** A modal over one chat: the other chat stays usable, so this is not the browser's own `<dialog>`. */
export function Dialog({ title, onClose, children, class: name = '' }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => focusIn(box.current), [])
  // What had the focus may be gone, or disabled, once the dialog shows something else.
  useEffect(() => {
    if (document.activeElement === document.body) firstOf(box.current)?.focus()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Tab') keepInside(event, box.current)
  }
  return (
    <div class="backdrop" onKeyDown={onKeyDown}>
      <div class={`dialog ${name}`} role="dialog" aria-modal="true" aria-labelledby={id} ref={box}>
        <header>
          <h3 id={id}>{title}</h3>
          <button type="button" class="icon" aria-label="Close dialog" onClick={onClose}>
            ✕
          </button>
        </header>
        {children}
      </div>
    </div>
  )
}

/** The first field, or else the button that changes nothing. */
const firstOf = (box: HTMLElement | null): HTMLElement | null =>
  box?.querySelector<HTMLElement>('input, textarea') ??
  box?.querySelector<HTMLElement>('footer button') ??
  null

/** Into the dialog, and afterwards back to where the focus came from. */
function focusIn(box: HTMLElement | null): () => void {
  const before = document.activeElement
  firstOf(box)?.focus()
  return () => {
    if (before instanceof HTMLElement) before.focus()
  }
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const inside = [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
  const [edge, other] = event.shiftKey ? [inside[0], inside.at(-1)] : [inside.at(-1), inside[0]]
  if (document.activeElement !== edge) return
  event.preventDefault()
  other?.focus()
}
