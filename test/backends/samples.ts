import { asAccountId, asBackendKey, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import type { EmbeddedOffer } from '../../src/store/store.ts'

export const TEAM = asTeamId('team-a')
export const ANN = asAccountId('account-ann')
export const BOB = asAccountId('account-bob')
export const annInChat = { platform: 'slack', id: 'T1/U1' }
export const bobInChat = { platform: 'discord', id: '123456789012345678' }

export const NOON = new Date(Date.UTC(2030, 0, 2, 12))

/** One that may be answered at noon. */
export const offerWith = (wish: Partial<EmbeddedOffer>): EmbeddedOffer => ({
  key: asBackendKey('k1'),
  team: TEAM,
  name: 'Bob',
  role: 'member',
  status: 'pending',
  createdAt: new Date(NOON.getTime() - 1),
  expiresAt: new Date(NOON.getTime() + 1),
  idempotencyKey: asInvitationId('i1'),
  ...wish,
})
