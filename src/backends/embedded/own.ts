import type { BackendInvitation, IdentityOutcome, PersonalCredential } from '../backend.ts'
import type { Deps } from './deps.ts'
import { asInvitation } from './invitations.ts'
import { isAnswerable } from './offer.ts'

/** Being the chat person is the proof, and a link says which account that is. */
export async function whoIs({ store }: Deps, { account }: PersonalCredential): Promise<IdentityOutcome> {
  if (account === undefined) return { kind: 'known' }
  const found = await store.transaction(({ embedded }) => embedded.findAccountById(account))
  return { kind: 'known', account, ...(found?.email !== undefined && { email: found.email }) }
}

export async function listOwnInvitations(
  { team, store, now }: Deps,
  { account }: PersonalCredential,
): Promise<readonly BackendInvitation[]> {
  if (account === undefined) return []
  return store.transaction(async ({ embedded }) => {
    const email = (await embedded.findAccountById(account))?.email
    const offers = await embedded.listPendingOffers(team)
    const at = now()
    return offers
      .filter((offer) => offer.account === account || (email !== undefined && offer.email === email))
      .filter((offer) => isAnswerable(offer, at))
      .map(asInvitation)
  })
}
