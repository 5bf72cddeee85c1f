import type { BulkLine } from '../domain/bulk.ts'
import type { BulkFileOutcome } from '../domain/draft-outcomes.ts'
import type { BulkId } from '../domain/ids.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findTended } from './find-bulk.ts'

/** Every line of a list, with what would or did become of it. Who took it is in the audit log: it is full of addresses. */
export async function takeBulkFile(deps: Deps, caller: Caller, id: BulkId): Promise<BulkFileOutcome> {
  const found = await findTended(deps, caller, id)
  if (found.kind !== 'found') return found
  const { actor, place, team } = caller
  const lines = await readLines(deps, id)
  await deps.store.transaction((tx) =>
    tx.appendAudit({
      at: deps.now(),
      team: team.id,
      actor,
      place,
      bulk: id,
      action: 'bulk.taken',
      decision: 'done',
    }),
  )
  return { kind: 'file', team, bulk: found.bulk, lines }
}

const PAGE = 1_000

/** Page after page, so that others come in between. */
async function readLines({ store }: Pick<Deps, 'store'>, bulk: BulkId): Promise<readonly BulkLine[]> {
  const lines: BulkLine[] = []
  for (;;) {
    const page = await store.transaction((tx) => readPage(tx, bulk, lines.at(-1)))
    lines.push(...page)
    if (page.length < PAGE) return lines
  }
}

const readPage = (tx: Transaction, bulk: BulkId, last: BulkLine | undefined): Promise<readonly BulkLine[]> =>
  tx.listBulkRows({ bulk, limit: PAGE, ...(last && { after: last.position }) })
