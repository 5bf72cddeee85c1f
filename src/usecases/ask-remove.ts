import type { RemoveAskOutcome } from '../domain/change-outcomes.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { chooseMember, type Who } from './choose-member.ts'
import type { Deps } from './deps.ts'
import { aboutMember, proposeChange } from './propose-change.ts'

/** Somebody wants to put a member out of the team: finds whom, and asks whether they are sure. */
export async function askRemove(deps: Deps, caller: Caller, who: Who | undefined): Promise<RemoveAskOutcome> {
  if (!who) return askWhom(deps, caller)
  const choice = await chooseMember(deps, caller, { action: 'remove', who })
  if (choice.kind !== 'chosen') return choice
  const { member } = choice
  return proposeChange(deps, caller, { member, what: { kind: 'remove', ...aboutMember(member) } })
}

async function askWhom(deps: Deps, caller: Caller): Promise<RemoveAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'remove' })
  return authorization.kind === 'denied' ? authorization : { kind: 'whom', team: caller.team }
}
