import type { Actor } from '../domain/actor.ts'
import type { Team } from '../domain/team.ts'
import type { Deps } from './deps.ts'

export type Vouched = { readonly email: string; readonly actors: readonly Actor[] }

/**
 * The operator vouches that these chat people are who has the address: they are linked to the member whom the backend
 * knows by it. True once somebody is there to be linked to. Idempotent. Throws `BackendUnavailable`.
 */
export async function linkFounder(
  { store, backends }: Pick<Deps, 'store' | 'backends'>,
  team: Team,
  { email, actors }: Vouched,
): Promise<boolean> {
  const member = await backends.of(team).findMember({ email })
  if (!member) return false
  await store.transaction(async (tx) => {
    for (const actor of actors)
      await tx.saveLink({ team: team.id, actor, account: member.account, email, proof: 'configured' })
  })
  return true
}
