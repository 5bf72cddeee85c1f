import { useEffect, useId, useRef, useState } from 'preact/hooks'

const DONE_MS = 2000

/** A text that one takes somewhere else. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const id = useId()
  useEffect(() => {
    const timeout = setTimeout(() => say(''), DONE_MS)
    return () => clearTimeout(timeout)
  }, [said])
  const copy = async () => {
    field.current?.select()
    // Where the browser does not let a page copy, what is marked can be copied by hand.
    say(
      await navigator.clipboard.writeText(text).then(
        () => 'Copied',
        () => 'Marked: press Ctrl+C',
      ),
    )
  }
  return (
    <>
      <label for={id}>{label}</label>
      <span class="copy">
        <input id={id} ref={field} value={text} readOnly spellcheck={false} />
        <button type="button" aria-label={`Copy ${label}`} onClick={() => void copy()}>
          Copy
        </button>
      </span>
      <small role="status">{said}</small>
    </>
  )
}
