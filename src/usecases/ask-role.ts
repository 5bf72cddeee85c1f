import type { Member } from '../domain/account.ts'
import type { RoleAskOutcome } from '../domain/change-outcomes.ts'
import { findRole } from '../domain/role.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { chooseMember, type Who } from './choose-member.ts'
import type { Deps } from './deps.ts'
import { memberKey } from './member-key.ts'
import { aboutMember, proposeChange } from './propose-change.ts'
import { weighMember } from './weigh-member.ts'

export type RoleAsk = { readonly who?: Who; readonly role?: string }

/** Somebody wants to give a member another role: finds whom and which, and asks whether they are sure. */
export async function askRole(deps: Deps, caller: Caller, { who, role }: RoleAsk): Promise<RoleAskOutcome> {
  if (!who) return askWhom(deps, caller)
  const choice = await chooseMember(deps, caller, { action: 'change_role', who })
  if (choice.kind !== 'chosen') return choice
  return role === undefined
    ? askWhichRole(deps, caller, choice.member)
    : proposeRole(deps, caller, { member: choice.member, role })
}

async function askWhom(deps: Deps, caller: Caller): Promise<RoleAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'change_role' })
  return authorization.kind === 'denied' ? authorization : { kind: 'whom', team: caller.team }
}

/** Not where the answer would be no, whatever the role. */
async function askWhichRole(deps: Deps, caller: Caller, member: Member): Promise<RoleAskOutcome> {
  const { team } = caller
  const backend = deps.backends.of(team)
  const target = await weighMember(backend, { member, given: member.role.rank })
  const authorization = await authorize(deps, caller, { action: 'change_role', target, whom: member.name })
  if (authorization.kind === 'denied') return authorization
  const roles = (await backend.listRoles()).filter(({ name }) => name !== member.role.name)
  return { kind: 'which_role', team, member, key: memberKey(team, member.account), roles }
}

type Wish = { readonly member: Member; readonly role: string }

async function proposeRole(deps: Deps, caller: Caller, { member, role }: Wish): Promise<RoleAskOutcome> {
  const { team } = caller
  const roles = await deps.backends.of(team).listRoles()
  const wanted = findRole(roles, role)
  if (!wanted) {
    await auditRefusal(deps, caller, { action: 'change_role', reason: 'unknown_role' })
    return { kind: 'unknown_role', team, role, roles }
  }
  if (wanted.name === member.role.name) return { kind: 'has_role', team, member }
  const to = { to: wanted.name, toRank: wanted.rank }
  return proposeChange(deps, caller, { member, what: { kind: 'role', ...to, ...aboutMember(member) } })
}
