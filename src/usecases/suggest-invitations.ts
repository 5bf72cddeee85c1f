import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import { isPermission } from '../domain/policy.ts'
import { auditRefusal } from './audit-refusal.ts'
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
  const permitted = invitations.filter((one) => isRevocable(one) && mayRevoke(judge, caller, one))
  const ruling = judge.rule('revoke')
  // Whoever sent one is offered theirs without the right to take back others.
  if (permitted.length === 0 && !isPermission(ruling))
    await auditRefusal(deps, caller, { action: 'suggest open_invitations', reason: ruling.kind })
  return permitted
}
