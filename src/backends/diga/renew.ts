import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, Refused, ResendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { undone } from '../retell.ts'
import { isDone, readRefusal } from './answers.ts'
import { readOffer } from './asked.ts'
import type { Deps } from './deps.ts'
import { look } from './look.ts'
import { asInvited, isRole } from './mapping.ts'
import { revoke } from './revoke.ts'
import { sendNow } from './send.ts'

/** Keeps the invitation, its key and its end. */
export async function changeInvitedRole(
  deps: Deps,
  key: BackendKey,
  { role }: Offer,
): Promise<ResendOutcome> {
  if (!isRole(role)) return refuse('unknown_role')
  const found = await look(deps, key)
  if (found.kind !== 'pending') return refusalOf(found)
  const answer = await deps.client.changeInvitedRole(key, role)
  return isDone(answer) ? asInvited(found.invitation) : readRefusal(answer)
}

const refusalOf = ({ kind }: { readonly kind: 'expired' | 'gone' }): Refused =>
  refuse(kind === 'expired' ? 'expired' : 'not_found')

/** Takes the old one back, which is the same twice, and makes another, which is not. */
export async function resend(deps: Deps, key: BackendKey, offer: Offer): Promise<ResendOutcome> {
  const asked = readOffer(offer)
  if (asked.kind === 'refused') return asked
  const revoked = await undone(() => revoke(deps, key))
  if (revoked.kind === 'refused') return revoked
  if (offer.isRepeat) return { kind: 'only_revoked', because: { kind: 'unconfirmed' } }
  const outcome = await sendNow(deps, asked)
  return outcome.kind === 'invited' ? outcome : { kind: 'only_revoked', because: outcome }
}
