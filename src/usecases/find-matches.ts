import { parseEmail } from '../domain/email.ts'
import { asInvitationId } from '../domain/ids.ts'
import type { Invitation, InvitationStatus } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** More than this many matches and the person should say it more exactly. */
const MOST_MATCHES = 10

type Search = { readonly who: string; readonly statuses: readonly InvitationStatus[] }

/** Invitations of the caller's team that a word means: an id wherever it stands, else only such as stand so. */
export function findMatches(
  { store }: Pick<Deps, 'store'>,
  caller: Caller,
  { who, statuses }: Search,
): Promise<readonly Invitation[]> {
  return store.transaction(async (tx) => {
    const exact = await findExact(tx, caller, who)
    if (exact.length > 0) return exact
    const query = { team: caller.team.id, statuses, search: who, limit: MOST_MATCHES, offset: 0 }
    return (await tx.listInvitations(query)).invitations
  })
}

/** What a search box gives is an id; what a person types may be a mention or an address. */
async function findExact(tx: Transaction, caller: Caller, who: string): Promise<readonly Invitation[]> {
  const byId = await tx.findInvitation(asInvitationId(who))
  if (byId) return byId.team === caller.team.id ? [byId] : []

  const email = parseEmail(who)
  const byEmail = email && (await tx.findOpenInvitation(caller.team.id, `email:${email}`))
  if (byEmail) return [byEmail]
  const byActor = await tx.listInvitationsFor({ actor: { platform: caller.actor.platform, id: who } })
  return byActor.filter(({ team }) => team === caller.team.id)
}
