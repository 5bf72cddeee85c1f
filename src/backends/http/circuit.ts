import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel'
import { BackendUnavailable, type UnavailableBecause } from '../backend.ts'
import type { Manners } from '../backend-kind.ts'
import type { Outage } from './outage.ts'

export interface Circuit {
  /** Refuses at once, with BackendUnavailable, while the backend is left alone. */
  run<Done>(work: () => Promise<Done>): Promise<Done>
}

type Deps = {
  readonly manners: Manners
  readonly outage: Outage
  readonly unavailable: (because: UnavailableBecause) => BackendUnavailable
}

/** Only silence opens it: who says no, or "later", is there. Its time is the machine's own. */
export function createCircuit({ manners, outage, unavailable }: Deps): Circuit {
  const policy = circuitBreaker(handleType(BackendUnavailable, isSilence), {
    halfOpenAfter: manners.openMs,
    breaker: new ConsecutiveBreaker(manners.failuresToOpen),
  })
  let openUntil = 0
  policy.onBreak(() => {
    openUntil = Date.now() + manners.openMs
  })
  policy.onReset(() => outage.end())

  const refusal = (): BackendUnavailable =>
    unavailable({
      trouble: 'not_answering',
      problem: 'left alone for a while, as it did not answer',
      waitMs: Math.max(0, openUntil - Date.now()),
      isUndone: true,
    })

  return {
    run: async (work) => {
      const done = await policy.execute(work).catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? refusal() : error
      })
      // A call from before the row may succeed late, and proves nothing about now.
      if (policy.state === CircuitState.Closed) outage.end()
      return done
    },
  }
}

const isSilence = ({ trouble }: BackendUnavailable): boolean => trouble === 'not_answering'
