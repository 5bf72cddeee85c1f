import type { MessageComponent } from '../schemas/components.ts'
import type { Embed } from '../schemas/embed.ts'

export type Message = {
  readonly id: string
  readonly channel: string
  /** A user id. */
  readonly author: string
  readonly sentAt: Date
  readonly editedAt?: Date
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly components: readonly MessageComponent[]
  readonly flags: number
  /** Ids of the users it mentions. */
  readonly mentions: readonly string[]
  readonly nonce?: string | number
  /** Ephemeral: the only user who sees it. */
  readonly onlyFor?: string
  /** The interaction it answers or follows. */
  readonly cause?: Cause
}

export type Cause = {
  readonly id: string
  readonly type: number
  readonly user: string
  /** Of the command. */
  readonly name?: string
  readonly commandType?: number
  /** The message with the button. */
  readonly message?: string
  /** The first answer, for a follow-up. */
  readonly original?: string
}
