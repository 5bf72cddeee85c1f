import { setTimeout as pause } from 'node:timers/promises'
import type { Backend, LaterOutcome, Offer, SendOutcome } from './backend.ts'

/** Long enough for the effects of one command to meet, short enough that nobody notices. */
const GATHER_MS = 50

type Waiting = {
  readonly offer: Offer
  readonly resolve: (outcome: SendOutcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * The same backend, where sends that are asked for at almost the same moment go out together: as one call, or after one
 * look. A repeat goes by itself: it has to look first.
 */
export function batchSends(backend: Backend): Backend {
  if (!isWorthIt(backend.facts)) return backend
  let waiting: Waiting[] = []

  const flush = async () => {
    // As long as others come: the last one of a long list would else go by itself.
    for (let gathered = 0; gathered < waiting.length; await pause(GATHER_MS)) gathered = waiting.length
    const batch = waiting
    waiting = []
    await sendAll(backend, batch)
  }
  const send = (offer: Offer): Promise<SendOutcome> => {
    if (offer.isRepeat) return backend.send(offer)
    return new Promise((resolve, reject) => {
      waiting.push({ offer, resolve, reject })
      if (waiting.length === 1) void flush()
    })
  }
  return { ...backend, send }
}

/** Who calls nobody has nothing to spare. */
const isWorthIt = ({ capabilities, proof }: Backend['facts']): boolean =>
  capabilities.sendMany.how === 'native' || proof !== 'chat'

/** Whatever happens, each of them hears of its own. */
async function sendAll(backend: Backend, batch: readonly Waiting[]): Promise<void> {
  const [only, ...others] = batch
  try {
    const outcomes =
      only && others.length === 0
        ? [await backend.send(only.offer)]
        : await backend.sendMany(batch.map(({ offer }) => offer))
    for (const [index, one] of batch.entries()) settle(one, outcomes[index])
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

function settle({ resolve, reject }: Waiting, outcome: SendOutcome | LaterOutcome | undefined): void {
  if (!outcome) reject(new Error('The backend gave fewer outcomes than there were offers'))
  else if (outcome.kind === 'later') reject(outcome.because)
  else resolve(outcome)
}
