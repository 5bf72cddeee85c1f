import { useRef } from 'preact/hooks'
import type { ScreenField } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { type ChosenFile, takeExample, takeFile } from '../files.ts'
import { GivenFile } from './given-file.tsx'

type Props = {
  readonly chat: Chat
  readonly field: ScreenField
  /** Of the element that says what is wrong, or what is meant. */
  readonly describedBy: string
  readonly file: ChosenFile | undefined
  readonly onChange: (file: ChosenFile | undefined) => void
}

/** One file: chosen, dropped here, or the example. */
export function FileField(props: Props) {
  const { chat, field, describedBy, file } = props
  const { input, takeAs, onPick, onRemove } = useChoosing(props)
  return (
    <div class="file-field">
      <div class="drop-zone">
        {/* Lies over the zone, unseen: the browser's own input takes clicks, keys and what is dropped. */}
        <input
          type="file"
          ref={input}
          aria-label={`Choose a file: ${field.label}`}
          aria-describedby={describedBy}
          required={field.isRequired}
          onChange={onPick}
        />
        <span aria-hidden="true">
          <b>{file ? 'Choose another file' : 'Choose a file'}</b> or drop it here
        </span>
      </div>
      <div role="status">{file && <GivenFile file={file} onRemove={onRemove} />}</div>
      {!file && (
        <button type="button" class="as-link" onClick={() => void takeAs(takeExample(chat))}>
          No file at hand? Take the example list
        </button>
      )}
    </div>
  )
}

function useChoosing({ chat, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const takeAs = async (taken: Promise<ChosenFile | undefined>) => {
    const chosen = await taken
    if (chosen) onChange(chosen)
    // The button for the example is gone by then, and the focus with it.
    input.current?.focus()
  }
  const onPick = () => {
    const picked = input.current?.files?.[0]
    if (picked) void takeAs(takeFile(chat, picked))
    // The same file may be chosen again after it was taken off.
    if (input.current) input.current.value = ''
  }
  const onRemove = () => {
    onChange(undefined)
    input.current?.focus()
  }
  return { input, takeAs, onPick, onRemove }
}
