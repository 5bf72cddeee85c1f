import type { Actor } from '../domain/actor.ts'
import type { CardPurpose } from '../domain/card-purpose.ts'
import type { InvitationId } from '../domain/ids.ts'
import type { View } from '../views/view.ts'
import type { JobDeps } from './deps.ts'

type Sent = {
  readonly about: InvitationId
  readonly purpose: CardPurpose
  readonly to: Actor
  /** As it would have been sent. */
  readonly view: View
  readonly nonce: string
}

/**
 * There is nothing to be sent any more, but an attempt that died may have sent it: then it is known from now on, and shows
 * how things stand. Else its buttons would stay for ever.
 */
export async function adoptSent(
  { platforms, store, now }: JobDeps,
  { about, purpose, to, view, nonce }: Sent,
): Promise<void> {
  const ref = await platforms.get(to.platform)?.find(to, view, nonce)
  if (!ref) return
  const { channel, message } = ref
  await store.transaction(async (tx) => {
    if (await tx.findCard(ref)) return
    await tx.saveCard({ about, purpose, to, channel, message })
    await tx.enqueue({ kind: 'revise_cards', invitation: about }, now())
  })
}
