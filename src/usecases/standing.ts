import { type Actor, isSameActor } from '../domain/actor.ts'
import type { AccountId } from '../domain/ids.ts'
import type { Rank } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { Deps } from './deps.ts'

/** Where somebody stands in a team right now. */
export type Standing = {
  readonly account?: AccountId
  /** Absent for somebody who is not a member. */
  readonly rank?: Rank
}

/** Asks the backend, at the click, for the rank of the linked account. Throws `BackendUnavailable`. */
export async function readStanding(
  { store, backends, owners }: Pick<Deps, 'store' | 'backends' | 'owners'>,
  { actor, team }: { readonly actor: Actor; readonly team: Team },
): Promise<Standing> {
  const link = await store.transaction((tx) => tx.findLink(team, actor))
  const isOwner = owners.some((owner) => isSameActor(owner, actor))
  if (isOwner) return { ...(link && { account: link.account }), rank: 'owner' }
  if (!link) return {}

  const member = await backends.of(team).findMember({ account: link.account })
  return { account: link.account, ...(member && { rank: member.role.rank }) }
}
