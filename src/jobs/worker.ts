import { setTimeout as pause } from 'node:timers/promises'
import { type Effect, type EffectSubject, subjectOf } from '../domain/effect.ts'
import type { EffectClaim } from '../store/store.ts'
import type { Settle } from '../usecases/deps.ts'
import type { JobDeps } from './deps.ts'
import { expireInvitations } from './expire.ts'
import { lapseChanges } from './lapse-changes.ts'
import { PATIENCE_MS } from './patience.ts'
import { createReconciling } from './reconcile.ts'
import { runEffect } from './run-effect.ts'
import { createChannelWatch } from './watch-channels.ts'

/** A claim that is not finished by then belonged to a process that died. */
const LEASE_MS = 120_000
const LOOK_EVERY_MS = 1_000
/** How often somebody who waits looks whether another process is done. */
const LOOK_AGAIN_MS = 25
const AT_ONCE = 8
/** When this many run, slow ones among them are waited for. */
const MOST_AT_ONCE = 32

export interface Worker {
  /** Begins to look for due effects by itself. */
  start(): void
  /** Lets the effects under way finish and begins no others. Idempotent. */
  stop(): Promise<void>
  readonly settle: Settle
  /** Runs everything that is due now, and what follows from it, until nothing is; for tests and for the moment after a restart. */
  quiet(): Promise<void>
}

type Filter = Pick<EffectClaim, 'about' | 'kinds'>

type Hands = {
  /** What runs in this process, by what it is about: whoever waits for it joins in instead of claiming it again. */
  readonly running: Map<EffectSubject, Promise<void>>
  readonly isStopping: () => boolean
}

/** The out-line: claims effects and runs them. */
export function createWorker(deps: JobDeps): Worker {
  const pending = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  const hands: Hands = { running: new Map(), isStopping: () => isStopping }

  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => pending.delete(tracked))
    pending.add(tracked)
    return tracked
  }
  const watchChannels = createChannelWatch(deps)
  const reconcileTeams = createReconciling(deps, hands.isStopping)
  const runDue = () => track(runUntilQuiet(deps, hands))
  const quiet = () => track(all([reconcileTeams().then(runDue), watchChannels()]))
  const look = async () => {
    // Nobody's work waits for a platform that has to be asked about its channels, or a backend about its lists.
    void track(watchChannels())
    void track(reconcileTeams())
    await runDue().catch((err: unknown) => deps.log.error({ err }, 'looking for effects failed'))
    if (!isStopping) lookIn(LOOK_EVERY_MS)
  }
  const lookIn = (ms: number) => {
    timer = setTimeout(() => void look(), ms)
  }

  return {
    start: () => lookIn(0),
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await Promise.allSettled(pending)
    },
    settle: (subjects, kinds) =>
      impatient(track(all(subjects.map((about) => drain(deps, hands, { about, kinds })))), PATIENCE_MS),
    quiet,
  }
}

async function runUntilQuiet(deps: JobDeps, hands: Hands): Promise<void> {
  while ((await expireInvitations(deps)) > 0);
  while ((await lapseChanges(deps)) > 0);
  await drain(deps, hands, {})
}

/**
 * Claims and runs until nothing that fits is due or running; for one invitation or change, in no other process either.
 * What comes due meanwhile does not wait for a backend that is slow about something else.
 */
async function drain(deps: JobDeps, hands: Hands, filter: Filter): Promise<void> {
  const giveUpAtMs = performance.now() + PATIENCE_MS
  while (!hands.isStopping()) {
    const effects = await claim(deps, hands, filter)
    const begun = effects.map((effect) => begin(deps, hands, effect))
    const joined = begun.length > 0 ? begun : underWay(hands, filter)
    if (joined.length > 0) await impatient(all(joined), LOOK_EVERY_MS)
    else if (performance.now() < giveUpAtMs && (await isElsewhere(deps, filter))) await pause(LOOK_AGAIN_MS)
    else return
  }
  await all(underWay(hands, filter))
}

async function isElsewhere({ store, now }: JobDeps, { about }: Filter): Promise<boolean> {
  return about !== undefined && store.transaction((tx) => tx.isLeased(about, now()))
}

function begin(deps: JobDeps, { running }: Hands, effect: Effect): Promise<void> {
  const about = subjectOf(effect.work)
  const run = runEffect(deps, effect).finally(() => running.delete(about))
  running.set(about, run)
  return run
}

const underWay = ({ running }: Hands, { about }: Filter): Promise<void>[] =>
  [...running].filter(([subject]) => about === undefined || subject === about).map(([, run]) => run)

function claim({ store, now }: JobDeps, hands: Hands, filter: Filter): Promise<readonly Effect[]> {
  const at = now()
  const leaseUntil = new Date(at.getTime() + LEASE_MS)
  const limit = roomFor(hands, filter)
  return store.transaction((tx) => tx.claimEffects({ ...filter, now: at, leaseUntil, limit }))
}

/** Whoever waits for one is not held up by how much else runs. */
const roomFor = ({ running }: Hands, { about }: Filter): number =>
  about === undefined ? Math.max(0, Math.min(AT_ONCE, MOST_AT_ONCE - running.size)) : AT_ONCE

const all = async (work: readonly Promise<void>[]): Promise<void> => {
  await Promise.all(work)
}

async function impatient(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs)
  })
  await Promise.race([work, patience]).finally(() => clearTimeout(timer))
}
