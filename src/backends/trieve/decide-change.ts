import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { Refused } from '../backend.ts'
import { isLastOwner } from '../is-last-owner.ts'
import { refuse } from '../refuse.ts'
import { findRoleNumber } from './roles.ts'

type Before = { readonly members: readonly Member[]; readonly account: AccountId }

export type ChangeDecision =
  | { readonly kind: 'go'; readonly member: Member }
  | { readonly kind: 'changed' }
  | Refused

/** Trieve lets a team lose its last owner, who then could never be given back. */
export function decideRemoval({ members, account }: Before): ChangeDecision {
  const member = members.find((one) => one.account === account)
  if (!member) return refuse('not_found')
  return isLastOwner(members, account) ? refuse('last_owner') : { kind: 'go', member }
}

export function decideRoleChange(before: Before, role: string): ChangeDecision {
  const member = before.members.find((one) => one.account === before.account)
  if (!member) return refuse('not_found')
  if (findRoleNumber(role) === undefined) return refuse('unknown_role')
  return member.role.name === role ? { kind: 'changed' } : decideRemoval(before)
}
