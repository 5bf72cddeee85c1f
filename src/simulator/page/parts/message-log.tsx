import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = { readonly label: string; readonly seenKey: string; readonly children: ComponentChildren }

/** So close to the end that the newest message counts as in sight, in pixels. */
const NEAR = 80

/** The newest message stays in sight, unless one has scrolled up to read. */
export function MessageLog({ label, seenKey, children }: Props) {
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const look = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = log.current ?? {}
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR
  }
  useLayoutEffect(() => {
    if (isAtEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [seenKey])
  return (
    // Keyboard users scroll it, so it takes the focus.
    <div class="log" role="log" aria-label={label} tabIndex={0} ref={log} onScroll={look}>
      <div class="log-inner">{children}</div>
    </div>
  )
}
