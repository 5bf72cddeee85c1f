import { type Effect, type EffectSubject, subjectOf } from '../domain/effect.ts'
import type { EffectId } from '../domain/ids.ts'
import type { EffectClaim } from '../store/store.ts'
import type { JobDeps } from './deps.ts'
import { runEffect } from './run-effect.ts'

/**
 * A claim that nobody extended for so long belonged to a process that died. Each process goes by its own clock: as
 * leases are extended after a third, clocks may differ by the other two before one takes what another is still doing.
 */
const LEASE_MS = 30_000
const EXTEND_EVERY_MS = LEASE_MS / 3

/** So many are claimed in one go. */
const AT_ONCE = 8
/** When this many run, slow ones among them are waited for. */
const MOST_AT_ONCE = 32
/** Of these, so many are for what somebody waits for. */
const KEPT_FREE = 8

export type Filter = Pick<EffectClaim, 'about' | 'kinds'>

/** What this process is doing. */
export interface Hands {
  /** Claims what fits, as far as there is room, and begins it; how many. What runs already stays claimed by it. */
  readonly take: (filter: Filter) => Promise<number>
  /** What runs here, to be waited for instead of claiming it again. Never rejects. */
  readonly underWay: (filter: Filter) => readonly Promise<void>[]
  /** What is still running may be claimed by others soon; for a process that ends. */
  readonly giveBack: () => Promise<void>
}

type Running = { readonly id: EffectId; readonly done: Promise<void> }

type State = {
  readonly deps: JobDeps
  readonly onDone: () => void
  readonly running: Map<EffectSubject, Running>
  extendedAtMs: number
}

/** `onDone` is called after each effect: others of its subject may be due by then, and there is room. */
export function createHands(deps: JobDeps, onDone: () => void): Hands {
  const state: State = { deps, onDone, running: new Map(), extendedAtMs: 0 }
  return {
    take: (filter) => take(state, filter),
    underWay: ({ about }) =>
      [...state.running]
        .filter(([subject]) => about === undefined || subject === about)
        .map(([, { done }]) => done),
    giveBack: () => giveBack(state),
  }
}

async function take(state: State, filter: Filter): Promise<number> {
  const { store, now } = state.deps
  const at = now()
  const leaseUntil = new Date(at.getTime() + LEASE_MS)
  const [ids, room] = [takeOldLeases(state, at), roomFor(state.running.size, filter)]
  if (ids.length === 0 && !room) return 0
  const effects = await store.transaction(async (tx) => {
    // Before anything is claimed: after a sleep of the machine these would look like those of a dead process.
    if (ids.length > 0) await tx.extendLeases(ids, leaseUntil)
    return room ? tx.claimEffects({ ...filter, ...room, now: at, leaseUntil }) : []
  })
  for (const effect of effects) begin(state, effect)
  return effects.length
}

/** Those that it is time to extend. */
function takeOldLeases(state: State, at: Date): readonly EffectId[] {
  if (state.running.size === 0 || at.getTime() - state.extendedAtMs < EXTEND_EVERY_MS) return []
  state.extendedAtMs = at.getTime()
  return [...state.running.values()].map(({ id }) => id)
}

function begin({ deps, onDone, running }: State, effect: Effect): void {
  const about = subjectOf(effect.work)
  const done = runEffect(deps, effect)
    // Its lease runs out, and then it is tried again.
    .catch((err: unknown) => deps.log.error({ err, effect: effect.id }, 'effect not recorded'))
    .finally(() => {
      // After a lease that ran out, another one of its subject may have been begun here.
      if (running.get(about)?.id === effect.id) running.delete(about)
      onDone()
    })
  running.set(about, { id: effect.id, done })
}

/** So long a call under way may take to be heard: whoever looked sooner would not find it, and make it again. */
const CALL_MS = 10_000

function giveBack({ deps: { store, now }, running }: State): Promise<void> {
  const dueAt = new Date(now().getTime() + CALL_MS)
  const retry = { dueAt, problem: 'stopped', isUndone: false }
  return store.transaction(async (tx) => {
    for (const { id } of running.values()) await tx.retryEffect(id, retry)
  })
}

type Room = Pick<EffectClaim, 'limit' | 'urgencies'>

/** Whoever waits for one is not held up by how much else runs. */
function roomFor(running: number, { about }: Filter): Room | undefined {
  if (about !== undefined) return { limit: AT_ONCE }
  const room = MOST_AT_ONCE - running
  if (room <= 0) return undefined
  if (room <= KEPT_FREE) return { limit: room, urgencies: ['interactive'] }
  return { limit: Math.min(AT_ONCE, room - KEPT_FREE) }
}
