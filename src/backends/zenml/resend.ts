import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { halfDone, undone } from '../retell.ts'
import type { Deps } from './deps.ts'
import { revoke } from './revoke.ts'
import { send } from './send.ts'

/** Revokes the old one and makes a new one; what can be said before is said before. */
export async function resend(deps: Deps, key: BackendKey, offer: Offer): Promise<ResendOutcome> {
  if (offer.invitee.email === undefined) return refuse('bad_email')
  if (!(await undone(() => deps.roles.find(offer.role)))) return refuse('unknown_role')
  const gone = await revoke(deps, key)
  if (gone.kind === 'refused') return gone
  const outcome = await halfDone(() => send(deps, offer))
  return outcome.kind === 'invited' ? outcome : { kind: 'only_revoked', because: outcome }
}
