import { refuse } from '../api-error.ts'
import type { State } from '../model.ts'
import { OPENINGS } from './route.ts'

/** Takes one of the conversations that may be begun. Throws 40003 where none is left. */
export type Opening = () => void

/** A bucket of them that is full at the start. */
export function createOpenings({ clock }: Pick<State, 'clock'>): Opening {
  const stepMs = 60_000 / OPENINGS.perMinute
  let fullAtMs = 0
  return () => {
    const nowMs = clock.now().getTime()
    const nextMs = Math.max(fullAtMs, nowMs) + stepMs
    if (nextMs - nowMs > OPENINGS.most * stepMs) throw refuse.openingTooFast()
    fullAtMs = nextMs
  }
}
