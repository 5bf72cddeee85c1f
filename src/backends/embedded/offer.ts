import type { AccountId } from '../../domain/ids.ts'
import type { EmbeddedOffer, EmbeddedRecords } from '../../store/store.ts'

export const isExpired = ({ expiresAt }: EmbeddedOffer, now: Date): boolean => now >= expiresAt

export const isAnswerable = (offer: EmbeddedOffer, now: Date): boolean =>
  offer.status === 'pending' && !isExpired(offer, now)

/** Whom the offer is for, as far as that is an account already. */
export async function findOfferedAccount(
  embedded: EmbeddedRecords,
  { account, email }: Pick<EmbeddedOffer, 'account' | 'email'>,
): Promise<AccountId | undefined> {
  if (account !== undefined) return account
  if (email === undefined) return undefined
  return (await embedded.findAccountByEmail(email))?.id
}

/** Somebody who has another account than the offer's cannot answer it. */
export const isForAnother = (claimed: AccountId | undefined, offered: AccountId | undefined): boolean =>
  claimed !== undefined && offered !== undefined && claimed !== offered
