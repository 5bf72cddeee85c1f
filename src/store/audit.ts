import { z } from 'zod'
import type { AuditEntry } from '../domain/audit.ts'
import { asInvitationId, asTeamId } from '../domain/ids.ts'
import { moment, orNull, readActor, readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import type { Session } from './session.ts'
import type { Audit } from './store.ts'

export const auditIn = (session: Session): Audit => ({
  appendAudit: (entry) => appendAudit(session, entry),
  listAudit: (query) => listAudit(session, query),
})

async function appendAudit({ db }: Session, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      sequence: nextSequence(),
      at: entry.at.getTime(),
      team: entry.team,
      platform: orNull(entry.actor?.platform),
      actor: orNull(entry.actor?.id),
      place: entry.place ? JSON.stringify(entry.place) : null,
      action: entry.action,
      invitation: orNull(entry.invitation),
      decision: entry.decision,
      reason: orNull(entry.reason),
    })
    .execute()
}

async function listAudit(
  { db }: Session,
  { team, invitation }: Parameters<Audit['listAudit']>[0],
): Promise<readonly AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'team', 'platform', 'actor', 'place', 'action', 'invitation', 'decision', 'reason'])
    .where('team', '=', team)
    .$if(invitation !== undefined, (query) => query.where('invitation', '=', invitation ?? ''))
    .orderBy('at')
    .orderBy('sequence')
    .execute()
  return rows.map((row) => readRow(auditRow, row))
}

const storedPlace = z.object({
  platform: z.string(),
  space: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  isDirect: z.boolean(),
})

const auditRow = z
  .object({
    at: moment,
    team: z.string().transform(asTeamId),
    platform: z.string().exactOptional(),
    actor: z.string().exactOptional(),
    place: z
      .string()
      .transform((json) => storedPlace.parse(JSON.parse(json)))
      .exactOptional(),
    action: z.string(),
    invitation: z.string().transform(asInvitationId).exactOptional(),
    decision: z.enum(['done', 'refused', 'failed']),
    reason: z.string().exactOptional(),
  })
  .transform(({ platform, actor: id, ...entry }): AuditEntry => {
    const actor = readActor(platform, id)
    return { ...entry, ...(actor && { actor }) }
  })
