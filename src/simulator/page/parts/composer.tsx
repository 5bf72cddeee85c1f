import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { type CompletionItem, commandIn, sentText } from '../complete.ts'
import { Listbox } from './listbox.tsx'
import { useChooser } from './use-chooser.ts'
import { useCompletion } from './use-completion.ts'

type Props = { readonly chat: Chat; readonly channel: ScreenChannel; readonly title: string }

/** Where one types. Enter sends, Shift+Enter makes a new line. */
export function Composer({ chat, channel, title }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const picks = useRef(new Map<string, string>())
  const [caret, setCaret] = useState(0)
  const [isFocused, setFocused] = useState(false)
  const id = useId()
  const draft = chat.draft.value
  const offer = useCompletion(chat, channel.id, { draft, caret, isFocused })

  const insert = (item: CompletionItem) => {
    if (item.pick) picks.current.set(item.pick.label, item.pick.value)
    const from = offer.completion?.from ?? 0
    chat.draft.value = draft.slice(0, from) + item.insert + draft.slice(caret)
    moveCaret(box.current, from + item.insert.length, setCaret)
  }
  const items = offer.completion?.items ?? []
  const chooser = useChooser({
    count: items.length,
    first: offer.completion?.isEager ? 0 : -1,
    pick: (index) => items[index] && insert(items[index]),
    close: offer.close,
  })
  const send = () => {
    const command =
      chat.platform === 'discord' ? commandIn(`${draft} `, chat.screen.value?.commands ?? []) : undefined
    const text = sentText(draft, command, picks.current)
    if (!text) return
    picks.current.clear()
    chat.draft.value = ''
    void chat.act({ kind: 'says', channel: channel.id, text })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (chooser.onKeyDown(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const look = () => setCaret(box.current?.selectionStart ?? 0)
  useEffect(() => fit(box.current), [draft])
  return (
    <div class="composer">
      {items.length > 0 && (
        <div class="completion">
          <p class="completion-heading">{offer.completion?.heading}</p>
          <Listbox
            id={id}
            label={offer.completion?.heading ?? ''}
            choices={items.map(({ label, hint }) => ({ key: label + hint, label, hint }))}
            active={chooser.active}
            onPick={chooser.take}
            onMark={chooser.mark}
          />
        </div>
      )}
      <textarea
        ref={box}
        rows={1}
        aria-label={`Message ${title}`}
        placeholder={`Message ${title}`}
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={chooser.active >= 0 ? `${id}-${chooser.active}` : undefined}
        value={draft}
        onInput={(event) => {
          chat.draft.value = event.currentTarget.value
          chooser.restart()
          look()
        }}
        onKeyDown={onKeyDown}
        onKeyUp={look}
        onClick={look}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      <button type="button" class="send" aria-label="Send" disabled={!draft.trim()} onClick={send}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 3l14 7-14 7 2-7-2-7zm2.4 6.3h6v1.4h-6z" fill="currentColor" />
        </svg>
      </button>
    </div>
  )
}

function moveCaret(box: HTMLTextAreaElement | null, to: number, tell: (caret: number) => void): void {
  tell(to)
  requestAnimationFrame(() => {
    box?.focus()
    box?.setSelectionRange(to, to)
  })
}

/** Grows with its text, up to what the style allows. */
function fit(box: HTMLTextAreaElement | null): void {
  if (!box) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}
