import { useEffect, useState } from 'preact/hooks'
import type { Desk } from '../desk.ts'

const HOUR_MS = 3_600_000

const STEPS = [
  { label: '+1 hour', ms: HOUR_MS },
  { label: '+1 day', ms: 24 * HOUR_MS },
  { label: '+8 days', ms: 8 * 24 * HOUR_MS },
] as const

const format = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** What time it is in both chats, and a way to let days pass. */
export const ClockPanel = ({ desk }: { desk: Desk }) => (
  <div class="clock" role="group" aria-label="Clock">
    <Face desk={desk} />
    {STEPS.map(({ label, ms }) => (
      <button key={label} type="button" onClick={() => void desk.advance(ms)}>
        {label}
      </button>
    ))}
  </div>
)

function Face({ desk }: { desk: Desk }) {
  const [, setTick] = useState(0)
  useEffect(() => {
    const interval = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(interval)
  }, [])
  const { now, heardAtMs } = desk.clock.value
  const at = new Date(now.getTime() + performance.now() - heardAtMs)
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>
}
