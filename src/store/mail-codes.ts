import { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import { asTeamId, type TeamId } from '../domain/ids.ts'
import type { MailCode } from '../domain/link-request.ts'
import type { LinkRequests } from './link-records.ts'
import { lockName } from './lock-name.ts'
import { moment, readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import { lock, type Session } from './session.ts'
import { storedWish, wishOrNull } from './wish.ts'

export const mailCodesIn = (
  session: Session,
): Pick<LinkRequests, 'saveMailCode' | 'lockMailCode' | 'countMailCodes'> => ({
  saveMailCode: (code) => saveMailCode(session, code),
  lockMailCode: (team, actor) => lockMailCode(session, team, actor),
  countMailCodes: (query) => countMailCodes(session, query),
})

async function saveMailCode({ db }: Session, code: MailCode): Promise<void> {
  const { id, team, tenant, actor, email, wish, createdAt, expiresAt, attempts, isUsed } = code
  const changing = { attempts, isUsed: isUsed ? 1 : 0 }
  await db
    .insertInto('mailCode')
    .values({
      id,
      sequence: nextSequence(),
      team,
      tenant,
      platform: actor.platform,
      actor: actor.id,
      email,
      code: code.code,
      wish: wishOrNull(wish),
      createdAt: createdAt.getTime(),
      expiresAt: expiresAt.getTime(),
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

async function lockMailCode(session: Session, team: TeamId, actor: Actor): Promise<MailCode | undefined> {
  const newest = session.db
    .selectFrom('mailCode')
    .select(['id', 'team', 'tenant', 'platform', 'actor', 'email', 'code', 'wish'])
    .select(['createdAt', 'expiresAt', 'attempts', 'isUsed'])
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .orderBy('createdAt', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
  const row = await lock(session, newest).executeTakeFirst()
  return row && readRow(codeRow, row)
}

const codeRow = z
  .object({
    id: z.string(),
    team: z.string().transform(asTeamId),
    tenant: z.string(),
    platform: z.string(),
    actor: z.string(),
    email: z.string(),
    code: z.string(),
    wish: storedWish.exactOptional(),
    createdAt: moment,
    expiresAt: moment,
    attempts: z.number(),
    isUsed: z.number().transform((stored) => stored === 1),
  })
  .transform(({ platform, actor: id, ...code }): MailCode => ({ ...code, actor: { platform, id } }))

/** Whoever counts for the same address or person waits until this one has sent theirs, or not. */
async function countMailCodes(
  session: Session,
  { since, email, actor }: Parameters<LinkRequests['countMailCodes']>[0],
): Promise<{ readonly toEmail: number; readonly byActor: number }> {
  await lockName(session, 'mail', email)
  await lockName(session, 'mail', actor.platform, actor.id)
  return session.db
    .selectFrom('mailCode')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('email', '=', email).as('toEmail'),
      eb.fn
        .countAll<number>()
        .filterWhere('platform', '=', actor.platform)
        .filterWhere('actor', '=', actor.id)
        .as('byActor'),
    ])
    .where('createdAt', '>=', since.getTime())
    .executeTakeFirstOrThrow()
}
