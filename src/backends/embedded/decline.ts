import type { AccountId } from '../../domain/ids.ts'
import type { EmbeddedOffer } from '../../store/store.ts'
import type { DeclineOutcome, PersonalAnswer } from '../backend.ts'
import type { Deps } from './deps.ts'
import { findOfferedAccount, isExpired, isForAnother } from './offer.ts'

export function decline(
  { team, store, now }: Deps,
  { key, credential }: PersonalAnswer,
): Promise<DeclineOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const offer = await embedded.findOffer(team, key)
    if (!offer) return { kind: 'refused', reason: 'not_found' }

    const offered = await findOfferedAccount(embedded, offer)
    const decision = decideDecline(offer, { claimed: credential.account, offered }, now())
    if (decision.kind === 'declined') await embedded.saveOffer({ ...offer, status: 'declined' })
    return decision
  })
}

export function decideDecline(
  offer: EmbeddedOffer,
  { claimed, offered }: { readonly claimed: AccountId | undefined; readonly offered: AccountId | undefined },
  now: Date,
): DeclineOutcome {
  if (isForAnother(claimed, offered)) return { kind: 'refused', reason: 'not_yours' }
  if (offer.status === 'declined') return { kind: 'declined' }
  if (offer.status !== 'pending') return { kind: 'refused', reason: 'not_found' }
  if (isExpired(offer, now)) return { kind: 'refused', reason: 'expired' }
  return { kind: 'declined' }
}
