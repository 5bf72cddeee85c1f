import type { Bulk } from '../domain/bulk.ts'
import type { BulkStep } from '../domain/bulk-steps.ts'
import type { BulkMessage } from '../domain/effect.ts'
import type { BulkId } from '../domain/ids.ts'
import type { BulkTendOutcome } from '../domain/tend-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { refuseBulk } from './find-bulk.ts'
import { findCaller } from './find-caller.ts'
import { keepPressed } from './keep-pressed.ts'
import { sightBulk } from './sight-bulk.ts'

export type Tending = {
  readonly id: BulkId
  /** As it is called in the audit log once it is done; absent where what follows notes it. */
  readonly action?: string
  /** On which of its messages the button is. */
  readonly on: BulkMessage
  readonly decide: (tx: Transaction, bulk: Bulk, step: Step) => Promise<BulkStep> | BulkStep
  /** What follows from it, in the same transaction. */
  readonly follow?: (tx: Transaction, bulk: Bulk, step: Step) => Promise<unknown>
}

export type Step = { readonly byName: string; readonly at: Date }

/** One step of a list, for whoever was judged before. Pressed twice, or too late, the answer is how it stands. */
export async function tendBulk(deps: Deps, caller: Caller, tending: Tending): Promise<BulkTendOutcome> {
  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const step = { byName, at: deps.now() }
  const outcome = await deps.store.transaction((tx) => decideAndRecord(tx, caller, { ...tending, step }))
  return outcome.kind === 'at_work' ? outcome : refuseBulk(deps, caller, { outcome, id: tending.id })
}

async function decideAndRecord(
  tx: Transaction,
  caller: Caller,
  { id, on, decide, step, ...tending }: Tending & { readonly step: Step },
): Promise<BulkTendOutcome> {
  const bulk = await tx.lockBulk(id)
  if (!bulk) return { kind: 'not_found' }
  await keepPressed(tx, caller, { about: id, purpose: on })
  const decision = isOvertaken(caller, bulk) ? ALREADY : await decide(tx, bulk, step)
  // A message that still has the button shows how it stands by itself.
  await tx.enqueue({ kind: 'revise_bulk', bulk: id }, step.at)
  if (decision.kind === 'go') return record(tx, caller, { ...tending, step, bulk: decision.bulk })
  if (decision.kind === 'not_yours') return { kind: 'not_yours', bulk }
  const sight = await sightBulk(tx, caller.team, { bulk, now: step.at })
  return { kind: decision.kind === 'already' ? 'at_work' : decision.kind, sight }
}

const ALREADY: BulkStep = { kind: 'already' }

/** Run again after a crash, it was about the list as it stood then: it has begun anew, or gone on, since. */
const isOvertaken = ({ doneAt }: Caller, { pace }: Bulk): boolean =>
  doneAt !== undefined && pace !== undefined && pace.since >= doneAt

type Recording = Pick<Tending, 'action' | 'follow'> & { readonly bulk: Bulk; readonly step: Step }

async function record(
  tx: Transaction,
  { actor, place, team }: Caller,
  { bulk, action, follow, step }: Recording,
): Promise<BulkTendOutcome> {
  const { at } = step
  if ((await tx.saveBulk(bulk)) === 'open') return underWay(tx, team)
  const { id } = bulk
  if (action) await tx.appendAudit({ at, team: team.id, actor, place, bulk: id, action, decision: 'done' })
  await follow?.(tx, bulk, step)
  const current = (await tx.findBulk(id)) ?? bulk
  return { kind: 'at_work', sight: await sightBulk(tx, team, { bulk: current, now: at }) }
}

async function underWay(tx: Transaction, team: Caller['team']): Promise<BulkTendOutcome> {
  const rival = await tx.findOpenBulk(team.id)
  return { kind: 'under_way', team, ...(rival && { rival }) }
}
