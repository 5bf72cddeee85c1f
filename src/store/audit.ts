import { z } from 'zod'
import type { AuditEntry } from '../domain/audit.ts'
import { asBulkId, asChangeId, asInvitationId, asTeamId } from '../domain/ids.ts'
import { json, moment, orNull, readActor, readRow, storedPlace } from './row.ts'
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
      change: orNull(entry.change),
      bulk: orNull(entry.bulk),
      decision: entry.decision,
      reason: orNull(entry.reason),
    })
    .execute()
}

const AUDIT_COLUMNS = [
  'at',
  'team',
  'platform',
  'actor',
  'place',
  'action',
  'invitation',
  'change',
  'bulk',
  'decision',
  'reason',
] as const

async function listAudit(
  { db }: Session,
  { team, invitation, change, bulk }: Parameters<Audit['listAudit']>[0],
): Promise<readonly AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(AUDIT_COLUMNS)
    .where('team', '=', team)
    .$if(invitation !== undefined, (query) => query.where('invitation', '=', invitation ?? ''))
    .$if(change !== undefined, (query) => query.where('change', '=', change ?? ''))
    .$if(bulk !== undefined, (query) => query.where('bulk', '=', bulk ?? ''))
    .orderBy('at')
    .orderBy('sequence')
    .execute()
  return rows.map((row) => readRow(auditRow, row))
}

const auditRow = z
  .object({
    at: moment,
    team: z.string().transform(asTeamId),
    platform: z.string().exactOptional(),
    actor: z.string().exactOptional(),
    place: json(storedPlace).exactOptional(),
    action: z.string(),
    invitation: z.string().transform(asInvitationId).exactOptional(),
    change: z.string().transform(asChangeId).exactOptional(),
    bulk: z.string().transform(asBulkId).exactOptional(),
    decision: z.enum(['done', 'refused', 'failed']),
    reason: z.string().exactOptional(),
  })
  .transform(({ platform, actor: id, ...entry }): AuditEntry => {
    const actor = readActor(platform, id)
    return { ...entry, ...(actor && { actor }) }
  })
