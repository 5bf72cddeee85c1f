import type { Bulk } from '../domain/bulk.ts'
import { type BulkSight, leftMsOf, tallyOf, troubleIn } from '../domain/bulk-tally.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

/** How far it is at this moment, and what it waits for. */
export async function sightBulk(
  tx: Transaction,
  team: Team,
  { bulk, now }: { readonly bulk: Bulk; readonly now: Date },
): Promise<BulkSight> {
  const { id, status } = bulk
  const tally = tallyOf(await tx.countBulkRows(id), await tx.countBulkWork(id))
  const leftMs = status === 'running' ? leftMsOf(bulk, tally, now) : undefined
  const trouble = troubleIn(await tx.findBulkProblem(id)) ?? troubleIn(await tx.findProblem(id))
  return { team, bulk, tally, ...(leftMs !== undefined && { leftMs }), ...(trouble && { trouble }) }
}
