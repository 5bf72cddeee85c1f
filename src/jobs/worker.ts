import { setTimeout as pause } from 'node:timers/promises'
import type { Settle } from '../usecases/deps.ts'
import { type Bell, createBell } from './bell.ts'
import type { JobDeps } from './deps.ts'
import { expireInvitations } from './expire.ts'
import { createHands, type Filter, type Hands } from './hands.ts'
import { impatient } from './impatient.ts'
import { lapseChanges } from './lapse-changes.ts'
import { PATIENCE_MS } from './patience.ts'
import { createReconciling } from './reconcile.ts'
import { createChannelWatch } from './watch-channels.ts'

const LOOK_EVERY_MS = 1_000
/** How often somebody who waits looks whether another process is done. */
const LOOK_AGAIN_MS = 25
/** What still runs then is left to others. */
const DRAIN_MS = 10_000

export interface Worker {
  /** Begins to look for due effects by itself: each second, and whenever it hears of new ones. */
  start(): void
  /**
   * Begins no others and lets the effects under way finish; those that do not in time are given back, for the next start
   * or another process. Idempotent.
   */
  stop(patienceMs?: number): Promise<void>
  readonly settle: Settle
  /** Runs everything that is due now, and what follows from it, until nothing is; for tests and for the moment after a restart. */
  quiet(): Promise<void>
}

/** The out-line: claims effects and runs them. */
export function createWorker(deps: JobDeps): Worker {
  const bell = createBell()
  const hands = createHands(deps, bell.ring)
  const watchChannels = createChannelWatch(deps)
  const pending = new Set<Promise<void>>()
  let isStopping = false
  const reconcileTeams = createReconciling(deps, () => isStopping)
  const parts: Parts = { deps, hands, bell, isOpen: () => !isStopping }

  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => pending.delete(tracked))
    pending.add(tracked)
    return tracked
  }
  const untilQuiet = async () => {
    await runClocks(deps)
    await drain(parts, {})
  }
  const look = async () => {
    // Nobody's work waits for a platform that is asked about its channels, or a backend about its lists.
    void track(noted(deps, watchChannels()))
    void track(noted(deps, reconcileTeams()))
    await runClocks(deps)
  }

  return {
    start: () => void track(keepLooking(parts, look)),
    stop: async (patienceMs = DRAIN_MS) => {
      isStopping = true
      bell.ring()
      await impatient(Promise.allSettled([...pending, ...hands.underWay({})]), patienceMs)
      if (hands.underWay({}).length > 0) await hands.giveBack()
    },
    settle: (subjects, kinds) =>
      impatient(track(all(subjects.map((about) => drain(parts, { about, kinds })))), PATIENCE_MS),
    quiet: () => track(all([reconcileTeams().then(untilQuiet), watchChannels()])),
  }
}

type Parts = {
  readonly deps: JobDeps
  readonly hands: Hands
  readonly bell: Bell
  readonly isOpen: () => boolean
}

/** What the clock brings each second, and effects as soon as they are heard of. */
async function keepLooking({ deps, hands, bell, isOpen }: Parts, look: () => Promise<void>): Promise<void> {
  const deafen = await deps.store.hearEffects(bell.ring)
  let nextLookAtMs = 0
  while (isOpen()) {
    const isTime = performance.now() >= nextLookAtMs
    if (isTime) nextLookAtMs = performance.now() + LOOK_EVERY_MS
    await noted(deps, all([...(isTime ? [look()] : []), takeAll(hands, isOpen)]))
    await bell.wait(Math.max(0, nextLookAtMs - performance.now()))
  }
  await deafen()
}

/** The next look tries again. */
const noted = ({ log }: JobDeps, looking: Promise<void>): Promise<void> =>
  looking.catch((err: unknown) => log.error({ err }, 'looking for effects failed'))

/** What is due by the clock alone becomes effects. */
async function runClocks(deps: JobDeps): Promise<void> {
  while ((await expireInvitations(deps)) > 0);
  while ((await lapseChanges(deps)) > 0);
}

/** As much as there is room for. */
async function takeAll(hands: Hands, isOpen: () => boolean): Promise<void> {
  while (isOpen() && (await hands.take({})) > 0);
}

/**
 * Claims and runs until nothing that fits is due or running; for one invitation or change, in no other process either.
 * What comes due meanwhile does not wait for a backend that is slow about something else.
 */
async function drain({ deps, hands, isOpen }: Parts, filter: Filter): Promise<void> {
  const giveUpAtMs = performance.now() + PATIENCE_MS
  while (isOpen()) {
    const begun = await hands.take(filter)
    const joined = hands.underWay(filter)
    if (joined.length > 0) await impatient(Promise.race(joined), LOOK_EVERY_MS)
    else if (begun > 0) continue
    else if (performance.now() < giveUpAtMs && (await isElsewhere(deps, filter))) await pause(LOOK_AGAIN_MS)
    else return
  }
  await all(hands.underWay(filter))
}

async function isElsewhere({ store, now }: JobDeps, { about }: Filter): Promise<boolean> {
  return about !== undefined && store.transaction((tx) => tx.isLeased(about, now()))
}

const all = async (work: readonly Promise<void>[]): Promise<void> => {
  await Promise.all(work)
}
