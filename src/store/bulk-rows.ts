import { sql } from 'kysely'
import { z } from 'zod'
import type { BulkCount, BulkLine, BulkRow, BulkSent } from '../domain/bulk.ts'
import { asBulkId, asInvitationId, type BulkId } from '../domain/ids.ts'
import type { BulkRowQuery, Bulks } from './bulk-records.ts'
import { invitationStatus } from './invitation-row.ts'
import { orNull, readActor, readRow } from './row.ts'
import type { Session } from './session.ts'

export const bulkRowsIn = (
  session: Session,
): Pick<Bulks, 'insertBulkRows' | 'saveBulkRow' | 'moveBulkRows' | 'listBulkRows' | 'countBulkRows'> => ({
  insertBulkRows: (rows) => insertBulkRows(session, rows),
  saveBulkRow: (row) => saveBulkRow(session, row),
  moveBulkRows: (...move) => moveBulkRows(session, ...move),
  listBulkRows: (query) => listBulkRows(session, query),
  countBulkRows: (bulk) => countBulkRows(session, bulk),
})

/** Both engines limit how many values one statement binds. */
const AT_ONCE = 500

async function insertBulkRows({ db }: Session, rows: readonly BulkRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await db
      .insertInto('bulkRow')
      .values(rows.slice(from, from + AT_ONCE).map(columnsOf))
      .onConflict((conflict) => conflict.columns(['bulk', 'position']).doNothing())
      .execute()
}

const columnsOf = (row: BulkRow) => ({
  bulk: row.bulk,
  position: row.position,
  line: row.line,
  typed: row.typed,
  email: orNull(row.email),
  platform: orNull(row.actor?.platform),
  actor: orNull(row.actor?.id),
  name: orNull(row.name),
  role: orNull(row.role),
  note: orNull(row.note),
  verdict: row.verdict,
  state: row.state,
  reason: orNull(row.reason),
  invitation: orNull(row.invitation),
})

async function saveBulkRow(
  { db }: Session,
  { bulk, position, state, reason, invitation }: BulkRow,
): Promise<void> {
  await db
    .updateTable('bulkRow')
    .set({ state, reason: orNull(reason), invitation: orNull(invitation) })
    .where('bulk', '=', bulk)
    .where('position', '=', position)
    .execute()
}

async function moveBulkRows(
  { db }: Session,
  ...[bulk, from, to]: Parameters<Bulks['moveBulkRows']>
): Promise<number> {
  const moved = await db
    .updateTable('bulkRow')
    .set({ state: to })
    .where('bulk', '=', bulk)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  return Number(moved.numUpdatedRows)
}

/** Of the invitation that it has, if it has one. */
const sentColumns = [
  sql<string | null>`invitation.status`.as('status'),
  sql<string | null>`invitation.failure`.as('failure'),
  sql<number>`case when exists (
    select 1 from card where card.about = bulk_row.invitation and card.purpose = 'offer'
  ) then 1 else 0 end`.as('isReached'),
]

const withInvitations = ({ db }: Session, bulk: BulkId) =>
  db
    .selectFrom('bulkRow')
    .leftJoin('invitation', 'invitation.id', 'bulkRow.invitation')
    .where('bulkRow.bulk', '=', bulk)

async function listBulkRows(
  session: Session,
  { bulk, states, verdict, after = -1, limit }: BulkRowQuery,
): Promise<readonly BulkLine[]> {
  const rows = await withInvitations(session, bulk)
    .selectAll('bulkRow')
    .select(sentColumns)
    .where('bulkRow.position', '>', after)
    .$if(states !== undefined, (query) => query.where('bulkRow.state', 'in', states ?? []))
    .$if(verdict !== undefined, (query) => query.where('bulkRow.verdict', '=', verdict ?? ''))
    .orderBy('bulkRow.position')
    .limit(limit)
    .execute()
  return rows.map((row) => readRow(bulkLine, row))
}

async function countBulkRows(session: Session, bulk: BulkId): Promise<readonly BulkCount[]> {
  const rows = await session.db
    .selectFrom(
      withInvitations(session, bulk)
        .select(['bulkRow.verdict', 'bulkRow.state', 'bulkRow.reason'])
        .select(sentColumns)
        .as('line'),
    )
    .select(['verdict', 'state', 'reason', 'status', 'failure', 'isReached'])
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .groupBy(['verdict', 'state', 'reason', 'status', 'failure', 'isReached'])
    .execute()
  return rows.map((row) => readRow(bulkCount, row))
}

const storedVerdict = z.enum([
  'new',
  'member',
  'invited',
  'requested',
  'duplicate',
  'other_domain',
  'unknown_role',
  'role_not_allowed',
  'over_limit',
  'nobody',
  'no_address',
  'name_only',
  'other_columns',
  'note_too_long',
  'yourself',
  'bot',
  'guest',
  'stranger',
  'deactivated',
  'unknown',
  'no_email',
])

const sent = {
  status: invitationStatus.exactOptional(),
  failure: z.string().exactOptional(),
  isReached: z.number().transform((stored) => stored === 1),
}

const facts = {
  verdict: storedVerdict,
  state: z.enum(['new', 'passed', 'sent', 'refused', 'left']),
  reason: storedVerdict
    .extract([
      'yourself',
      'bot',
      'guest',
      'stranger',
      'deactivated',
      'unknown',
      'no_email',
      'other_domain',
      'member',
      'invited',
      'requested',
      'role_not_allowed',
      'over_limit',
    ])
    .exactOptional(),
  ...sent,
}

const bulkCount = z
  .object({ ...facts, rows: z.coerce.number() })
  .transform(({ verdict, state, reason, rows, ...invitation }): BulkCount => {
    const of = sentIn(invitation)
    return { verdict, state, rows, ...(reason && { reason }), ...(of && { sent: of }) }
  })

const bulkLine = z
  .object({
    ...facts,
    bulk: z.string().transform(asBulkId),
    position: z.number(),
    line: z.number(),
    typed: z.string(),
    email: z.string().exactOptional(),
    platform: z.string().exactOptional(),
    actor: z.string().exactOptional(),
    name: z.string().exactOptional(),
    role: z.string().exactOptional(),
    note: z.string().exactOptional(),
    invitation: z.string().transform(asInvitationId).exactOptional(),
  })
  .transform(({ platform, actor: id, status, failure, isReached, ...row }): BulkLine => {
    const actor = readActor(platform, id)
    const of = sentIn({ status, failure, isReached })
    return { ...row, ...(actor && { actor }), ...(of && { sent: of }) }
  })

type SentColumns = {
  readonly status?: BulkSent['status'] | undefined
  readonly failure?: string | undefined
  readonly isReached: boolean
}

const sentIn = ({ status, failure, isReached }: SentColumns): BulkSent | undefined =>
  status && { status, isReached, ...(failure !== undefined && { failure }) }
