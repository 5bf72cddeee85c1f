import type { Bulk, BulkPace } from './bulk.ts'

/** So long after its end everything that was sent can be taken back. */
export const UNDO_MS = 30 * 60_000

type Beginning = { readonly at: Date; readonly pace: BulkPace }

/** It begins, or begins again with what is left of it: nothing of what held or ended it counts any more. */
export function begin(bulk: Bulk, { at, pace }: Beginning): Bulk {
  const { pause: _pause, stoppedByName: _by, finishedAt: _at, undoUntil: _until, ...kept } = bulk
  return { ...kept, status: 'running', round: bulk.round + 1, startedAt: at, pace }
}
