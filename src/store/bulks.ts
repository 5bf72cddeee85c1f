import { type Bulk, OPEN_BULKS } from '../domain/bulk.ts'
import { HELD } from '../domain/hold.ts'
import type { BulkId, TeamId } from '../domain/ids.ts'
import type { Bulks } from './bulk-records.ts'
import { BULK_COLUMNS, bulkRow, changingColumns, fixedColumns } from './bulk-row.ts'
import { lockName } from './lock-name.ts'
import { readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import { lock, type Session } from './session.ts'

export const bulksIn = (
  session: Session,
): Pick<
  Bulks,
  | 'insertBulk'
  | 'findBulk'
  | 'lockBulk'
  | 'saveBulk'
  | 'findOpenBulk'
  | 'listBulks'
  | 'purgeBulks'
  | 'forgetUnread'
  | 'countBulkWork'
  | 'findBulkProblem'
> => ({
  insertBulk: (bulk) => insertBulk(session, bulk),
  findBulk: (id) => findBulk(session, id),
  lockBulk: (id) => lockBulk(session, id),
  saveBulk: (bulk) => saveBulk(session, bulk),
  findOpenBulk: (team) => findOpenBulk(session, team),
  listBulks: (query) => listBulks(session, query),
  purgeBulks: (statuses, before) => purgeBulks(session, statuses, before),
  forgetUnread: (id) => forgetUnread(session, id),
  countBulkWork: (id, which) => countBulkWork(session, id, which),
  findBulkProblem: (id) => findBulkProblem(session, id),
})

async function insertBulk({ db }: Session, bulk: Bulk): Promise<'inserted' | 'known'> {
  const written = await db
    .insertInto('bulk')
    .values({ sequence: nextSequence(), ...fixedColumns(bulk), ...changingColumns(bulk) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return written.numInsertedOrUpdatedRows === 0n ? 'known' : 'inserted'
}

async function findBulk(session: Session, id: BulkId): Promise<Bulk | undefined> {
  const row = await select(session).where('id', '=', id).executeTakeFirst()
  return row && readRow(bulkRow, row)
}

async function lockBulk(session: Session, id: BulkId): Promise<Bulk | undefined> {
  const row = await lock(session, select(session).where('id', '=', id)).executeTakeFirst()
  return row && readRow(bulkRow, row)
}

async function saveBulk(session: Session, bulk: Bulk): Promise<'saved' | 'open'> {
  if (OPEN_BULKS.some((open) => open === bulk.status) && (await hasRival(session, bulk))) return 'open'
  const saved = await session.db
    .updateTable('bulk')
    .set(changingColumns(bulk))
    .where('id', '=', bulk.id)
    .executeTakeFirstOrThrow()
  if (saved.numUpdatedRows === 0n) throw new Error(`There is no bulk ${bulk.id}`)
  return 'saved'
}

/** Whether another one of the team is at work. None will be until the transaction ends. */
async function hasRival(session: Session, { id, team }: Bulk): Promise<boolean> {
  // The unique index would end the transaction of who is second.
  await lockName(session, 'bulk', team)
  const open = await findOpenBulk(session, team)
  return open !== undefined && open.id !== id
}

async function findOpenBulk(session: Session, team: TeamId): Promise<Bulk | undefined> {
  const row = await select(session)
    .where('team', '=', team)
    .where('status', 'in', OPEN_BULKS)
    .executeTakeFirst()
  return row && readRow(bulkRow, row)
}

async function listBulks(
  session: Session,
  { team, statuses, limit }: Parameters<Bulks['listBulks']>[0],
): Promise<readonly Bulk[]> {
  const rows = await select(session)
    .where('team', '=', team)
    .where('status', 'in', statuses)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => readRow(bulkRow, row))
}

async function purgeBulks(
  { db }: Session,
  statuses: readonly Bulk['status'][],
  before: Date,
): Promise<number> {
  const old = db
    .selectFrom('bulk')
    .select('id')
    .where('status', 'in', statuses)
    .where((eb) => eb(eb.fn.coalesce('finishedAt', 'createdAt'), '<', before.getTime()))
  // Nobody could claim them any more, and everybody would look at them first.
  await db.deleteFrom('effect').where('about', 'in', old).execute()
  const deleted = await db.deleteFrom('bulk').where('id', 'in', old).executeTakeFirstOrThrow()
  return Number(deleted.numDeletedRows)
}

async function forgetUnread({ db }: Session, id: BulkId): Promise<void> {
  await db.deleteFrom('bulk').where('id', '=', id).where('status', '=', 'reading').execute()
}

/** Effects of invitations that came from it, of the kinds that its rows wait for. */
const workOf = ({ db }: Session, id: BulkId) =>
  db
    .selectFrom('effect')
    .innerJoin('invitation', 'invitation.id', 'effect.about')
    .where('invitation.bulk', '=', id)
    .where('effect.kind', 'in', ['send', 'deliver_card', 'revoke'])
    .where('effect.isParked', '=', 0)

async function countBulkWork(session: Session, id: BulkId, which: 'all' | 'moving' = 'all'): Promise<number> {
  const { total } = await workOf(session, id)
    .select((eb) => eb.fn.count<number>('invitation.id').distinct().as('total'))
    .$if(which === 'moving', (query) =>
      query.where((eb) =>
        eb.or([eb('effect.problem', 'is', null), eb('effect.problem', 'not like', `${HELD}%`)]),
      ),
    )
    .executeTakeFirstOrThrow()
  return total
}

async function findBulkProblem(session: Session, id: BulkId): Promise<string | undefined> {
  const found = await workOf(session, id)
    .select('effect.problem')
    .where('effect.problem', 'is not', null)
    .orderBy('effect.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.problem ?? undefined
}

const select = ({ db }: Session) => db.selectFrom('bulk').select(BULK_COLUMNS)
