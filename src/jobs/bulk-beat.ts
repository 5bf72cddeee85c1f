import type { Bulk } from '../domain/bulk.ts'
import { finish } from '../domain/bulk-steps.ts'
import type { BulkWork } from '../domain/effect.ts'
import type { Transaction } from '../store/store.ts'
import { receiverOf } from '../usecases/begin-bulk.ts'

/** How often one looks whether what is under way has arrived. */
const LOOK_MS = 1_000
/**
 * Turns gather for so long, so that several are sent in one call or after one look, and none is lost: each platform keeps
 * half a burst of them, at least five, which takes longer.
 */
const GATHER_MS = 6_000
/** A message that changes more often tells nobody more. */
const REVISE_MS = 5_000
const REVISE_LATER_MS = 15_000
const LATER_MS = 10 * 60_000

type Beat = {
  readonly at: Date
  /** There is something to do, and room for it. */
  readonly isReady: boolean
  /** Until the platform's next turn; 0 where it was not put off. */
  readonly waitMs: number
}

/** Once, however often it was begun. */
export async function keepRunning(
  tx: Transaction,
  { id: bulk }: Bulk,
  { at, isReady, waitMs }: Beat,
): Promise<void> {
  const readyMs = waitMs === 0 ? 0 : Math.max(waitMs, GATHER_MS)
  await enqueueOnce(tx, { kind: 'run_bulk', bulk }, after(at, isReady ? readyMs : LOOK_MS))
}

/** Takes back until nothing is under way any more. */
export const keepUndoing = (
  tx: Transaction,
  work: Extract<BulkWork, { kind: 'undo_bulk' }>,
  at: Date,
): Promise<void> => enqueueOnce(tx, work, after(at, LOOK_MS))

/** Its messages show how far it is, at a polite pace. */
export async function reviseSoon(
  tx: Transaction,
  { id: bulk, startedAt = NEVER }: Bulk,
  at: Date,
): Promise<void> {
  const isLater = at.getTime() - startedAt.getTime() > LATER_MS
  const dueAt = after(at, isLater ? REVISE_LATER_MS : REVISE_MS)
  await enqueueOnce(tx, { kind: 'revise_bulk', bulk }, dueAt)
}

const NEVER = new Date(0)

async function enqueueOnce(tx: Transaction, work: BulkWork, dueAt: Date): Promise<void> {
  const { kind, bulk: about } = work
  if ((await tx.countEffects({ about, kinds: [kind] })) > 0) return
  await tx.enqueue(work, dueAt, kind === 'revise_bulk' ? 'background' : 'bulk')
}

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** Everybody was invited, or will not be: the messages say so, and the report comes. */
export async function finishBulk(tx: Transaction, bulk: Bulk, at: Date): Promise<void> {
  const { id, team } = bulk
  await tx.saveBulk(finish(bulk, at))
  await tx.appendAudit({ at, team, bulk: id, action: 'bulk.finished', decision: 'done' })
  await report(tx, bulk, at)
}

/** Also of what was taken back. */
export async function report(tx: Transaction, bulk: Bulk, at: Date): Promise<void> {
  const { id } = bulk
  const to = await receiverOf(tx, bulk)
  await tx.enqueue({ kind: 'revise_bulk', bulk: id }, at, 'background')
  await tx.enqueue({ kind: 'post_bulk', bulk: id, what: 'report', to }, at, 'background')
}
