import { z } from 'zod'
import { asDeliveryId, type DeliveryId } from '../domain/ids.ts'
import { moment, readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import { lockFree, type Session } from './session.ts'
import type { Interactions, KeptInteraction } from './store.ts'

export const interactionsIn = (session: Session): Interactions => ({
  keepInteraction: (interaction) => keepInteraction(session, interaction),
  markInteractionAnswered: (id) => markInteractionAnswered(session, id),
  listUnansweredInteractions: (before) => listUnansweredInteractions(session, before),
  claimUnansweredInteraction: (claim) => claimUnansweredInteraction(session, claim),
  purgeInteractions: (before) => purgeInteractions(session, before),
})

async function keepInteraction({ db }: Session, interaction: KeptInteraction): Promise<'kept' | 'repeat'> {
  const written = await db
    .insertInto('interaction')
    .values({
      id: interaction.id,
      sequence: nextSequence(),
      receivedAt: interaction.receivedAt.getTime(),
      body: interaction.body,
      isAnswered: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return written.numInsertedOrUpdatedRows === 0n ? 'repeat' : 'kept'
}

async function markInteractionAnswered({ db }: Session, id: DeliveryId): Promise<void> {
  await db.updateTable('interaction').set({ isAnswered: 1, body: '' }).where('id', '=', id).execute()
}

const unansweredRow = z.object({
  id: z.string().transform(asDeliveryId),
  receivedAt: moment,
  body: z.string(),
})

async function listUnansweredInteractions(
  session: Session,
  before: Date,
): Promise<readonly KeptInteraction[]> {
  const rows = await unanswered(session, before).execute()
  return rows.map((row) => readRow(unansweredRow, row))
}

const unanswered = ({ db }: Session, before: Date) =>
  db
    .selectFrom('interaction')
    .select(['id', 'receivedAt', 'body'])
    .where('isAnswered', '=', 0)
    .where('receivedAt', '<', before.getTime())
    .orderBy('receivedAt')
    .orderBy('sequence')

async function claimUnansweredInteraction(
  session: Session,
  { before, claimedAt }: { readonly before: Date; readonly claimedAt: Date },
): Promise<KeptInteraction | undefined> {
  const row = await lockFree(session, unanswered(session, before).limit(1)).executeTakeFirst()
  if (!row) return undefined
  await session.db
    .updateTable('interaction')
    .set({ receivedAt: claimedAt.getTime() })
    .where('id', '=', row.id)
    .execute()
  return readRow(unansweredRow, row)
}

async function purgeInteractions({ db }: Session, before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('interaction')
    .where('isAnswered', '=', 1)
    .where('receivedAt', '<', before.getTime())
    .executeTakeFirstOrThrow()
  return Number(deleted.numDeletedRows)
}
