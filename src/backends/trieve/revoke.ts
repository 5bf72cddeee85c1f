import { z } from 'zod'
import type { BackendKey } from '../../domain/ids.ts'
import type { DeclineOutcome, RevokeOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import type { Deps } from './deps.ts'

/** One that Trieve does not know it refuses in the same way as anything else: the list tells. */
export async function revoke({ client }: Deps, key: BackendKey): Promise<RevokeOutcome> {
  if (!id.safeParse(key).success) return { kind: 'revoked' }
  if ((await client.deleteInvitation(key)) === 'done') return { kind: 'revoked' }
  const rows = await client.listInvitations()
  return rows.some((row) => row.id === key) ? refuse('backend_refused') : { kind: 'revoked' }
}

/** Trieve has no such call: what the invitee does not want is taken back. */
export async function decline(deps: Deps, key: BackendKey): Promise<DeclineOutcome> {
  const outcome = await revoke(deps, key)
  return outcome.kind === 'revoked' ? { kind: 'declined' } : outcome
}

const id = z.guid()
