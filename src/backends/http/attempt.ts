import type { Pool } from 'undici'
import type { BackendUnavailable, UnavailableBecause } from '../backend.ts'
import type { Manners } from '../backend-kind.ts'
import type { HttpAnswer } from './call.ts'
import { explainFailure } from './explain-failure.ts'
import { judge, type Received } from './judge.ts'
import type { Request } from './request.ts'

type Deps = {
  readonly pool: Pool
  readonly manners: Manners
  readonly now: () => Date
  readonly unavailable: (because: UnavailableBecause) => BackendUnavailable
}

/** Sends it once and reads what comes back. */
export async function attempt(deps: Deps, request: Request, deadline: AbortSignal): Promise<HttpAnswer> {
  const received = await exchange(deps.pool, request, deadline).catch((error: unknown) => {
    throw deps.unavailable(explainFailure(error, deps.manners.timeoutMs))
  })
  const verdict = judge(received, deps.now())
  if (verdict.kind === 'unavailable') throw deps.unavailable(verdict.because)
  return verdict.answer
}

async function exchange(pool: Pool, request: Request, signal: AbortSignal): Promise<Received> {
  // The time may have run out while it waited to be repeated.
  signal.throwIfAborted()
  const { statusCode, headers, body } = await pool.request({ ...request, signal })
  return { status: statusCode, headers, text: await body.text() }
}
