import {
  DelegateBackoff,
  ExponentialBackoff,
  halfJitterGenerator,
  handleType,
  type IBackoff,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel'
import { BackendUnavailable } from '../backend.ts'
import type { Manners } from '../backend-kind.ts'
import { halfDone } from '../retell.ts'
import type { HttpCall } from './call.ts'
import { LONGEST_WAIT_MS } from './manners.ts'

type Repeated = { readonly call: HttpCall; readonly manners: Manners; readonly deadline: AbortSignal }

/** Does what is safe to do twice again after a failure, unless the backend asks for a long wait or time runs out. */
export function repeat<Done>(
  { call, manners, deadline }: Repeated,
  work: () => Promise<Done>,
): Promise<Done> {
  if (!isRepeatable(call)) return work()
  const endsAt = performance.now() + manners.timeoutMs
  const isWorthIt = ({ trouble, waitMs = 0 }: BackendUnavailable): boolean =>
    (trouble === 'not_answering' || trouble === 'busy') &&
    waitMs <= LONGEST_WAIT_MS &&
    performance.now() + waitMs < endsAt
  const policy = retry(handleType(BackendUnavailable, isWorthIt), {
    maxAttempts: manners.retries,
    backoff: createBackoff(manners),
  })
  return policy.execute(rememberDoubt(work), deadline)
}

/** That the last attempt did nothing says nothing of those before it. */
function rememberDoubt<Done>(work: () => Promise<Done>): () => Promise<Done> {
  let isInDoubt = false
  return async () => {
    try {
      return await (isInDoubt ? halfDone(work) : work())
    } catch (error) {
      isInDoubt ||= error instanceof BackendUnavailable && !error.isUndone
      throw error
    }
  }
}

const REPEATABLE: readonly HttpCall['method'][] = ['GET', 'PUT', 'DELETE']

export const isRepeatable = ({ method, isRepeatable: said }: HttpCall): boolean =>
  said ?? REPEATABLE.includes(method)

type Context = IRetryBackoffContext<unknown>

/** Doubles, with up to half of it taken off at random, and is never sooner than the backend asked for. */
export function createBackoff({
  firstWaitMs,
}: Pick<Manners, 'firstWaitMs'>): DelegateBackoff<Context, IBackoff<unknown>> {
  const doubling = new ExponentialBackoff({
    initialDelay: firstWaitMs,
    maxDelay: LONGEST_WAIT_MS,
    generator: halfJitterGenerator,
  })
  return new DelegateBackoff(({ result }, before) => {
    const state = before ? before.next(undefined) : doubling.next()
    return { state, delay: Math.max(state.duration, askedMs(result)) }
  })
}

const askedMs = (result: Context['result']): number =>
  'error' in result && result.error instanceof BackendUnavailable ? (result.error.waitMs ?? 0) : 0
