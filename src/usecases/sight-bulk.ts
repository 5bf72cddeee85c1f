import type { Bulk, BulkLine } from '../domain/bulk.ts'
import { type BulkOutcome, outcomeOf } from '../domain/bulk-outcome.ts'
import {
  type BulkExample,
  type BulkSight,
  isSameOutcome,
  leftMsOf,
  partOf,
  tallyOf,
  troubleIn,
} from '../domain/bulk-tally.ts'
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

const FIRST = 3
const AT_ONCE = 500

/** Of each outcome that did not go well the first ones, for whoever gave the list and nobody else. */
export async function listExamples(
  tx: Transaction,
  { bulk: { id: bulk }, tally }: Pick<BulkSight, 'bulk' | 'tally'>,
): Promise<readonly BulkExample[]> {
  const examples = tally.outcomes
    .filter(({ outcome }) => isTrouble(outcome))
    .map(({ outcome, rows }) => ({ outcome, most: Math.min(rows, FIRST), first: new Array<BulkLine>() }))
  for (let after: number | undefined = -1; after !== undefined && examples.some(isIncomplete); ) {
    const lines = await tx.listBulkRows({ bulk, states: ['sent', 'refused'], after, limit: AT_ONCE })
    for (const line of lines) examples.find((one) => isExampleOf(line, one))?.first.push(line)
    after = lines.at(-1)?.position
  }
  return examples.map(({ outcome, first }) => ({ outcome, first }))
}

type Gathering = BulkExample & { readonly most: number }

const isTrouble = (outcome: BulkOutcome): boolean =>
  ['failed', 'refused', 'unconfirmed'].includes(partOf(outcome))

const isIncomplete = ({ first, most }: Gathering): boolean => first.length < most

const isExampleOf = (line: BulkLine, one: Gathering): boolean =>
  isIncomplete(one) && isSameOutcome(outcomeOf(line), one.outcome)
