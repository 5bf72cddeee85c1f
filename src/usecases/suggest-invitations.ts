import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { mayRevoke } from './may-revoke.ts'
import { readStanding } from './standing.ts'

/** As many as every platform can offer at once. */
const MOST = 25

type SuggestDeps = Pick<Deps, 'store' | 'backends' | 'owners'>

/** Open invitations that the caller may take back and that match what was typed so far. */
export async function suggestInvitations(
  deps: SuggestDeps,
  caller: Caller,
  query: string,
): Promise<readonly Invitation[]> {
  const { rank } = await readStanding(deps, caller)
  const { invitations } = await deps.store.transaction((tx) =>
    tx.listInvitations({
      team: caller.team.id,
      statuses: OPEN_STATUSES,
      ...(query && { search: query }),
      limit: MOST,
      offset: 0,
    }),
  )
  return invitations.filter((invitation) => isRevocable(invitation) && mayRevoke(rank, caller, invitation))
}
