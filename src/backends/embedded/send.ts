import { asBackendKey, type TeamId } from '../../domain/ids.ts'
import type { EmbeddedAccount, EmbeddedOffer, EmbeddedRecords } from '../../store/store.ts'
import type { Offer, SendOutcome } from '../backend.ts'
import { decideSend } from './decide-send.ts'
import type { Deps } from './deps.ts'

export function send({ team, store, now, newId }: Deps, offer: Offer): Promise<SendOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const made = await embedded.findOfferByIdempotencyKey(team, offer.idempotencyKey)
    if (made) return invited(made)

    const at = now()
    const accounts = await findAccounts(embedded, offer)
    const isMember = await hasMember(embedded, team, accounts)
    const pending = await embedded.listPendingOffers(team)
    const refusal = decideSend(offer, { accounts, isMember, pending, now: at })
    if (refusal) return refusal

    const { invitee, role, expiresAt, idempotencyKey } = offer
    const fresh: EmbeddedOffer = {
      ...invitee,
      team,
      role,
      expiresAt,
      idempotencyKey,
      key: asBackendKey(newId()),
      status: 'pending',
      createdAt: at,
    }
    await embedded.saveOffer(fresh)
    return invited(fresh)
  })
}

const invited = ({ key, expiresAt }: EmbeddedOffer): SendOutcome => ({ kind: 'invited', key, expiresAt })

/** The accounts that the invitee is known by: at most the named one and the one with the address. */
async function findAccounts(
  embedded: EmbeddedRecords,
  { invitee: { account, email } }: Offer,
): Promise<readonly EmbeddedAccount[]> {
  const named = account === undefined ? undefined : await embedded.findAccountById(account)
  const addressed = email === undefined ? undefined : await embedded.findAccountByEmail(email)
  return [named, addressed].filter((found) => found !== undefined)
}

async function hasMember(
  embedded: EmbeddedRecords,
  team: TeamId,
  accounts: readonly EmbeddedAccount[],
): Promise<boolean> {
  const memberships = await Promise.all(accounts.map(({ id }) => embedded.findMembership(team, id)))
  return memberships.some((membership) => membership !== undefined)
}
