import { useEffect, useState } from 'preact/hooks'
import type { ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { type Completion, complete, valueItem } from '../complete.ts'

/** The bot is asked when one stops typing for this long. */
const PAUSE_MS = 160

type Typed = { readonly draft: string; readonly caret: number; readonly isFocused: boolean }

export type Offered = {
  readonly completion: Completion | undefined
  /** Hides it until something else is typed. */
  readonly close: () => void
}

/** What the composer offers right now; Escape hides it until something else is typed. */
export function useCompletion(chat: Chat, channel: string, { draft, caret, isFocused }: Typed): Offered {
  const [hidden, setHidden] = useState<string | undefined>()
  const completion = complete({
    platform: chat.platform,
    draft,
    caret,
    people: chat.people.value,
    commands: chat.screen.value?.commands ?? [],
  })
  const searched = useSearched(chat, channel, {
    draft,
    isWanted: isFocused && completion?.search !== undefined,
  })
  const isShown = isFocused && hidden !== draft
  return {
    completion: isShown && completion ? withSearched(completion, searched) : undefined,
    close: () => setHidden(draft),
  }
}

const withSearched = (completion: Completion, found: readonly ScreenOption[]): Completion =>
  completion.search
    ? { ...completion, items: found.map((one) => valueItem(one, completion.search?.kind ?? 'text')) }
    : completion

function useSearched(chat: Chat, channel: string, { draft, isWanted }: { draft: string; isWanted: boolean }) {
  const [found, setFound] = useState<readonly ScreenOption[]>([])
  useEffect(() => {
    if (!isWanted) return setFound([])
    let isCurrent = true
    const ask = async () => {
      const options = await chat.suggest({ in: 'command', channel, text: draft })
      if (isCurrent) setFound(options)
    }
    const timeout = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timeout)
    }
  }, [chat, channel, draft, isWanted])
  return found
}
