import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { Chat } from '../chat.ts'
import { type CompletionItem, withoutFile } from '../complete.ts'
import { type ChosenFile, takeExample, takeFile } from '../files.ts'

/** Where in the draft the file's name belongs. */
type Gap = { readonly from: number; readonly to: number }

export type GivenFileState = {
  readonly input: RefObject<HTMLInputElement | null>
  /** What the draft names. */
  readonly file: ChosenFile | undefined
  readonly bring: (what: NonNullable<CompletionItem['brings']>, into: Gap) => void
  readonly onPick: () => void
  readonly remove: () => void
}

/** The file that goes along with a command, where one takes a file. */
export function useGivenFile(chat: Chat, moveTo: (caret: number) => void): GivenFileState {
  const input = useRef<HTMLInputElement>(null)
  const gap = useRef<Gap>({ from: 0, to: 0 })
  const put = async (taken: Promise<ChosenFile | undefined>) => {
    const file = await taken
    if (!file) return
    const draft = chat.draft.value
    const before = `${draft.slice(0, gap.current.from)}${file.name} `
    chat.given.value = file
    chat.draft.value = before + draft.slice(gap.current.to)
    moveTo(before.length)
  }
  return {
    input,
    file: namedFile(chat),
    bring: (what, into) => {
      gap.current = into
      if (what === 'own_file') input.current?.click()
      else void put(takeExample(chat))
    },
    onPick: () => {
      const picked = input.current?.files?.[0]
      if (picked) void put(takeFile(chat, picked))
      // The same file may be chosen again after it was taken off.
      if (input.current) input.current.value = ''
    },
    remove: () => {
      const draft = withoutFile(chat.draft.value, chat.given.value?.name ?? '')
      chat.given.value = undefined
      chat.draft.value = draft
      moveTo(draft.length)
    },
  }
}

/** A name that was deleted from the draft takes its file along. */
export function namedFile({ draft, given }: Chat): ChosenFile | undefined {
  const file = given.value
  return file && draft.value.includes(`:${file.name}`) ? file : undefined
}
