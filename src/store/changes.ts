import { type Change, isOpenChange, OPEN_CHANGES } from '../domain/change.ts'
import type { AccountId, ChangeId, TeamId } from '../domain/ids.ts'
import type { Changes } from './change-records.ts'
import { CHANGE_COLUMNS, changeRow, changingColumns, fixedColumns, memberIn } from './change-row.ts'
import { lockName } from './lock-name.ts'
import { readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import { lock, lockFree, type Session } from './session.ts'

export const changesIn = (session: Session): Changes => ({
  insertChange: (change) => insertChange(session, change),
  findChange: (id) => findChange(session, id),
  lockChange: (id) => lockChange(session, id),
  saveChange: (change) => saveChange(session, change),
  findOpenChange: (team, account) => findOpenChange(session, team, account),
  lockLapsedChanges: (now, limit) => lockLapsedChanges(session, now, limit),
  purgeDrafts: (before) => purgeDrafts(session, before),
})

async function insertChange(session: Session, change: Change): Promise<'inserted' | 'known' | 'open'> {
  if (await findChange(session, change.id)) return 'known'
  if (await hasRival(session, change)) return 'open'
  const written = await session.db
    .insertInto('change')
    .values({ sequence: nextSequence(), ...fixedColumns(change), ...changingColumns(change) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return written.numInsertedOrUpdatedRows === 0n ? 'known' : 'inserted'
}

async function saveChange(session: Session, change: Change): Promise<'saved' | 'open'> {
  if (isOpenChange(change) && (await hasRival(session, change))) return 'open'
  const saved = await session.db
    .updateTable('change')
    .set(changingColumns(change))
    .where('id', '=', change.id)
    .executeTakeFirstOrThrow()
  if (saved.numUpdatedRows === 0n) throw new Error(`There is no change ${change.id}`)
  return 'saved'
}

/** Whether another one about the same member is open. None will be until the transaction ends. */
async function hasRival(session: Session, { id, team, what }: Change): Promise<boolean> {
  const account = memberIn(what)
  if (account === undefined) return false
  // The unique index would end the transaction of who is second.
  await lockName(session, team, account)
  const open = await findOpenChange(session, team, account)
  return open !== undefined && open.id !== id
}

async function findChange(session: Session, id: ChangeId): Promise<Change | undefined> {
  const row = await select(session).where('id', '=', id).executeTakeFirst()
  return row && readRow(changeRow, row)
}

async function lockChange(session: Session, id: ChangeId): Promise<Change | undefined> {
  const row = await lock(session, select(session).where('id', '=', id)).executeTakeFirst()
  return row && readRow(changeRow, row)
}

async function findOpenChange(
  session: Session,
  team: TeamId,
  account: AccountId,
): Promise<Change | undefined> {
  const row = await select(session)
    .where('team', '=', team)
    .where('account', '=', account)
    .where('status', 'in', OPEN_CHANGES)
    .executeTakeFirst()
  return row && readRow(changeRow, row)
}

/** What somebody else is just changing is left for the next time. */
async function lockLapsedChanges(session: Session, now: Date, limit: number): Promise<readonly Change[]> {
  const over = select(session)
    .where('status', '=', 'asked')
    .where('dueAt', '<=', now.getTime())
    .orderBy('dueAt')
    .orderBy('sequence')
    .limit(limit)
  const rows = await lockFree(session, over).execute()
  return rows.map((row) => readRow(changeRow, row))
}

async function purgeDrafts({ db }: Session, before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('change')
    .where('status', '=', 'drafted')
    .where('createdAt', '<', before.getTime())
    .executeTakeFirstOrThrow()
  return Number(deleted.numDeletedRows)
}

const select = ({ db }: Session) => db.selectFrom('change').select(CHANGE_COLUMNS)
