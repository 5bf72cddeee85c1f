import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome } from '../backend.ts'
import type { Deps } from './deps.ts'
import { isExpired } from './offer.ts'
import { isRole } from './roles.ts'

type Renewal = {
  readonly key: BackendKey
  readonly offer: Offer
  /** Only one that can still be answered has a role to change; one that has expired can be offered anew. */
  readonly evenExpired: boolean
}

/** The same invitation with the offer's role and end: its key stays. */
export function renew(
  { team, store, now }: Deps,
  { key, offer: { role, expiresAt }, evenExpired }: Renewal,
): Promise<ResendOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const offer = await embedded.findOffer(team, key)
    if (offer?.status !== 'pending') return { kind: 'refused', reason: 'not_found' }
    if (!evenExpired && isExpired(offer, now())) return { kind: 'refused', reason: 'expired' }
    if (!isRole(role)) return { kind: 'refused', reason: 'unknown_role' }
    await embedded.saveOffer({ ...offer, role, expiresAt })
    return { kind: 'invited', key, expiresAt }
  })
}
