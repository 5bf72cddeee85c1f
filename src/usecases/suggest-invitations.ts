import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { mayRevoke } from './may-revoke.ts'

/** As many as every platform can offer at once. */
const MOST = 25

/** Open invitations that the caller may take back and that match what was typed so far. */
export async function suggestInvitations(
  deps: AuthorityDeps,
  caller: Caller,
  query: string,
): Promise<readonly Invitation[]> {
  const judge = await createJudge(deps, caller)
  const { invitations } = await deps.store.transaction((tx) =>
    tx.listInvitations({
      team: caller.team.id,
      statuses: OPEN_STATUSES,
      ...(query && { search: query }),
      limit: MOST,
      offset: 0,
    }),
  )
  return invitations.filter((invitation) => isRevocable(invitation) && mayRevoke(judge, caller, invitation))
}
