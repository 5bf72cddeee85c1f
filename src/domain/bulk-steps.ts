import { type Actor, isSameActor } from './actor.ts'
import type { Bulk, BulkPace } from './bulk.ts'
import type { BulkTally } from './bulk-tally.ts'

/** So long after its end everything that was sent can be taken back. */
export const UNDO_MS = 30 * 60_000

export type BulkStep =
  | { readonly kind: 'go'; readonly bulk: Bulk }
  /** Done before, or over: how it stands is the answer. */
  | { readonly kind: 'already' }
  /** Whoever asked for it is judged at every step, so that only they can let it go on. */
  | { readonly kind: 'not_yours' }
  /** Nothing is left that could be tried again or taken back. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too_late' }

const ALREADY: BulkStep = { kind: 'already' }

/** It begins, or begins again with what is left of it: nothing of what held or ended it counts any more. */
export function begin(bulk: Bulk, { at, pace }: { readonly at: Date; readonly pace: BulkPace }): Bulk {
  const { pause: _pause, stoppedByName: _by, finishedAt: _at, undoUntil: _until, ...kept } = bulk
  return { ...kept, status: 'running', round: bulk.round + 1, startedAt: at, pace }
}

/** Nobody else is invited until it goes on. */
export const decidePause = (bulk: Bulk, byName: string): BulkStep =>
  isInviting(bulk)
    ? { kind: 'go', bulk: { ...bulk, status: 'paused', pause: { kind: 'asked', byName } } }
    : ALREADY

/** More may be invited. */
export const isInviting = ({ status, stoppedByName }: Bulk): boolean =>
  status === 'running' && stoppedByName === undefined

/** It is held for a reason that whoever asked did not wish. */
export const hold = (bulk: Bulk, kind: 'not_allowed' | 'given_up'): Bulk => ({
  ...bulk,
  status: 'paused',
  pause: { kind },
})

type Resuming = { readonly by: Actor; readonly pace: BulkPace }

/** Anybody with the right may, unless whoever asked had lost theirs. */
export function decideResume(bulk: Bulk, { by, pace }: Resuming): BulkStep {
  if (bulk.status !== 'paused') return ALREADY
  if (bulk.pause?.kind === 'not_allowed' && !isSameActor(by, bulk.asker)) return { kind: 'not_yours' }
  return { kind: 'go', bulk: { ...unpaused(bulk), pace } }
}

/** Whoever waits is left out; what is under way still arrives. */
export const decideStop = (bulk: Bulk, byName: string): BulkStep =>
  isInviting(bulk) || bulk.status === 'paused'
    ? { kind: 'go', bulk: { ...unpaused(bulk), stoppedByName: byName } }
    : ALREADY

function unpaused(bulk: Bulk): Bulk {
  const { pause: _, ...kept } = bulk
  return { ...kept, status: 'running' }
}

/** Whether what failed and what was left out can be tried again. It begins with {@link begin}. */
export function decideRetry(
  bulk: Bulk,
  { by, tally }: { readonly by: Actor; readonly tally: Pick<BulkTally, 'failed' | 'left'> },
): BulkStep {
  if (bulk.status !== 'finished') return ALREADY
  if (!isSameActor(by, bulk.asker)) return { kind: 'not_yours' }
  const isLeft = tally.failed + tally.left > 0
  return isLeft ? { kind: 'go', bulk: { ...bulk, status: 'running' } } : { kind: 'nothing' }
}

type Undoing = { readonly byName: string; readonly at: Date; readonly tally: BulkTally }

/** What was sent and is still open is taken back, for a while after its end. */
export function decideUndo(bulk: Bulk, { byName, at, tally }: Undoing): BulkStep {
  if (bulk.status !== 'finished') return ALREADY
  if (!bulk.undoUntil || at > bulk.undoUntil) return { kind: 'too_late' }
  if (takeableOf(tally) === 0) return { kind: 'nothing' }
  return { kind: 'go', bulk: { ...bulk, status: 'undoing', undoneByName: byName } }
}

/** How many could be taken back, as far as one can tell without looking at each. */
export const takeableOf = ({ outcomes }: Pick<BulkTally, 'outcomes'>): number =>
  outcomes.reduce((total, { outcome, rows }) => total + (TAKEABLE.has(outcome.kind) ? rows : 0), 0)

/** Whoever said yes and has to finish elsewhere is not in yet. */
const TAKEABLE: ReadonlySet<string> = new Set(['on_its_way', 'invited', 'unconfirmed', 'joining'])

/** No row waits, and nothing is under way. */
export const finish = (bulk: Bulk, at: Date): Bulk => ({
  ...bulk,
  status: 'finished',
  finishedAt: at,
  undoUntil: new Date(at.getTime() + UNDO_MS),
})
