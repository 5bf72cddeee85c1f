import { z } from 'zod'
import type { Detour } from '../domain/detour.ts'
import { asInvitationId, type InvitationId } from '../domain/ids.ts'
import type { Detours } from './detour-records.ts'
import { moment, msOrNull, readRow } from './row.ts'
import type { Session } from './session.ts'

export const detoursIn = (session: Session): Pick<Detours, 'findDetour' | 'saveDetour'> => ({
  findDetour: (invitation) => findDetour(session, invitation),
  saveDetour: (detour) => saveDetour(session, detour),
})

const detourRow = z.object({
  invitation: z.string().transform(asInvitationId),
  toldAt: moment.exactOptional(),
  mentionedAt: moment.exactOptional(),
})

async function findDetour({ db }: Session, invitation: InvitationId): Promise<Detour | undefined> {
  const found = await db
    .selectFrom('detour')
    .select(['invitation', 'toldAt', 'mentionedAt'])
    .where('invitation', '=', invitation)
    .executeTakeFirst()
  return found && readRow(detourRow, found)
}

async function saveDetour({ db }: Session, { invitation, toldAt, mentionedAt }: Detour): Promise<void> {
  const done = { toldAt: msOrNull(toldAt), mentionedAt: msOrNull(mentionedAt) }
  await db
    .insertInto('detour')
    .values({ invitation, ...done })
    .onConflict((conflict) => conflict.column('invitation').doUpdateSet(done))
    .execute()
}
