import { isSameActor } from '../domain/actor.ts'
import type { Bulk } from '../domain/bulk.ts'
import type { BulkUntold } from '../domain/draft-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { sightBulk } from './sight-bulk.ts'

/** The last list of the team, where it is the caller's and over, and its report arrived nowhere: as long as it can be taken back. */
export async function findUntold(
  tx: Transaction,
  { team, actor }: Pick<Caller, 'team' | 'actor'>,
  now: Date,
): Promise<BulkUntold | undefined> {
  const [last] = await tx.listBulks({ team: team.id, statuses: ['finished', 'undone'], limit: 1 })
  if (!last || !isSameActor(last.asker, actor) || !isRecent(last, now)) return undefined
  const cards = await tx.listCards(last.id)
  if (cards.some(({ purpose }) => purpose === 'report')) return undefined
  return { kind: 'untold', sight: await sightBulk(tx, team, { bulk: last, now }) }
}

const isRecent = ({ undoUntil }: Bulk, now: Date): boolean => undoUntil !== undefined && now <= undoUntil
