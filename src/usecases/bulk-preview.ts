import type { Bulk, BulkCount, BulkVerdict } from '../domain/bulk.ts'
import type { BulkGroup, BulkPreview } from '../domain/draft-outcomes.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

/** So many rows of each verdict are shown. */
const FIRST = 3

/** What would happen with a list that nobody has said yes to. */
export async function previewBulk(tx: Transaction, team: Team, bulk: Bulk): Promise<BulkPreview> {
  const groups: BulkGroup[] = []
  for (const [verdict, rows] of inOrder(await tx.countBulkRows(bulk.id)))
    groups.push({ verdict, rows, first: await tx.listBulkRows({ bulk: bulk.id, verdict, limit: FIRST }) })
  const rival = await tx.findOpenBulk(team.id)
  return { kind: 'preview', team, bulk, groups, ...(rival && { rival }) }
}

/** Whom something would be done for, then the most frequent. */
function inOrder(counts: readonly BulkCount[]): readonly (readonly [BulkVerdict, number])[] {
  const byVerdict = new Map<BulkVerdict, number>()
  for (const { verdict, rows } of counts) byVerdict.set(verdict, rows + (byVerdict.get(verdict) ?? 0))
  return [...byVerdict].toSorted(
    ([one, rows], [other, more]) => Number(other === 'new') - Number(one === 'new') || more - rows,
  )
}
