import type { SelectQueryBuilder } from 'kysely'
import { contains } from './search.ts'
import type { Session } from './session.ts'
import type { InvitationQuery } from './store.ts'
import type { Tables } from './tables.ts'

/** The rows of `invitation` that the query is about; the page of it is the caller's. */
export function selectInvitations(
  { db }: Session,
  { team, statuses, search }: InvitationQuery,
): SelectQueryBuilder<Tables, 'invitation', object> {
  let rows = db.selectFrom('invitation').where('team', '=', team)
  if (statuses !== undefined) rows = rows.where('status', 'in', statuses)
  if (search !== undefined) rows = rows.where((eb) => contains(eb.ref('search'), search))
  return rows
}

export async function countInvitations(session: Session, query: InvitationQuery): Promise<number> {
  const { total } = await selectInvitations(session, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}
