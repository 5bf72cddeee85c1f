import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { halfDone, undone } from '../retell.ts'
import { ask } from './ask.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { findByEmail, look } from './look.ts'
import { takeBack } from './revoke.ts'
import { readOffer, type Wish } from './wish.ts'

type Renewal = {
  readonly key: BackendKey
  readonly offer: Offer
  /** Only the role matters: one that has it stays as it is. */
  readonly isForRole: boolean
}

/**
 * What Deepgram does with a second invitation of the same address nobody knows, and it can change none: the old one is
 * taken back and a new one is made. Between the two there is none.
 */
export async function renew(
  { client, inTurn }: Deps,
  { key, offer, isForRole }: Renewal,
): Promise<ResendOutcome> {
  const wish = readOffer({ ...offer, invitee: { ...offer.invitee, email: key } })
  if (wish.kind === 'refused') return wish.reason === 'bad_email' ? refuse('not_found') : wish
  return inTurn(`send ${wish.email}`, () => replace(client, wish, isForRole))
}

async function replace(client: Client, wish: Wish, isForRole: boolean): Promise<ResendOutcome> {
  const { members, pending } = await undone(() => look(client))
  const found = findByEmail(pending, wish.email)

  if (!found) {
    // The old one may have gone with an earlier attempt.
    const isHalfDone = wish.isRepeat && !findByEmail(members, wish.email)
    return isHalfDone ? askInstead(client, wish) : refuse('not_found')
  }
  if (found.role === wish.role && (isForRole || wish.isRepeat)) return { kind: 'invited', key: found.key }
  const outcome = await takeBack(client, found)
  return outcome.kind === 'revoked' ? askInstead(client, wish) : outcome
}

async function askInstead(client: Client, wish: Wish): Promise<ResendOutcome> {
  const because = await halfDone(() => ask(client, wish))
  return because.kind === 'invited' ? because : { kind: 'only_revoked', because }
}
