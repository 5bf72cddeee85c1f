import { z } from 'zod'
import type { InvitationLink } from '../domain/detour.ts'
import { asInvitationId, asInvitationLinkId, type InvitationLinkId } from '../domain/ids.ts'
import type { Detours } from './detour-records.ts'
import { moment, orNull, readRow } from './row.ts'
import { lock, type Session } from './session.ts'

export const invitationLinksIn = (
  session: Session,
): Pick<
  Detours,
  'saveInvitationLink' | 'lockInvitationLink' | 'lockInvitationLinkByState' | 'purgeInvitationLinks'
> => ({
  saveInvitationLink: (link) => saveInvitationLink(session, link),
  lockInvitationLink: (id) => lockInvitationLink(session, id),
  lockInvitationLinkByState: (state) => lockInvitationLinkByState(session, state),
  purgeInvitationLinks: (before) => purgeInvitationLinks(session, before),
})

async function saveInvitationLink({ db }: Session, link: InvitationLink): Promise<void> {
  const { id, invitation, expiresAt, visit } = link
  const columns = {
    id,
    expiresAt: expiresAt.getTime(),
    way: orNull(visit?.way),
    browser: orNull(visit?.browser),
    state: orNull(visit?.state),
    secrets: orNull(visit?.secrets),
  }
  await db
    .insertInto('invitationLink')
    .values({ invitation, ...columns })
    .onConflict((conflict) => conflict.column('invitation').doUpdateSet(columns))
    .execute()
}

async function lockInvitationLink(
  session: Session,
  id: InvitationLinkId,
): Promise<InvitationLink | undefined> {
  const row = await lock(session, select(session).where('id', '=', id)).executeTakeFirst()
  return row && readRow(linkRow, row)
}

async function lockInvitationLinkByState(
  session: Session,
  state: string,
): Promise<InvitationLink | undefined> {
  const row = await lock(session, select(session).where('state', '=', state)).executeTakeFirst()
  return row && readRow(linkRow, row)
}

async function purgeInvitationLinks({ db }: Session, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitationLink')
    .where('expiresAt', '<', before.getTime())
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

const select = ({ db }: Session) =>
  db
    .selectFrom('invitationLink')
    .select(['id', 'invitation', 'expiresAt', 'way', 'browser', 'state', 'secrets'])

/** Filled together or not at all. */
const visit = z.object({ way: z.string(), browser: z.string(), state: z.string(), secrets: z.string() })

const linkRow = z
  .object({
    id: z.string().transform(asInvitationLinkId),
    invitation: z.string().transform(asInvitationId),
    expiresAt: moment,
    ...visit.partial().shape,
  })
  .transform(
    ({ way, browser, state, secrets, ...link }): InvitationLink =>
      way === undefined ? link : { ...link, visit: visit.parse({ way, browser, state, secrets }) },
  )
