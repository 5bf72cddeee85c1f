import type { RevokeOutcome } from '../backend.ts'
import type { Deps } from './deps.ts'
import { readInvitations } from './invitations.ts'
import { explainRefusal } from './refusal.ts'

const REVOKED: RevokeOutcome = { kind: 'revoked' }

/** Looks first, because Better Auth would call an invitation canceled that was accepted long ago. */
export async function revoke(deps: Deps, key: string): Promise<RevokeOutcome> {
  const known = (await readInvitations(deps)).find(({ id }) => id === key)
  if (known && known.status !== 'pending') return REVOKED
  const reply = await deps.client.cancel(key)
  if (reply.kind === 'done' || reply.code === 'INVITATION_NOT_FOUND') return REVOKED
  return explainRefusal(reply, {})
}
