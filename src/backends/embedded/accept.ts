import { type AccountId, asAccountId } from '../../domain/ids.ts'
import type { EmbeddedOffer, EmbeddedRecords } from '../../store/store.ts'
import type { AcceptOutcome, PersonalAnswer, PersonalCredential } from '../backend.ts'
import { decideAccept } from './decide-accept.ts'
import type { Deps } from './deps.ts'
import { findOfferedAccount } from './offer.ts'

export function accept(
  { team, store, now, newId }: Deps,
  { key, credential }: PersonalAnswer,
): Promise<AcceptOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const offer = await embedded.findOffer(team, key)
    if (!offer) return { kind: 'refused', reason: 'not_found' }

    const claim = await readClaim(embedded, offer, credential)
    const decision = decideAccept(offer, claim, now())
    if (decision.kind === 'refused' || decision.kind === 'joined') return decision

    const account =
      claim.known ?? (await createAccount(embedded, asAccountId(newId()), { offer, credential }))
    if (decision.kind === 'join') await embedded.saveMembership(team, account, offer.role)
    await embedded.saveOffer({
      ...offer,
      status: 'accepted',
      acceptedAs: account,
      acceptedBy: credential.actor,
    })
    return { kind: decision.kind === 'join' ? 'joined' : 'already_member', account }
  })
}

async function readClaim(
  embedded: EmbeddedRecords,
  offer: EmbeddedOffer,
  { actor, account: claimed }: PersonalCredential,
) {
  const offered = await findOfferedAccount(embedded, offer)
  // An address tells for whom the offer is, and makes nobody the account that has it.
  const known = claimed ?? offer.account
  const isKnown = known !== undefined && (await embedded.findAccountById(known)) !== undefined
  const member = known && (await embedded.findMembership(offer.team, known))
  return {
    actor,
    claimed,
    offered,
    isMember: member !== undefined,
    isLost: known !== undefined && !isKnown,
    known,
  }
}

/** An account of the person's own: the chat vouches for the name, the offer for the address, if it is nobody's yet. */
async function createAccount(
  embedded: EmbeddedRecords,
  id: AccountId,
  { offer, credential }: { readonly offer: EmbeddedOffer; readonly credential: PersonalCredential },
): Promise<AccountId> {
  const { email } = offer
  const isFree = email !== undefined && !(await embedded.findAccountByEmail(email))
  await embedded.saveAccount({ id, name: credential.name, ...(isFree && { email }) })
  return id
}
