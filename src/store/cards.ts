import { z } from 'zod'
import type { Card } from '../domain/card.ts'
import type { CardPurpose } from '../domain/card-purpose.ts'
import type { EffectSubject } from '../domain/effect.ts'
import { asBulkId, asChangeId, asInvitationId } from '../domain/ids.ts'
import { orNull, readReceiver, readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import type { Session } from './session.ts'
import type { Cards } from './store.ts'

export const cardsIn = (session: Session): Cards => ({
  saveCard: (card) => saveCard(session, card),
  listCards: (about) => listCards(session, about),
  findCard: (ref) => findCard(session, ref),
})

async function saveCard({ db }: Session, { about, purpose, to, channel, message }: Card): Promise<void> {
  const actor = 'id' in to ? to.id : undefined
  const place = 'id' in to ? undefined : to
  const known = {
    about,
    purpose,
    toActor: orNull(actor),
    toSpace: orNull(place?.space),
    toChannel: orNull(place?.channel),
  }
  await db
    .insertInto('card')
    .values({ sequence: nextSequence(), platform: to.platform, channel, message, ...known })
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'message']).doUpdateSet(known))
    .execute()
}

async function listCards({ db }: Session, about: EffectSubject): Promise<readonly Card[]> {
  const rows = await db
    .selectFrom('card')
    .selectAll()
    .where('about', '=', about)
    .orderBy('sequence')
    .orderBy('platform')
    .orderBy('channel')
    .orderBy('message')
    .execute()
  return rows.map((row) => readRow(cardRow, row))
}

async function findCard(
  { db }: Session,
  { platform, channel, message }: Parameters<Cards['findCard']>[0],
): Promise<Card | undefined> {
  const found = await db
    .selectFrom('card')
    .selectAll()
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where('message', '=', message)
    .executeTakeFirst()
  return found && readRow(cardRow, found)
}

const cardRow = z
  .object({
    about: z.string(),
    purpose: z.enum([
      'offer',
      'replaced_offer',
      'reminder',
      'mention',
      'news',
      'detour',
      'change',
      'progress',
      'report',
    ]),
    platform: z.string(),
    toActor: z.string().exactOptional(),
    toSpace: z.string().exactOptional(),
    toChannel: z.string().exactOptional(),
    channel: z.string(),
    message: z.string(),
  })
  .transform((row): Card => {
    const { purpose, channel, message } = row
    const about = subjectOf(purpose, row.about)
    return { about, purpose, to: readReceiver({ ...row, toPlatform: row.platform }), channel, message }
  })

function subjectOf(purpose: CardPurpose, about: string): EffectSubject {
  if (purpose === 'change') return asChangeId(about)
  return purpose === 'progress' || purpose === 'report' ? asBulkId(about) : asInvitationId(about)
}
