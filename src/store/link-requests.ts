import { z } from 'zod'
import { asLinkRequestId, asTeamId, type LinkRequestId } from '../domain/ids.ts'
import type { LinkRequest } from '../domain/link-request.ts'
import type { LinkRequests } from './link-records.ts'
import { moment, orNull, readRow } from './row.ts'
import { lock, type Session } from './session.ts'
import { storedWish, wishOrNull } from './wish.ts'

export const linkRequestsIn = (
  session: Session,
): Pick<
  LinkRequests,
  'saveLinkRequest' | 'lockLinkRequest' | 'lockLinkRequestByState' | 'purgeLinkRequests'
> => ({
  saveLinkRequest: (request) => saveLinkRequest(session, request),
  lockLinkRequest: (id) => lockLinkRequest(session, id),
  lockLinkRequestByState: (state) => lockLinkRequestByState(session, state),
  purgeLinkRequests: (before) => purgeLinkRequests(session, before),
})

async function saveLinkRequest({ db }: Session, request: LinkRequest): Promise<void> {
  const { id, team, tenant, actor, actorName, createdAt } = request
  const changing = changingColumns(request)
  await db
    .insertInto('linkRequest')
    .values({
      id,
      team,
      tenant,
      platform: actor.platform,
      actor: actor.id,
      actorName,
      createdAt: createdAt.getTime(),
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

function changingColumns({ wish, expiresAt, status, visit }: LinkRequest) {
  return {
    wish: wishOrNull(wish),
    expiresAt: expiresAt.getTime(),
    status,
    way: orNull(visit?.way),
    browser: orNull(visit?.browser),
    state: orNull(visit?.state),
    secrets: orNull(visit?.secrets),
  }
}

async function lockLinkRequest(session: Session, id: LinkRequestId): Promise<LinkRequest | undefined> {
  const row = await lock(session, select(session).where('id', '=', id)).executeTakeFirst()
  return row && readRow(requestRow, row)
}

async function lockLinkRequestByState(session: Session, state: string): Promise<LinkRequest | undefined> {
  const row = await lock(session, select(session).where('state', '=', state)).executeTakeFirst()
  return row && readRow(requestRow, row)
}

async function purgeLinkRequests(session: Session, before: Date): Promise<number> {
  return (await purge(session, 'linkRequest', before)) + (await purge(session, 'mailCode', before))
}

async function purge({ db }: Session, table: 'linkRequest' | 'mailCode', before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom(table)
    .where('createdAt', '<', before.getTime())
    .executeTakeFirstOrThrow()
  return Number(deleted.numDeletedRows)
}

const select = ({ db }: Session) =>
  db
    .selectFrom('linkRequest')
    .select(['id', 'team', 'tenant', 'platform', 'actor', 'actorName', 'wish'])
    .select(['createdAt', 'expiresAt', 'status', 'way', 'browser', 'state', 'secrets'])

/** Filled together or not at all. */
const visit = z.object({ way: z.string(), browser: z.string(), state: z.string(), secrets: z.string() })

const requestRow = z
  .object({
    id: z.string().transform(asLinkRequestId),
    team: z.string().transform(asTeamId),
    tenant: z.string(),
    platform: z.string(),
    actor: z.string(),
    actorName: z.string(),
    wish: storedWish.exactOptional(),
    createdAt: moment,
    expiresAt: moment,
    status: z.enum(['open', 'started', 'used']),
    ...visit.partial().shape,
  })
  .transform(({ platform, actor, way, browser, state, secrets, ...request }): LinkRequest => {
    const known = { ...request, actor: { platform, id: actor } }
    return way === undefined ? known : { ...known, visit: visit.parse({ way, browser, state, secrets }) }
  })
