import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import type { Deps } from './deps.ts'
import { lookUpHolders } from './holders.ts'
import { findWaiting } from './invitations.ts'
import { replaceRole } from './replace-role.ts'

/** An invitation has its role as a member has theirs, so that it stays the same one. */
export async function changeInvitedRole(
  deps: Deps,
  key: BackendKey,
  { role }: Offer,
): Promise<ResendOutcome> {
  const wanted = await deps.roles.find(role)
  if (!wanted) return refuse('unknown_role')
  const found = await findWaiting(deps, key)
  if (!found) return refuse('not_found')
  const held = (await lookUpHolders(deps)).rolesOf(key)
  const outcome = await replaceRole(deps, { holder: { kind: 'invitation', id: key }, held, wanted })
  if (outcome.kind === 'refused') return outcome
  return { kind: 'invited', key, ...(found.expiresAt && { expiresAt: found.expiresAt }) }
}
