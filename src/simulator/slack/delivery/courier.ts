import type { Clock } from '../../clock.ts'
import type { SlackFaults } from '../faults.ts'
import type { Work } from '../work.ts'
import type { Answered, Envelope, Transport } from './envelope.ts'

const DEADLINE_MS = 3000
/** When an event that nobody took is tried again. Source: https://docs.slack.dev/apis/events-api/#retries */
const EVENT_RETRIES_MS = [0, 60_000, 300_000]

/** Something a person did, made at the moment it leaves for the app. */
export type Interaction = {
  readonly envelope: Envelope
  /** What then happens on the person's screen. Must not throw. */
  readonly answered: (answered: Answered) => void
}

export type Courier = {
  /** Brings it to the app; also twice or later, where a fault says so. */
  bring(make: () => Interaction): void
  /** Brings it once and waits, at most three seconds. */
  ask(envelope: Envelope): Promise<Answered>
  /** Tries up to four times until the app takes it; also twice or later, as an interaction. */
  notify(envelope: Envelope): void
}

type Deps = {
  readonly clock: Clock
  readonly work: Work
  readonly faults: Pick<SlackFaults, 'takeTwice' | 'takeHold'>
  readonly transport: () => Transport
  /** A new envelope id for another attempt. */
  readonly newEnvelopeId: () => string
}

export function createCourier(deps: Deps): Courier {
  const ask = async (envelope: Envelope): Promise<Answered> => {
    const done = deps.work.begin()
    try {
      return await withinDeadline(deps.clock, deps.transport().send(envelope))
    } finally {
      done()
    }
  }
  const bring = async ({ envelope, answered }: Interaction): Promise<void> => {
    const done = deps.work.begin()
    try {
      answered(await ask(envelope))
    } finally {
      done()
    }
  }
  return {
    ask,
    bring: (make) => {
      const start = () => {
        const interaction = make()
        const copies = deps.faults.takeTwice() ? [interaction, interaction] : [interaction]
        for (const copy of copies) void bring(copy)
      }
      if (!deps.faults.takeHold(start)) start()
    },
    notify: (envelope) => {
      const start = () => {
        const copies = deps.faults.takeTwice() ? [envelope, envelope] : [envelope]
        for (const copy of copies) void attempt({ ...deps, ask }, copy, 0)
      }
      if (!deps.faults.takeHold(start)) start()
    },
  }
}

/** Gives `timed_out` when the answer is late; what comes after that is lost. */
async function withinDeadline(clock: Clock, answer: Promise<Answered>): Promise<Answered> {
  const late = Promise.withResolvers<Answered>()
  const callOff = clock.after(DEADLINE_MS, () => late.resolve({ kind: 'timed_out' }))
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    callOff()
  }
}

type Retrying = Pick<Deps, 'clock' | 'newEnvelopeId'> & Pick<Courier, 'ask'>

async function attempt(deps: Retrying, envelope: Envelope, number: number): Promise<void> {
  const answered = await deps.ask(envelope)
  const waitMs = EVENT_RETRIES_MS[number]
  if (answered.kind === 'acked' || waitMs === undefined) return
  if (answered.kind === 'failed' && !answered.mayRetry) return
  const reason = answered.kind === 'failed' ? answered.reason : 'http_timeout'
  const again = { ...envelope, id: deps.newEnvelopeId(), retry: { attempt: number + 1, reason } }
  const retry = () => void attempt(deps, again, number + 1)
  if (waitMs === 0) retry()
  else deps.clock.after(waitMs, retry)
}
