import type { LeaveAskOutcome } from '../domain/change-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { aboutMember, proposeChange } from './propose-change.ts'

/**
 * Somebody wants to leave the team: asks whether they are sure, if they can be known to be who they are. Throws
 * `SignInUnavailable`.
 */
export async function askLeave(deps: Deps, caller: Caller): Promise<LeaveAskOutcome> {
  const { team } = caller
  if (!canLeaveHere(team)) return refuse(deps, caller, 'elsewhere')
  const authorization = await authorize(deps, caller, { action: 'leave' })
  if (authorization.kind === 'denied')
    return authorization.ruling.kind === 'unproven' ? { kind: 'link_required', team } : authorization

  const { account } = authorization.standing
  const member = account && (await deps.backends.of(team).findMember({ account }))
  if (!member || !(await hasProof(deps, caller))) return refuse(deps, caller, 'link_required')
  return proposeChange(deps, caller, { member, what: { kind: 'leave', ...aboutMember(member) } })
}

/** Where nothing proves whose account it is, only the operator's key could do it, and that is nobody's own right. */
const canLeaveHere = ({ backend: { capabilities, proof } }: Team): boolean =>
  capabilities.leave.how !== 'impossible' && proof !== 'none'

const hasProof = async ({ vault }: Deps, { team, actor }: Caller): Promise<boolean> =>
  team.backend.proof !== 'token' || (await vault.findToken(team, actor)) !== undefined

async function refuse(
  deps: Deps,
  caller: Caller,
  kind: 'elsewhere' | 'link_required',
): Promise<LeaveAskOutcome> {
  await auditRefusal(deps, caller, { action: 'leave', reason: kind })
  return { kind, team: caller.team }
}
