import { randomUUID } from 'node:crypto'
import type { Bulk, BulkRow } from '../../../src/domain/bulk.ts'
import { asBulkId } from '../../../src/domain/ids.ts'
import type { Store } from '../../../src/store/store.ts'
import { ann, at, TEAM } from './samples.ts'

/** A list of Ann's that waits for her yes. */
export function bulkWith(wish: Partial<Bulk> = {}): Bulk {
  return {
    id: asBulkId(randomUUID()),
    team: TEAM,
    tenant: 'acme 1',
    asker: ann,
    askerName: 'Ann',
    place: { platform: 'slack', space: 'T1', channel: 'C1', isDirect: false },
    leftOut: [],
    role: 'member',
    status: 'drafted',
    round: 0,
    createdAt: at(0),
    ...wish,
  }
}

/** One that waits for its turn. */
export const rowWith = (wish: Partial<BulkRow> & Pick<BulkRow, 'bulk' | 'position'>): BulkRow => ({
  line: wish.position + 1,
  typed: `person${wish.position}@example.com`,
  email: `person${wish.position}@example.com`,
  verdict: 'new',
  state: 'new',
  ...wish,
})

export async function keepBulks(store: Store, ...bulks: readonly Bulk[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const bulk of bulks) await tx.insertBulk(bulk)
  })
}
