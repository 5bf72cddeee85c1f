import { type SelectQueryBuilder, sql } from 'kysely'
import type { InvitationId, TeamId } from '../domain/ids.ts'
import { type Invitation, OPEN_STATUSES } from '../domain/invitation.ts'
import { insertActors, listActors, replaceActors } from './invitation-actors.ts'
import { changingColumns, fixedColumns, INVITATION_COLUMNS, invitationRow } from './invitation-row.ts'
import { countInvitations, selectInvitations } from './invitation-search.ts'
import { readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import { lock, lockFree, type Session } from './session.ts'
import type { InvitationList, InvitationQuery, Invitations } from './store.ts'
import type { Tables } from './tables.ts'

export const invitationsIn = (session: Session): Invitations => ({
  insertInvitation: (invitation) => insertInvitation(session, invitation),
  findInvitation: (id) => findInvitation(session, id),
  lockInvitation: (id) => lockInvitation(session, id),
  saveInvitation: (invitation) => saveInvitation(session, invitation),
  findOpenInvitation: (team, key) => findOpenInvitation(session, team, key),
  findEndedInvitation: (...which) => findEndedInvitation(session, ...which),
  listInvitations: (query) => listInvitations(session, query),
  listInvitationsFor: (invitee) => listInvitationsFor(session, invitee),
  lockExpiredInvitations: (now, limit) => lockExpiredInvitations(session, now, limit),
})

/** Written out and not bound: only then do the engines see that the unique index is meant. */
const openStatuses = sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))

async function insertInvitation(
  session: Session,
  invitation: Invitation,
): Promise<'inserted' | 'already_open'> {
  const written = await session.db
    .insertInto('invitation')
    .values({ sequence: nextSequence(), ...fixedColumns(invitation), ...changingColumns(invitation) })
    .onConflict((conflict) =>
      conflict.columns(['team', 'inviteeKey']).where(sql<boolean>`status in (${openStatuses})`).doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (written.numInsertedOrUpdatedRows === 0n) return 'already_open'
  await insertActors(session, invitation)
  return 'inserted'
}

async function findInvitation(session: Session, id: InvitationId): Promise<Invitation | undefined> {
  const [found] = await read(session, select(session).where('id', '=', id))
  return found
}

async function lockInvitation(session: Session, id: InvitationId): Promise<Invitation | undefined> {
  const [found] = await read(session, lock(session, select(session).where('id', '=', id)))
  return found
}

async function saveInvitation(session: Session, invitation: Invitation): Promise<void> {
  const saved = await session.db
    .updateTable('invitation')
    .set(changingColumns(invitation))
    .where('id', '=', invitation.id)
    .executeTakeFirstOrThrow()
  if (saved.numUpdatedRows === 0n) throw new Error(`There is no invitation ${invitation.id}`)
  await replaceActors(session, invitation)
}

async function findOpenInvitation(
  session: Session,
  team: TeamId,
  key: string,
): Promise<Invitation | undefined> {
  const open = select(session)
    .where('team', '=', team)
    .where('inviteeKey', '=', key)
    .where('status', 'in', OPEN_STATUSES)
  const [found] = await read(session, open)
  return found
}

async function findEndedInvitation(
  session: Session,
  ...[team, key, since]: Parameters<Invitations['findEndedInvitation']>
): Promise<Invitation | undefined> {
  const ended = select(session)
    .where('team', '=', team)
    .where('inviteeKey', '=', key)
    .where('closedAt', '>=', since.getTime())
    .orderBy('closedAt', 'desc')
    .limit(1)
  const [found] = await read(session, ended)
  return found
}

async function listInvitations(session: Session, query: InvitationQuery): Promise<InvitationList> {
  const page = selectInvitations(session, query)
    .select(INVITATION_COLUMNS)
    .orderBy('createdAt', 'desc')
    .orderBy('sequence', 'desc')
    .limit(query.limit)
    .offset(query.offset)
  return { invitations: await read(session, page), total: await countInvitations(session, query) }
}

async function listInvitationsFor(
  session: Session,
  { actor, account }: Parameters<Invitations['listInvitationsFor']>[0],
): Promise<readonly Invitation[]> {
  const named = session.db
    .selectFrom('invitationActor')
    .select('invitation')
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
  const open = select(session)
    .where('status', 'in', OPEN_STATUSES)
    .where((eb) =>
      eb.or([eb('id', 'in', named), ...(account === undefined ? [] : [eb('inviteeAccount', '=', account)])]),
    )
    .orderBy('createdAt')
    .orderBy('sequence')
  return read(session, open)
}

/** What somebody else is just changing is left for the next time. */
async function lockExpiredInvitations(
  session: Session,
  now: Date,
  limit: number,
): Promise<readonly Invitation[]> {
  const over = select(session)
    .where('status', '=', 'pending')
    .where('expiresAt', '<=', now.getTime())
    .where('isRenewing', '=', 0)
    .orderBy('expiresAt')
    .orderBy('sequence')
    .limit(limit)
  return read(session, lockFree(session, over))
}

const select = ({ db }: Session) => db.selectFrom('invitation').select(INVITATION_COLUMNS)

async function read<Row extends { readonly id: string }>(
  session: Session,
  query: SelectQueryBuilder<Tables, 'invitation', Row>,
): Promise<readonly Invitation[]> {
  const rows = await query.execute()
  const actors = await listActors(
    session,
    rows.map((row) => row.id),
  )
  return rows.map((row) => readRow(invitationRow, { ...row, actors: actors.get(row.id) ?? [] }))
}
