import type { Answer } from '../../../views/view.ts'
import type { Responder } from '../../platform.ts'
import type { Way } from './way.ts'

/** Slack waits 3 s; the rest is for the acknowledgement's own journey. */
const HOLD_AFTER_MS = 2000

type Guarded = {
  readonly responder: Responder
  /** No acknowledgement from now on: what was not kept must not look as if it were. */
  readonly close: () => void
}

/**
 * Acknowledges with the answer where that comes soon, else without one, and never before the interaction is kept.
 * @param failed is told when the acknowledgement in between goes wrong; the answer may still arrive
 */
export function createResponder(way: Way, failed: (error: unknown) => void): Guarded {
  const receivedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  let held: Promise<void> | undefined
  let isAnswered = false

  const hold = (): void => {
    held = way.hold().catch(failed)
  }

  function kept(): void {
    if (timer || isAnswered) return
    timer = setTimeout(hold, Math.max(0, receivedAt + HOLD_AFTER_MS - performance.now()))
  }

  async function answer(what: Answer): Promise<void> {
    if (isAnswered) throw new Error('this interaction was answered before')
    isAnswered = true
    clearTimeout(timer)
    // A direct message, and a file, may take longer than Slack waits.
    if (what.kind === 'personal' && !held) hold()
    if (!held) return way.answerNow(what)
    await held
    await way.answerLater(what)
  }

  return { responder: { kept, answer }, close: () => clearTimeout(timer) }
}
