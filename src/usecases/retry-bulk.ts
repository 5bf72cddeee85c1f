import type { BulkLine, BulkRow } from '../domain/bulk.ts'
import { isFailed, outcomeOf } from '../domain/bulk-outcome.ts'
import { decideRetry } from '../domain/bulk-steps.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkRetryOutcome } from '../domain/tend-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { beginRound } from './begin-bulk.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findBegun } from './find-begun.ts'
import { sightBulk } from './sight-bulk.ts'
import { tendBulk } from './tend-bulk.ts'

/** What failed is tried again, and who was left out when it was stopped is invited after all, for who asked for it. */
export async function retryBulk(deps: Deps, caller: Caller, id: BulkId): Promise<BulkRetryOutcome> {
  const found = await findBegun(deps, caller, id)
  if (found.kind !== 'found') return found
  const { team, place, actor: by } = caller
  const outcome = await tendBulk(deps, caller, {
    id,
    on: 'report',
    decide: async (tx, bulk, { at: now }) =>
      decideRetry(bulk, { by, tally: (await sightBulk(tx, team, { bulk, now })).tally }),
    follow: async (tx, bulk, { at: now }) => {
      await reopen(tx, id)
      await beginRound(tx, bulk, { now, place })
    },
  })
  const isBegun = outcome.kind === 'at_work' && outcome.sight.bulk.round > found.bulk.round
  if (!isBegun) return outcome
  await deps.settle([id], ['post_bulk'])
  return { kind: 'begun', sight: outcome.sight }
}

const PAGE = 500

/** Each of them waits for its turn anew. */
async function reopen(tx: Transaction, bulk: BulkId): Promise<void> {
  await tx.moveBulkRows(bulk, ['left'], 'new')
  for (let after: number | undefined = -1; after !== undefined; ) {
    const lines = await tx.listBulkRows({ bulk, states: ['sent', 'refused'], after, limit: PAGE })
    for (const line of lines.filter(hasFailed)) await tx.saveBulkRow(waitingAgain(line))
    after = lines.at(-1)?.position
  }
}

const hasFailed = (line: BulkLine): boolean => isFailed(outcomeOf(line))

function waitingAgain(line: BulkLine): BulkRow {
  const { reason: _reason, invitation: _invitation, sent: _sent, ...row } = line
  return { ...row, state: 'new' }
}
