import type { InvitationId } from '../domain/ids.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/**
 * The caller in the team of the invitation they point at: a list may be shown where another team is at home. Their
 * right is judged there; an invitation that nobody has changes nothing.
 */
export async function scopeTo(
  { store, teams }: Pick<Deps, 'store' | 'teams'>,
  caller: Caller,
  id: InvitationId,
): Promise<Caller> {
  const found = await store.transaction((tx) => tx.findInvitation(id))
  return found ? { ...caller, team: teams.get(found.team) } : caller
}
