import { z } from 'zod'
import { asInvitationId, type InvitationId } from '../domain/ids.ts'
import { readRow } from './row.ts'
import type { Session } from './session.ts'
import type { Card, Invitations } from './store.ts'

export const cardsIn = (session: Session): Pick<Invitations, 'saveCard' | 'listCards'> => ({
  saveCard: (card) => saveCard(session, card),
  listCards: (invitation) => listCards(session, invitation),
})

async function saveCard({ db }: Session, { invitation, actor, channel, message }: Card): Promise<void> {
  await db
    .insertInto('card')
    .values({ invitation, platform: actor.platform, actor: actor.id, channel, message })
    .onConflict((conflict) =>
      conflict.columns(['invitation', 'platform', 'actor']).doUpdateSet({ channel, message }),
    )
    .execute()
}

const cardRow = z
  .object({
    invitation: z.string().transform(asInvitationId),
    platform: z.string(),
    actor: z.string(),
    channel: z.string(),
    message: z.string(),
  })
  .transform(({ platform, actor, ...card }): Card => ({ ...card, actor: { platform, id: actor } }))

async function listCards({ db }: Session, invitation: InvitationId): Promise<readonly Card[]> {
  const rows = await db
    .selectFrom('card')
    .select(['invitation', 'platform', 'actor', 'channel', 'message'])
    .where('invitation', '=', invitation)
    .orderBy('platform')
    .orderBy('actor')
    .execute()
  return rows.map((row) => readRow(cardRow, row))
}
