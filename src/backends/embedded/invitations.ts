import type { BackendKey } from '../../domain/ids.ts'
import type { EmbeddedOffer } from '../../store/store.ts'
import type { BackendInvitation } from '../backend.ts'
import type { Deps } from './deps.ts'
import { isAnswerable } from './offer.ts'

export async function listInvitations({ team, store, now }: Deps): Promise<readonly BackendInvitation[]> {
  const offers = await store.transaction(({ embedded }) => embedded.listPendingOffers(team))
  const at = now()
  return offers.filter((offer) => isAnswerable(offer, at)).map(asInvitation)
}

export async function findInvitation(
  { team, store, now }: Deps,
  key: BackendKey,
): Promise<BackendInvitation | undefined> {
  const offer = await store.transaction(({ embedded }) => embedded.findOffer(team, key))
  return offer && isAnswerable(offer, now()) ? asInvitation(offer) : undefined
}

export async function findInvitationFor(deps: Deps, email: string): Promise<BackendInvitation | undefined> {
  return (await listInvitations(deps)).find((invitation) => invitation.email === email)
}

export const asInvitation = ({ key, name, email, role, expiresAt }: EmbeddedOffer): BackendInvitation => ({
  key,
  name,
  role,
  expiresAt,
  ...(email !== undefined && { email }),
})
