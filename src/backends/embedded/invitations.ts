import type { BackendKey, TeamId } from '../../domain/ids.ts'
import type { EmbeddedOffer } from '../../store/store.ts'
import type { BackendInvitation } from '../backend.ts'
import type { Deps } from './deps.ts'
import { isAnswerable } from './offer.ts'

export async function listInvitations(
  { store, now }: Deps,
  team: TeamId,
): Promise<readonly BackendInvitation[]> {
  const offers = await store.transaction(({ embedded }) => embedded.listPendingOffers(team))
  const at = now()
  return offers.filter((offer) => isAnswerable(offer, at)).map(asInvitation)
}

export async function findInvitation(
  { store, now }: Deps,
  team: TeamId,
  key: BackendKey,
): Promise<BackendInvitation | undefined> {
  const offer = await store.transaction(({ embedded }) => embedded.findOffer(team, key))
  return offer && isAnswerable(offer, now()) ? asInvitation(offer) : undefined
}

const asInvitation = ({ key, name, email, role, expiresAt }: EmbeddedOffer): BackendInvitation => ({
  key,
  name,
  role,
  expiresAt,
  ...(email !== undefined && { email }),
})
