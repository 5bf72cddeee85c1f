import { z } from 'zod'
import type { Hold } from '../domain/hold.ts'
import type { Holds } from './life-records.ts'
import { moment, readRow } from './row.ts'
import type { Session } from './session.ts'

export const holdsIn = (session: Session): Holds => ({
  saveHold: (hold) => saveHold(session, hold),
  listHolds: () => listHolds(session),
  deleteHolds: (which) => deleteHolds(session, which),
})

/** On the whole platform. */
const EVERYWHERE = ''

async function saveHold(
  { db }: Session,
  { platform, space = EVERYWHERE, reason, since }: Hold,
): Promise<'saved' | 'known'> {
  const written = await db
    .insertInto('hold')
    .values({ platform, space, reason, since: since.getTime() })
    .onConflict((conflict) => conflict.columns(['platform', 'space', 'reason']).doNothing())
    .executeTakeFirstOrThrow()
  return written.numInsertedOrUpdatedRows === 0n ? 'known' : 'saved'
}

async function listHolds({ db }: Session): Promise<readonly Hold[]> {
  const rows = await db
    .selectFrom('hold')
    .selectAll()
    .orderBy('platform')
    .orderBy('space')
    .orderBy('reason')
    .execute()
  return rows.map((row) => readRow(holdRow, row))
}

const holdRow = z
  .object({
    platform: z.string(),
    space: z.string(),
    reason: z.enum(['flagged', 'removed', 'token_refused']),
    since: moment,
  })
  .transform(({ space, ...hold }): Hold => ({ ...hold, ...(space !== EVERYWHERE && { space }) }))

async function deleteHolds(
  { db }: Session,
  { platform, space = EVERYWHERE, reason }: Parameters<Holds['deleteHolds']>[0],
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('hold')
    .where('platform', '=', platform)
    .where('space', '=', space)
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason ?? ''))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
