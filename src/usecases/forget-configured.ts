import type { AccountLink } from '../domain/account.ts'
import { type Actor, actorKey, isSameActor } from '../domain/actor.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import type { Deps } from './deps.ts'

type Vouching = { readonly email?: string; readonly actors: readonly Actor[] }

/**
 * What the operator does not say any more counts no more: links that the settings once made, for who is not named there
 * now, or with another address. What somebody proved themselves since stays. Idempotent.
 */
export function forgetConfigured(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  team: Team,
  people: readonly Vouching[],
): Promise<void> {
  return store.transaction(async (tx) => {
    const links = await tx.listLinksByProof(team.id, 'configured')
    for (const link of links.filter((one) => isWithdrawn(one, people))) {
      await forget(tx, team, link)
      await tx.appendAudit({
        at: now(),
        team: team.id,
        action: 'link.withdrawn',
        decision: 'done',
        reason: actorKey(link.actor),
      })
    }
  })
}

/** Owners who are named by their id alone have no address, and no link that they would lose. */
const isWithdrawn = ({ actor, email }: AccountLink, people: readonly Vouching[]): boolean =>
  email !== undefined &&
  !people.some((one) => one.email === email && one.actors.some((known) => isSameActor(known, actor)))

/** Wherever the team was when it was made, and not what has taken its place where the team is now. */
async function forget(tx: Transaction, team: Team, { actor }: AccountLink): Promise<void> {
  const current = await tx.findLink(team, actor)
  await tx.deleteLinks(team.id, actor)
  if (current && current.proof !== 'configured') await tx.saveLink(current)
}
