import type { Clock } from '../clock.ts'
import type { Heard } from '../ear.ts'
import type { Ids } from './ids.ts'
import { Refusal } from './refusal.ts'

const LIVES_MS = 3000

export type Trigger = {
  readonly userId: string
  readonly issuedAt: Date
  readonly viewId?: string
  readonly hear?: Hear
}

/** Is told which form is opened. */
type Hear = (heard: Heard) => void

export type Triggers = {
  /** For what this person just did; `viewId` if they did it in a modal. */
  issue(userId: string, viewId?: string, hear?: Hear): string
  /** Uses it up. Throws `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`. */
  exchange(id: string): Trigger
}

/** Permission to open a modal: once, within three seconds. */
export function createTriggers({ clock, ids }: { clock: Clock; ids: Ids }): Triggers {
  const issued = new Map<string, Trigger>()
  const used = new Set<string>()
  return {
    issue: (userId, viewId, hear) => {
      const id = `${issued.size + 1001}.${clock.now().getTime()}.${ids.secret(32)}`
      issued.set(id, { userId, issuedAt: clock.now(), ...(viewId && { viewId }), ...(hear && { hear }) })
      return id
    },
    exchange: (id) => {
      const trigger = issued.get(id)
      if (!trigger) throw new Refusal('invalid_trigger_id')
      if (used.has(id)) throw new Refusal('exchanged_trigger_id')
      if (clock.now().getTime() - trigger.issuedAt.getTime() > LIVES_MS)
        throw new Refusal('expired_trigger_id')
      used.add(id)
      return trigger
    },
  }
}
