import { bulkhead } from 'cockatiel'
import type { Pool } from 'undici'
import { BackendUnavailable, type UnavailableBecause } from '../backend.ts'
import type { Manners } from '../backend-kind.ts'
import { attempt } from './attempt.ts'
import type { HeaderFields, HttpAnswer, HttpCall } from './call.ts'
import { type Circuit, createCircuit } from './circuit.ts'
import { CONNECTIONS, USUAL_MANNERS } from './manners.ts'
import { createOutage } from './outage.ts'
import { openPool } from './pool.ts'
import { isRepeatable, repeat } from './repeat.ts'
import { buildRequest, isSendable } from './request.ts'

export type { HttpAnswer, HttpCall } from './call.ts'

export type HttpOptions = {
  /** As people call the backend, for messages. */
  readonly who: string
  /** May have a path. No call leaves its origin. */
  readonly baseUrl: URL
  /** The operator's credential, asked for at each call. What it throws reaches the caller as it is. */
  readonly headers?: () => Promise<HeaderFields> | HeaderFields
  readonly now: () => Date
  readonly manners?: Partial<Manners> | undefined
}

export interface Http {
  /**
   * Answers below 500 other than redirects, 408, 425 and 429 are returned, whatever they say; everything else throws
   * BackendUnavailable. Waits for its turn; then it ends within `timeoutMs`, repeats included.
   */
  call(call: HttpCall): Promise<HttpAnswer>
  /**
   * Gives up what is safe to do twice, lets the other calls under way end, refuses those that wait for their turn, and
   * closes the connections. Idempotent.
   */
  close(): Promise<void>
}

/** How every backend is called: a few calls at a time, patiently, and not at all for a while when it is down. */
export function createHttp(options: HttpOptions): Http {
  const line = openLine(options)
  const turns = bulkhead(CONNECTIONS, Number.POSITIVE_INFINITY)
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  async function takeTurn(call: HttpCall): Promise<HttpAnswer> {
    if (closing) throw line.unavailable(CLOSED)
    return perform(line, options, call)
  }

  async function close(): Promise<void> {
    line.closed.abort()
    await Promise.allSettled(underWay)
    await line.pool.destroy()
  }

  return {
    call: (call) => {
      const done = turns.execute(() => takeTurn(call))
      return tracked(underWay, done)
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

type Line = {
  readonly pool: Pool
  readonly circuit: Circuit
  readonly manners: Manners
  readonly unavailable: (because: UnavailableBecause) => BackendUnavailable
  readonly closed: AbortController
}

function openLine({ who, baseUrl, now, ...options }: HttpOptions): Line {
  const manners = { ...USUAL_MANNERS, ...options.manners }
  const outage = createOutage(now)
  const unavailable = (because: UnavailableBecause): BackendUnavailable =>
    new BackendUnavailable(who, outage.dated(because))
  return {
    pool: openPool(baseUrl, manners),
    circuit: createCircuit({ manners, outage, unavailable }),
    manners,
    unavailable,
    closed: new AbortController(),
  }
}

async function perform(
  line: Line,
  { baseUrl, headers, now }: HttpOptions,
  call: HttpCall,
): Promise<HttpAnswer> {
  const { circuit, closed } = line
  const { timeoutMs = line.manners.timeoutMs } = call
  const manners = { ...line.manners, timeoutMs }
  const request = buildRequest(baseUrl, call, await headers?.())
  if (!isSendable(request)) throw line.unavailable(UNSENDABLE)
  return circuit.run(() => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const deadline = isRepeatable(call) ? AbortSignal.any([timeout, closed.signal]) : timeout
    return repeat({ call, manners, deadline }, () => attempt({ ...line, manners, now }, request, deadline))
  })
}

const CLOSED: UnavailableBecause = {
  trouble: 'not_answering',
  problem: 'its connections are closed',
  isUndone: true,
}

const UNSENDABLE: UnavailableBecause = {
  trouble: 'misconfigured',
  problem: 'a credential has characters that no header can have',
  isUndone: true,
}

function tracked<Done>(underWay: Set<Promise<unknown>>, done: Promise<Done>): Promise<Done> {
  const ended = done.finally(() => underWay.delete(ended))
  underWay.add(ended)
  return ended
}
