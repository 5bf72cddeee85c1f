import { type Invitation, type InvitationStatus, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import { isPermission } from '../domain/policy.ts'
import { RENEWABLE_STATUSES } from '../domain/resend.ts'
import { pickRenewable } from './ask-resend.ts'
import { auditRefusal } from './audit-refusal.ts'
import { type AuthorityDeps, createJudge, type Judge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { mayResend } from './may-resend.ts'
import { mayRevoke } from './may-revoke.ts'

/** As many as every platform can offer at once. */
const MOST = 25

type Suggest = (deps: AuthorityDeps, caller: Caller, query: string) => Promise<readonly Invitation[]>

/** Open invitations that the caller may take back and that match what was typed so far. */
export const suggestInvitations: Suggest = (deps, caller, query) =>
  suggest(deps, caller, {
    query,
    action: 'revoke',
    name: 'open_invitations',
    statuses: OPEN_STATUSES,
    may: mayRevoke,
    pick: (permitted) => permitted.filter(isRevocable),
  })

/** Invitations that the caller may send again and that match what was typed so far. */
export const suggestRenewable: Suggest = (deps, caller, query) =>
  suggest(deps, caller, {
    query,
    action: 'resend',
    name: 'renewable_invitations',
    statuses: RENEWABLE_STATUSES,
    may: mayResend,
    pick: pickRenewable,
  })

type Wanted = {
  readonly query: string
  readonly action: 'revoke' | 'resend'
  /** The suggestion's, for the audit log. */
  readonly name: string
  readonly statuses: readonly InvitationStatus[]
  readonly may: (judge: Judge, caller: Caller, invitation: Invitation) => boolean
  readonly pick: (permitted: readonly Invitation[]) => readonly Invitation[]
}

async function suggest(
  deps: AuthorityDeps,
  caller: Caller,
  { query, action, name, statuses, may, pick }: Wanted,
): Promise<readonly Invitation[]> {
  const judge = await createJudge(deps, caller)
  const { invitations } = await deps.store.transaction((tx) =>
    tx.listInvitations({
      team: caller.team.id,
      statuses,
      ...(query && { search: query }),
      limit: MOST,
      offset: 0,
    }),
  )
  const permitted = pick(invitations.filter((one) => may(judge, caller, one)))
  const ruling = judge.rule(action)
  // Whoever sent one is offered theirs without the right to those of others.
  if (permitted.length === 0 && !isPermission(ruling))
    await auditRefusal(deps, caller, { action: `suggest ${name}`, reason: ruling.kind })
  return permitted
}
