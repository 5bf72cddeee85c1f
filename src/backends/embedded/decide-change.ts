import type { ChangeOutcome } from '../backend.ts'
import { isRole, OWNER } from './roles.ts'

/** What the decisions look at: the member's role before the change. */
type Before = { readonly role: string }

/** A team without an owner could never again be given one. */
export function decideRemoval(member: Before | undefined, owners: number): ChangeOutcome {
  if (!member) return { kind: 'refused', reason: 'not_found' }
  if (isLastOwner(member, owners)) return { kind: 'refused', reason: 'last_owner' }
  return { kind: 'changed' }
}

export function decideRoleChange(member: Before | undefined, role: string, owners: number): ChangeOutcome {
  if (!member) return { kind: 'refused', reason: 'not_found' }
  if (!isRole(role)) return { kind: 'refused', reason: 'unknown_role' }
  if (role !== OWNER && isLastOwner(member, owners)) return { kind: 'refused', reason: 'last_owner' }
  return { kind: 'changed' }
}

const isLastOwner = ({ role }: Before, owners: number): boolean => role === OWNER && owners <= 1
