import { z } from 'zod'
import { asChangeId, type ChangeId } from '../domain/ids.ts'
import { readRow } from './row.ts'
import type { Session } from './session.ts'
import type { ChangeCard, Changes } from './store.ts'

export const changeCardsIn = (session: Session): Pick<Changes, 'saveChangeCard' | 'listChangeCards'> => ({
  saveChangeCard: (card) => saveChangeCard(session, card),
  listChangeCards: (change) => listChangeCards(session, change),
})

async function saveChangeCard({ db }: Session, { change, to, message }: ChangeCard): Promise<void> {
  const { platform, space, channel } = to
  await db
    .insertInto('changeCard')
    .values({ change, platform, space, channel, message })
    .onConflict((conflict) =>
      conflict.columns(['change', 'platform', 'space', 'channel']).doUpdateSet({ message }),
    )
    .execute()
}

const cardRow = z
  .object({
    change: z.string().transform(asChangeId),
    platform: z.string(),
    space: z.string(),
    channel: z.string(),
    message: z.string(),
  })
  .transform(({ change, message, ...to }): ChangeCard => ({ change, to, message }))

async function listChangeCards({ db }: Session, change: ChangeId): Promise<readonly ChangeCard[]> {
  const rows = await db
    .selectFrom('changeCard')
    .select(['change', 'platform', 'space', 'channel', 'message'])
    .where('change', '=', change)
    .orderBy('platform')
    .orderBy('space')
    .orderBy('channel')
    .execute()
  return rows.map((row) => readRow(cardRow, row))
}
