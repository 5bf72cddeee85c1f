import { z } from 'zod'
import type { AccountLink, LinkProof } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import { type AccountId, asAccountId, asTeamId, type TeamId } from '../domain/ids.ts'
import type { TeamAt } from '../domain/team.ts'
import type { Links } from './link-records.ts'
import { readRow } from './row.ts'
import type { Session } from './session.ts'

export const linksIn = (session: Session): Links => ({
  findLink: (team, actor) => findLink(session, team, actor),
  listLinksByEmail: (team, email) => listLinksByEmail(session, team, email),
  listLinksOf: (team, account) => listLinksOf(session, team, account),
  saveLink: (link) => saveLink(session, link),
  deleteLinks: (team, actor) => deleteLinks(session, team, actor),
  listLinksByProof: (team, proof) => listLinksByProof(session, team, proof),
})

const COLUMNS = ['team', 'tenant', 'platform', 'actor', 'account', 'email', 'proof'] as const

const linkRow = z
  .object({
    team: z.string().transform(asTeamId),
    tenant: z.string(),
    platform: z.string(),
    actor: z.string(),
    account: z.string().transform(asAccountId),
    email: z.string().exactOptional(),
    proof: z.enum(['configured', 'mapped', 'accepted', 'token', 'issuer', 'platform', 'mail']),
  })
  .transform(({ platform, actor, ...link }): AccountLink => ({ ...link, actor: { platform, id: actor } }))

async function findLink(
  { db }: Session,
  { id, tenant }: TeamAt,
  actor: Actor,
): Promise<AccountLink | undefined> {
  const row = await db
    .selectFrom('link')
    .select(COLUMNS)
    .where('team', '=', id)
    .where('tenant', '=', tenant)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .executeTakeFirst()
  return row && readRow(linkRow, row)
}

async function listLinksByEmail(
  { db }: Session,
  { id, tenant }: TeamAt,
  email: string,
): Promise<readonly AccountLink[]> {
  const rows = await db
    .selectFrom('link')
    .select(COLUMNS)
    .where('team', '=', id)
    .where('tenant', '=', tenant)
    .where('email', '=', email)
    .orderBy('platform')
    .orderBy('actor')
    .execute()
  return rows.map((row) => readRow(linkRow, row))
}

async function listLinksOf(
  { db }: Session,
  { id, tenant }: TeamAt,
  account: AccountId,
): Promise<readonly AccountLink[]> {
  const rows = await db
    .selectFrom('link')
    .select(COLUMNS)
    .where('team', '=', id)
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .orderBy('platform')
    .orderBy('actor')
    .execute()
  return rows.map((row) => readRow(linkRow, row))
}

async function saveLink({ db }: Session, link: AccountLink): Promise<void> {
  const { team, tenant, actor, account, email = null, proof } = link
  await db
    .insertInto('link')
    .values({ team, tenant, platform: actor.platform, actor: actor.id, account, email, proof })
    .onConflict((conflict) =>
      conflict.columns(['team', 'tenant', 'platform', 'actor']).doUpdateSet({ account, email, proof }),
    )
    .execute()
}

async function deleteLinks({ db }: Session, team: TeamId, actor: Actor): Promise<void> {
  await db
    .deleteFrom('link')
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .execute()
}

async function listLinksByProof(
  { db }: Session,
  team: TeamId,
  proof: LinkProof,
): Promise<readonly AccountLink[]> {
  const rows = await db
    .selectFrom('link')
    .select(COLUMNS)
    .where('team', '=', team)
    .where('proof', '=', proof)
    .orderBy('tenant')
    .orderBy('platform')
    .orderBy('actor')
    .execute()
  return rows.map((row) => readRow(linkRow, row))
}
