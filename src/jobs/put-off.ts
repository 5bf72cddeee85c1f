import { BackendUnavailable } from '../backends/backend.ts'
import type { Effect } from '../domain/effect.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import { SignInUnavailable } from '../sign-in/sign-in.ts'
import type { EffectRetry } from '../store/store.ts'
import { TeamGone } from '../usecases/team-gone.ts'
import type { JobDeps } from './deps.ts'
import { findSubject, subjectIn } from './events.ts'
import { giveUp } from './give-up.ts'
import { OnHold, waitForHold } from './holds.ts'
import { retryDelayMs } from './retry-delay.ts'
import { tellWaiting } from './tell-waiting.ts'

/** Somebody should look at an effect that failed this often. */
const MOST_ATTEMPTS = 12

/** It failed: tried again later, or given up where that will not help. */
export async function putOff(deps: JobDeps, effect: Effect, error: unknown): Promise<void> {
  if (error instanceof OnHold) return waitForHold(deps, effect, error)
  if (error instanceof PlatformUnavailable && error.isUntried) return waitForTurn(deps, effect, error)
  const attempt = effect.attempts + 1
  if (isWaitedFor(error) || attempt < MOST_ATTEMPTS) return tryLater(deps, effect, { error, attempt })

  const problem = problemOf(error)
  deps.log.error({ ...(await describe(deps, effect, { error, attempt })), err: error }, 'effect given up')
  await deps.store.transaction((tx) => giveUp(tx, effect, { problem, at: deps.now() }))
}

type Failure = { readonly error: unknown; readonly attempt: number }

async function tryLater(deps: JobDeps, effect: Effect, { error, attempt }: Failure): Promise<void> {
  const { store, now, random, log } = deps
  const isWaiting = isWaitedFor(error)
  const about = await describe(deps, effect, { error, attempt })
  log.warn(isWaiting ? about : { ...about, err: error }, 'effect put off')
  const askedMs = isWaiting && 'waitMs' in error ? error.waitMs : undefined
  const dueAt = new Date(now().getTime() + retryDelayMs({ attempt, askedMs, random }))
  await store.transaction(async (tx) => {
    await tx.retryEffect(effect.id, { dueAt, ...whatOf(error) })
    await tellWaiting(tx, effect, { error, at: now() })
  })
}

/** For the log line. */
async function describe(deps: JobDeps, effect: Effect, { error, attempt }: Failure): Promise<object> {
  const { id, work } = effect
  const about = { effect: id, kind: work.kind, ...subjectIn(work) }
  const backend = error instanceof BackendUnavailable && (await aboutBackend(deps, effect, error))
  return { ...about, ...backend, attempt, problem: problemOf(error) }
}

/** A machine word without addresses. */
function problemOf(error: unknown): string {
  if (isWaitedFor(error)) return error.message
  return error instanceof Error ? error.name : 'unknown'
}

/** Its place is kept until then, so that it comes neither sooner nor later. */
async function waitForTurn(
  { store, now, log }: JobDeps,
  { id, work }: Effect,
  { message: problem, waitMs = 0 }: PlatformUnavailable,
): Promise<void> {
  log.debug({ effect: id, kind: work.kind, ...subjectIn(work), waitMs }, 'effect waits for its turn')
  const dueAt = new Date(now().getTime() + waitMs)
  await store.transaction((tx) => tx.retryEffect(id, { dueAt, problem, isUndone: true, isUntried: true }))
}

type Trouble = BackendUnavailable | PlatformUnavailable | SignInUnavailable | TeamGone

/** Somebody else has to come back first, however long that takes. */
const isWaitedFor = (error: unknown): error is Trouble =>
  error instanceof BackendUnavailable ||
  error instanceof PlatformUnavailable ||
  error instanceof SignInUnavailable ||
  error instanceof TeamGone

function whatOf(error: unknown): Pick<EffectRetry, 'problem' | 'isUndone'> {
  const problem = problemOf(error)
  if (error instanceof BackendUnavailable) return { problem: error.trouble, isUndone: error.isUndone }
  if (error instanceof PlatformUnavailable) return { problem, isUndone: error.isUndone }
  // Nobody was asked.
  return { problem, isUndone: error instanceof TeamGone || error instanceof SignInUnavailable }
}

/** Whose credential or server an operator has to look at. */
async function aboutBackend(
  { store, teams }: JobDeps,
  { work }: Effect,
  { trouble }: BackendUnavailable,
): Promise<Readonly<Record<string, string>>> {
  const found = await store.transaction((tx) => findSubject(tx, work))
  if (!found) return { trouble }
  const { id, backend } = teams.get(found.team)
  return { team: id, backend: backend.name, trouble }
}
