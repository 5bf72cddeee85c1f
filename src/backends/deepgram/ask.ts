import { asBackendKey } from '../../domain/ids.ts'
import type { SendOutcome } from '../backend.ts'
import { halfDone } from '../retell.ts'
import { isDone } from './answers.ts'
import type { Client } from './client.ts'
import { explainRefusal } from './explain-refusal.ts'
import { findByEmail, look, type Seen } from './look.ts'
import type { Wish } from './wish.ts'

/** What needs no call, because the person is in or invited already. */
export function decideBySight(
  { members, pending }: Seen,
  { email, role, isRepeat }: Pick<Wish, 'email' | 'role' | 'isRepeat'>,
): SendOutcome | undefined {
  if (findByEmail(members, email)) return { kind: 'already_member' }
  const found = findByEmail(pending, email)
  if (!found) return undefined
  // With another role it is somebody else's offer.
  return isRepeat && found.role === role ? invited(email) : { kind: 'already_invited' }
}

/** Sends it once, to somebody who was neither in nor invited a moment ago. */
export async function ask(client: Client, wish: Wish): Promise<SendOutcome> {
  const answer = await client.sendInvite(wish.email, wish.role)
  if (isDone(answer)) return invited(wish.email)
  const after = await halfDone(() => look(client))
  return decideBySight(after, { ...wish, isRepeat: true }) ?? explainRefusal(answer, wish.rank)
}

const invited = (email: string): SendOutcome => ({ kind: 'invited', key: asBackendKey(email) })
