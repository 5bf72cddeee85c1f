import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { halfDone } from '../retell.ts'
import type { Deps } from './deps.ts'
import { isAnswerable } from './look.ts'
import { mayGive } from './operator.ts'
import type { InvitationRow } from './schemas.ts'
import { send } from './send.ts'
import { decideWish } from './wish.ts'

type Renewal = {
  readonly key: BackendKey
  readonly offer: Offer
  /** Only the role matters: one that has it stays as it is. */
  readonly isForRole: boolean
}

/** Trieve can neither send one again nor change it, so the old one goes and a new one comes. */
export async function renew(deps: Deps, { key, offer, isForRole }: Renewal): Promise<ResendOutcome> {
  const rows = await deps.client.listInvitations()
  const row = rows.find(({ id }) => id === key)
  if (row && isAnswerable(row)) return replace(deps, row, { key, offer, isForRole })
  // The old one may have gone with an earlier attempt.
  return !row && offer.isRepeat ? sendInstead(deps, offer) : refuse('not_found')
}

async function replace(deps: Deps, row: InvitationRow, renewal: Renewal): Promise<ResendOutcome> {
  const { key, isForRole } = renewal
  const offer = { ...renewal.offer, invitee: { ...renewal.offer.invitee, email: row.email } }
  const wish = decideWish(offer)
  if (wish.kind === 'refused') return wish
  if (isForRole && wish.role === row.role) return { kind: 'invited', key }
  if (!(await mayGive(deps.client, wish.role))) return refuse('above_operator')
  await deps.client.deleteInvitation(row.id)
  return sendInstead(deps, offer)
}

async function sendInstead(deps: Deps, offer: Offer): Promise<ResendOutcome> {
  const because = await halfDone(() => send(deps, offer))
  return because.kind === 'invited' ? because : { kind: 'only_revoked', because }
}
