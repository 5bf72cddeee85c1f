import { keptEffectRow, WORK_COLUMNS } from './effect-row.ts'
import { readRow } from './row.ts'
import type { Session } from './session.ts'
import type { Effects, KeptEffect } from './store.ts'

/** What still has to happen, for the operator; and what an operator can do about it. */
export const keptEffectsIn = (
  session: Session,
): Pick<Effects, 'listEffects' | 'reviveEffect' | 'hurryEffects'> => ({
  listEffects: ({ limit }) => listEffects(session, limit),
  reviveEffect: (id, dueAt) => reviveEffect(session, id, dueAt),
  hurryEffects: (problem, dueAt) => hurryEffects(session, problem, dueAt),
})

async function listEffects({ db }: Session, limit: number): Promise<readonly KeptEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .select([
      'id',
      'attempts',
      'mayBeDone',
      'dueAt',
      'urgency',
      'isParked',
      'problem',
      'leaseUntil',
      ...WORK_COLUMNS,
    ])
    .orderBy('isParked', 'desc')
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => readRow(keptEffectRow, row))
}

async function reviveEffect(
  { db, announce }: Session,
  ...[id, dueAt]: Parameters<Effects['reviveEffect']>
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('effect')
    .set({ isParked: 0, attempts: 0, dueAt: dueAt.getTime() })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  announce()
  return numUpdatedRows > 0n
}

async function hurryEffects({ db, announce }: Session, problem: string, dueAt: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('effect')
    .set({ dueAt: dueAt.getTime() })
    .where('isParked', '=', 0)
    .where('leaseUntil', 'is', null)
    .where('problem', '=', problem)
    .executeTakeFirstOrThrow()
  announce()
  return Number(numUpdatedRows)
}
