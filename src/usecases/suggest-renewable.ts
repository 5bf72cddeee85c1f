import type { Invitation } from '../domain/invitation.ts'
import { isPermission } from '../domain/policy.ts'
import { RENEWABLE_STATUSES } from '../domain/resend.ts'
import { pickRenewable } from './ask-resend.ts'
import { auditRefusal } from './audit-refusal.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { mayResend } from './may-resend.ts'

/** As many as every platform can offer at once. */
const MOST = 25

/** Invitations that the caller may send again and that match what was typed so far. */
export async function suggestRenewable(
  deps: AuthorityDeps,
  caller: Caller,
  query: string,
): Promise<readonly Invitation[]> {
  const judge = await createJudge(deps, caller)
  const { invitations } = await deps.store.transaction((tx) =>
    tx.listInvitations({
      team: caller.team.id,
      statuses: RENEWABLE_STATUSES,
      ...(query && { search: query }),
      limit: MOST,
      offset: 0,
    }),
  )
  const permitted = pickRenewable(invitations.filter((one) => mayResend(judge, caller, one)))
  const ruling = judge.rule('resend')
  // Whoever sent one is offered theirs without the right to send those of others again.
  if (permitted.length === 0 && !isPermission(ruling))
    await auditRefusal(deps, caller, { action: 'suggest renewable_invitations', reason: ruling.kind })
  return permitted
}
