import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Chat } from '../chat.ts'
import { type Completion, type CompletionItem, commandIn, sentText } from '../complete.ts'
import { sentFile } from '../files.ts'
import { type Chooser, useChooser } from './use-chooser.ts'
import { useCompletion } from './use-completion.ts'
import { type GivenFileState, namedFile, useGivenFile } from './use-given-file.ts'

export type ComposerState = {
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly draft: string
  readonly completion: Completion | undefined
  readonly chooser: Chooser
  readonly given: GivenFileState
  readonly send: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onInput: (text: string) => void
  /** Takes note of where the caret is. */
  readonly look: () => void
  readonly focus: (isFocused: boolean) => void
}

/** What the composer does with keys: complete, send, or nothing. */
export function useComposer(chat: Chat, channel: string): ComposerState {
  const box = useRef<HTMLTextAreaElement>(null)
  const picks = useRef(new Map<string, string>())
  const { caret, isFocused, moveTo, look, focus } = useCaret(box)
  const draft = chat.draft.value
  const typed = { draft, caret, isFocused, picks: picks.current }
  const { completion, close } = useCompletion(chat, channel, typed)
  const items = completion?.items ?? []
  const given = useGivenFile(chat, moveTo)

  const insert = (item: CompletionItem) => {
    const from = completion?.from ?? 0
    if (item.brings) return given.bring(item.brings, { from, to: caret })
    if (item.pick) picks.current.set(item.pick.label, item.pick.value)
    chat.draft.value = draft.slice(0, from) + item.insert + draft.slice(caret)
    moveTo(from + item.insert.length)
  }
  const chooser = useChooser({
    count: items.length,
    first: completion?.isEager ? 0 : -1,
    pick: (index) => items[index] && insert(items[index]),
    close,
  })
  const send = () => void sendDraft(chat, channel, picks.current)
  const onKeyDown = (event: KeyboardEvent) => {
    if (chooser.onKeyDown(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const onInput = (text: string) => {
    chat.draft.value = text
    chooser.restart()
    look()
  }
  useEffect(() => fit(box.current), [draft])
  return { box, draft, completion, chooser, given, send, onKeyDown, onInput, look, focus }
}

/** What the platform does not take comes back into the composer. */
async function sendDraft(chat: Chat, channel: string, picks: Map<string, string>): Promise<void> {
  const draft = chat.draft.value
  const commands = chat.platform === 'discord' ? (chat.screen.value?.commands ?? []) : []
  const text = sentText(draft, commandIn(`${draft} `, commands), picks)
  if (!text) return
  const file = namedFile(chat)
  chat.draft.value = ''
  const isSent = await chat.act({ kind: 'says', channel, text, ...(file && { files: [sentFile(file)] }) })
  if (isSent) picks.clear()
  else if (chat.draft.value === '') chat.draft.value = draft
}

function useCaret(box: RefObject<HTMLTextAreaElement | null>) {
  const [caret, setCaret] = useState(0)
  const [isFocused, setFocused] = useState(false)
  const moveTo = (to: number) => {
    setCaret(to)
    // The new text is in the box only after the next drawing.
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(to, to)
    })
  }
  const look = () => setCaret(box.current?.selectionStart ?? 0)
  return { caret, isFocused, moveTo, look, focus: setFocused }
}

/** Grows with its text, up to what the style allows. */
function fit(box: HTMLTextAreaElement | null): void {
  if (!box) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}
