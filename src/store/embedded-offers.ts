import { z } from 'zod'
import {
  asAccountId,
  asBackendKey,
  asInvitationId,
  asTeamId,
  type BackendKey,
  type InvitationId,
  type TeamId,
} from '../domain/ids.ts'
import { moment, orNull, readActor, readRow } from './row.ts'
import { nextSequence } from './sequence.ts'
import type { Session } from './session.ts'
import type { EmbeddedOffer, EmbeddedRecords } from './store.ts'

type OfferRecords = Pick<
  EmbeddedRecords,
  'saveOffer' | 'findOffer' | 'findOfferByIdempotencyKey' | 'listPendingOffers'
>

export const embeddedOffersIn = (session: Session): OfferRecords => ({
  saveOffer: (offer) => saveOffer(session, offer),
  findOffer: (team, key) => findOffer(session, team, key),
  findOfferByIdempotencyKey: (team, key) => findOfferByIdempotencyKey(session, team, key),
  listPendingOffers: (team) => listPendingOffers(session, team),
})

async function saveOffer({ db }: Session, offer: EmbeddedOffer): Promise<void> {
  const { team, key, createdAt, idempotencyKey } = offer
  const changing = changingColumns(offer)
  await db
    .insertInto('embeddedOffer')
    .values({
      team,
      key,
      sequence: nextSequence(),
      createdAt: createdAt.getTime(),
      idempotencyKey,
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['team', 'key']).doUpdateSet(changing))
    .execute()
}

function changingColumns(offer: EmbeddedOffer) {
  return {
    name: offer.name,
    email: orNull(offer.email),
    account: orNull(offer.account),
    role: offer.role,
    status: offer.status,
    expiresAt: offer.expiresAt.getTime(),
    acceptedAs: orNull(offer.acceptedAs),
    acceptedPlatform: orNull(offer.acceptedBy?.platform),
    acceptedActor: orNull(offer.acceptedBy?.id),
  }
}

const OFFER_COLUMNS = [
  'key',
  'team',
  'name',
  'email',
  'account',
  'role',
  'status',
  'createdAt',
  'expiresAt',
  'idempotencyKey',
  'acceptedAs',
  'acceptedPlatform',
  'acceptedActor',
] as const

const offerColumns = z.object({
  key: z.string().transform(asBackendKey),
  team: z.string().transform(asTeamId),
  name: z.string(),
  email: z.string().exactOptional(),
  account: z.string().transform(asAccountId).exactOptional(),
  role: z.string(),
  status: z.enum(['pending', 'accepted', 'declined', 'revoked']),
  createdAt: moment,
  expiresAt: moment,
  idempotencyKey: z.string().transform(asInvitationId),
  acceptedAs: z.string().transform(asAccountId).exactOptional(),
  acceptedPlatform: z.string().exactOptional(),
  acceptedActor: z.string().exactOptional(),
})

const offerRow = offerColumns.transform(({ acceptedPlatform, acceptedActor, ...row }): EmbeddedOffer => {
  const acceptedBy = readActor(acceptedPlatform, acceptedActor)
  return { ...row, ...(acceptedBy && { acceptedBy }) }
})

async function findOffer({ db }: Session, team: TeamId, key: BackendKey): Promise<EmbeddedOffer | undefined> {
  const row = await db
    .selectFrom('embeddedOffer')
    .select(OFFER_COLUMNS)
    .where('team', '=', team)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && readRow(offerRow, row)
}

async function findOfferByIdempotencyKey(
  { db }: Session,
  team: TeamId,
  idempotencyKey: InvitationId,
): Promise<EmbeddedOffer | undefined> {
  const row = await db
    .selectFrom('embeddedOffer')
    .select(OFFER_COLUMNS)
    .where('team', '=', team)
    .where('idempotencyKey', '=', idempotencyKey)
    .executeTakeFirst()
  return row && readRow(offerRow, row)
}

async function listPendingOffers({ db }: Session, team: TeamId): Promise<readonly EmbeddedOffer[]> {
  const rows = await db
    .selectFrom('embeddedOffer')
    .select(OFFER_COLUMNS)
    .where('team', '=', team)
    .where('status', '=', 'pending')
    .orderBy('createdAt')
    .orderBy('sequence')
    .execute()
  return rows.map((row) => readRow(offerRow, row))
}
