import { sameEmail } from '../../domain/email.ts'
import type { BackendKey } from '../../domain/ids.ts'
import type { DeclineOutcome, PersonalAnswer, RevokeOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { isDone } from './answers.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { explainRefusal } from './explain-refusal.ts'
import { findByEmail, look, readPending } from './look.ts'
import { findRole, type Pending } from './mapping.ts'

export async function revoke({ client }: Deps, key: BackendKey): Promise<RevokeOutcome> {
  const found = findByEmail(await readPending(client), sameEmail(key))
  return found ? takeBack(client, found) : { kind: 'revoked' }
}

/** Deepgram has no such call: the operator's key takes the invitation back. */
export async function decline({ client }: Deps, { key }: PersonalAnswer): Promise<DeclineOutcome> {
  const email = sameEmail(key)
  const { members, pending } = await look(client)
  const found = findByEmail(pending, email)
  // One that is gone is declined already, unless its invitee is in by now.
  if (!found) return findByEmail(members, email) ? refuse('not_found') : { kind: 'declined' }
  const outcome = await takeBack(client, found)
  return outcome.kind === 'revoked' ? { kind: 'declined' } : outcome
}

/** Under the address as Deepgram spells it, which may have come from its own pages. */
export async function takeBack(
  client: Client,
  { email, spelling, role = '' }: Pending,
): Promise<RevokeOutcome> {
  const answer = await client.deleteInvite(spelling)
  if (isDone(answer)) return { kind: 'revoked' }
  if (!findByEmail(await readPending(client), email)) return { kind: 'revoked' }
  return explainRefusal(answer, findRole(role)?.rank ?? 'member')
}
