import { useState } from 'preact/hooks'

type Choosing = {
  readonly count: number
  /** What is marked before an arrow key was used; -1 marks nothing, so that Enter keeps its own meaning. */
  readonly first: number
  readonly pick: (index: number) => void
  readonly close: () => void
}

export type Chooser = {
  readonly active: number
  readonly mark: (index: number) => void
  readonly take: (index: number) => void
  /** Something else is typed now: the mark goes back to where it began. */
  readonly restart: () => void
  readonly onKeyDown: (event: KeyboardEvent) => boolean
}

/** Arrow keys move, Enter and Tab choose, Escape closes. `onKeyDown` is true when the key was ours. */
export function useChooser({ count, first, pick, close }: Choosing): Chooser {
  const [moved, setMoved] = useState<number | undefined>()
  const active = count === 0 ? -1 : Math.min(moved ?? first, count - 1)

  const take = (index: number) => {
    setMoved(undefined)
    pick(index)
  }
  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => move((active + 1) % count),
    ArrowUp: () => move((Math.max(active, 0) + count - 1) % count),
    Enter: () => active >= 0 && (take(active), true),
    Tab: () => (take(Math.max(active, 0)), true),
    Escape: () => (close(), true),
  }
  const move = (to: number) => {
    setMoved(to)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const isOurs = count > 0 && !event.shiftKey && (keys[event.key]?.() ?? false)
    if (isOurs) event.preventDefault()
    return isOurs
  }
  return { active, mark: setMoved, take, restart: () => setMoved(undefined), onKeyDown }
}
