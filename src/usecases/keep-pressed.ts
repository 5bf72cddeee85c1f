import type { CardPurpose } from '../domain/card-purpose.ts'
import type { EffectSubject } from '../domain/effect.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { channelOf } from './read-place.ts'

type Shown = { readonly about: EffectSubject; readonly purpose: CardPurpose }

/**
 * A message that nobody knows of is a second copy, sent by a process that died before it could say so: from now on it is
 * revised like the others. For whoever was allowed to press its button.
 */
export async function keepPressed(
  tx: Transaction,
  { actor, place, message: pressed }: Caller,
  { about, purpose }: Shown,
): Promise<void> {
  if (!pressed || (await tx.findCard(pressed))) return
  const { channel, message } = pressed
  await tx.saveCard({ about, purpose, to: channelOf(place) ?? actor, channel, message })
}
