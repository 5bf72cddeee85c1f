import type { Actor } from './actor.ts'
import type { CardPurpose } from './card-purpose.ts'
import type { ChannelRef } from './channel.ts'
import type { EffectSubject } from './effect.ts'

/** A delivered message. `channel` and `message` are the platform's own, opaque here. */
export type Card = {
  readonly about: EffectSubject
  readonly purpose: CardPurpose
  /** Whoever it was sent to: one person, or everybody in a channel. */
  readonly to: Actor | ChannelRef
  readonly channel: string
  readonly message: string
}
