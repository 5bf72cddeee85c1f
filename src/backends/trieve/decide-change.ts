import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { Refused } from '../backend.ts'
import { refused } from './refused.ts'
import { findRoleNumber } from './roles.ts'

type Before = { readonly members: readonly Member[]; readonly account: AccountId }

export type ChangeDecision =
  | { readonly kind: 'go'; readonly member: Member }
  | { readonly kind: 'changed' }
  | Refused

/** Trieve lets a team lose its last owner, who then could never be given back. */
export function decideRemoval({ members, account }: Before): ChangeDecision {
  const member = members.find((one) => one.account === account)
  if (!member) return refused('not_found')
  return isLastOwner(member, members) ? refused('last_owner') : { kind: 'go', member }
}

export function decideRoleChange(before: Before, role: string): ChangeDecision {
  const member = before.members.find((one) => one.account === before.account)
  if (!member) return refused('not_found')
  if (findRoleNumber(role) === undefined) return refused('unknown_role')
  return member.role.name === role ? { kind: 'changed' } : decideRemoval(before)
}

const isLastOwner = ({ role }: Member, members: readonly Member[]): boolean =>
  role.rank === 'owner' && members.filter((one) => one.role.rank === 'owner').length === 1
