import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { decideRemoval, decideRoleChange } from './decide-change.ts'
import type { Deps } from './deps.ts'
import { listAll } from './members.ts'
import { mayGive } from './operator.ts'
import { remove } from './remove.ts'
import { findRoleNumber, OWNER } from './roles.ts'

/** In turn, so that two owners who are removed at the same moment are not both one of two. */
export const OWNERS = 'owners'

export const removeMember = (deps: Deps, account: AccountId): Promise<ChangeOutcome> =>
  deps.inTurn(OWNERS, async () => {
    const decision = decideRemoval({ members: await listAll(deps), account })
    return decision.kind === 'go' ? remove(deps, decision.member) : decision
  })

export const changeRole = (deps: Deps, account: AccountId, role: string): Promise<ChangeOutcome> =>
  deps.inTurn(OWNERS, async () => {
    const decision = decideRoleChange({ members: await listAll(deps), account }, role)
    if (decision.kind !== 'go') return decision
    const number = findRoleNumber(role) ?? 0
    // Trieve compares the new role alone with the operator's, and would let an admin demote an owner.
    const isAboutOwner = decision.member.role.rank === 'owner'
    if (isAboutOwner && !(await mayGive(deps.client, OWNER))) return refuse('above_operator')
    return setRole(deps, account, number)
  })

async function setRole({ client }: Deps, account: AccountId, role: number): Promise<ChangeOutcome> {
  const answer = await client.setRole({ user: account, role })
  if (answer === 'done') return { kind: 'changed' }
  return refuse(answer === 'above_operator' ? answer : 'backend_refused')
}
