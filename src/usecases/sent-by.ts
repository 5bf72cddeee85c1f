import { actorKey } from '../domain/actor.ts'
import type { AccountId } from '../domain/ids.ts'
import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

/** More than a team ever has open at once. */
const MOST_OPEN = 10_000

/** Invitations that somebody sent, from whatever chat, and that can still be taken back. */
export async function listSentBy(
  tx: Transaction,
  team: Team,
  account: AccountId,
): Promise<readonly Invitation[]> {
  const links = await tx.listLinksOf(team, account)
  const theirs = new Set(links.map(({ actor }) => actorKey(actor)))
  if (theirs.size === 0) return []
  const query = { team: team.id, statuses: OPEN_STATUSES, limit: MOST_OPEN, offset: 0 }
  const { invitations } = await tx.listInvitations(query)
  return invitations.filter((one) => isRevocable(one) && theirs.has(actorKey(one.inviter)))
}

/** Invitations that somebody could join by, in whatever chat, and that can still be taken back. */
export async function listSentTo(
  tx: Transaction,
  team: Team,
  account: AccountId,
): Promise<readonly Invitation[]> {
  const found: Invitation[] = []
  for (const { actor } of await tx.listLinksOf(team, account))
    found.push(...(await tx.listInvitationsFor({ actor, account })))
  return found.filter((one) => one.team === team.id && isRevocable(one))
}
