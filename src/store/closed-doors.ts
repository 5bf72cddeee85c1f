import { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import type { ClosedDoor } from '../domain/closed-door.ts'
import type { ClosedDoors } from './life-records.ts'
import { moment, readRow } from './row.ts'
import type { Session } from './session.ts'

export const closedDoorsIn = (session: Session): ClosedDoors => ({
  saveClosedDoor: (door) => saveClosedDoor(session, door),
  findClosedDoor: (actor) => findClosedDoor(session, actor),
  forgetClosedDoor: (actor) => forgetClosedDoor(session, actor),
})

async function saveClosedDoor({ db }: Session, { actor, reason, since }: ClosedDoor): Promise<void> {
  const seen = { reason, since: since.getTime() }
  await db
    .insertInto('closedDoor')
    .values({ platform: actor.platform, actor: actor.id, ...seen })
    .onConflict((conflict) => conflict.columns(['platform', 'actor']).doUpdateSet(seen))
    .execute()
}

const doorRow = z
  .object({
    platform: z.string(),
    actor: z.string(),
    reason: z.enum(['closed', 'no_shared_space', 'unknown_person', 'deactivated', 'not_allowed']),
    since: moment,
  })
  .transform(({ platform, actor: id, ...seen }): ClosedDoor => ({ actor: { platform, id }, ...seen }))

async function findClosedDoor({ db }: Session, { platform, id }: Actor): Promise<ClosedDoor | undefined> {
  const found = await db
    .selectFrom('closedDoor')
    .selectAll()
    .where('platform', '=', platform)
    .where('actor', '=', id)
    .executeTakeFirst()
  return found && readRow(doorRow, found)
}

async function forgetClosedDoor({ db }: Session, { platform, id }: Actor): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('closedDoor')
    .where('platform', '=', platform)
    .where('actor', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
