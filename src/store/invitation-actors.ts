import type { Actor } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Session } from './session.ts'

export async function insertActors({ db }: Session, { id, invitee }: Invitation): Promise<void> {
  if (invitee.actors.length === 0) return
  await db
    .insertInto('invitationActor')
    .values(
      invitee.actors.map((actor, position) => ({
        invitation: id,
        platform: actor.platform,
        actor: actor.id,
        position,
      })),
    )
    .execute()
}

export async function replaceActors(session: Session, invitation: Invitation): Promise<void> {
  await session.db.deleteFrom('invitationActor').where('invitation', '=', invitation.id).execute()
  await insertActors(session, invitation)
}

/** By the id of the invitation, each list in the order in which it was saved. */
export async function listActors(
  { db }: Session,
  invitations: readonly string[],
): Promise<ReadonlyMap<string, readonly Actor[]>> {
  if (invitations.length === 0) return new Map()
  const rows = await db
    .selectFrom('invitationActor')
    .select(['invitation', 'platform', 'actor'])
    .where('invitation', 'in', invitations)
    .orderBy('position')
    .execute()
  const actors = Map.groupBy(rows, (row) => row.invitation)
  return new Map(
    [...actors].map(([id, found]) => [id, found.map((row) => ({ platform: row.platform, id: row.actor }))]),
  )
}
