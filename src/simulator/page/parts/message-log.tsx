import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = { readonly label: string; readonly seenKey: string; readonly children: ComponentChildren }

/** The newest message stays in sight whenever something changed. */
export function MessageLog({ label, seenKey, children }: Props) {
  const log = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [seenKey])
  return (
    // Keyboard users scroll it, so it takes the focus.
    <div class="log" role="log" aria-label={label} tabIndex={0} ref={log}>
      <div class="log-inner">{children}</div>
    </div>
  )
}
