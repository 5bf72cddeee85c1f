import { isSameActor } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import { mayDo } from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import type { Caller } from './caller.ts'

/** Puts one invitation of a list to the policy, for somebody whose rank is known. */
export function mayRevoke(rank: Rank | undefined, caller: Caller, { inviter }: Invitation): boolean {
  const target = { isOwn: isSameActor(inviter, caller.actor) }
  return mayDo({ action: 'revoke', rank, place: { isAdminChannel: false }, target }).kind === 'allowed'
}
