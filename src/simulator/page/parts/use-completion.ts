import { useEffect, useState } from 'preact/hooks'
import type { ScreenOption } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { askedText, type Completion, commandIn, complete, valueItem } from '../complete.ts'

/** The bot is asked when one stops typing for this long. */
const PAUSE_MS = 160

type Typed = {
  readonly draft: string
  readonly caret: number
  readonly isFocused: boolean
  readonly picks: ReadonlyMap<string, string>
}

export type Offered = {
  readonly completion: Completion | undefined
  /** Hides it until something else is typed. */
  readonly close: () => void
}

/** What the composer offers right now; Escape hides it until something else is typed. */
export function useCompletion(chat: Chat, channel: string, typed: Typed): Offered {
  const { draft, isFocused } = typed
  const [hidden, setHidden] = useState<string | undefined>()
  const commands = chat.screen.value?.commands ?? []
  const completion = complete({ ...typed, platform: chat.platform, people: chat.people.value, commands })
  const command = commandIn(draft, commands)
  const asked =
    isFocused && completion?.search && command ? askedText(draft, command, typed.picks) : undefined
  const searched = useSearched(chat, channel, asked)
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

/** What the bot found for the last text it was asked with; nothing while nothing is asked. */
function useSearched(chat: Chat, channel: string, text: string | undefined): readonly ScreenOption[] {
  const [found, setFound] = useState<readonly ScreenOption[]>([])
  useEffect(() => {
    if (text === undefined) return setFound([])
    let isCurrent = true
    const ask = async () => {
      const options = await chat.suggest({ in: 'command', channel, text })
      if (isCurrent) setFound(options)
    }
    const timeout = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timeout)
    }
  }, [chat, channel, text])
  return found
}
