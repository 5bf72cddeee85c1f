import type { APIEmbed, APIMessageTopLevelComponent, MessageFlags } from 'discord.js'
import type { Tone } from '../../../views/view.ts'

/** What a message says, in the classic layout or in Components V2. */
export type MessageBody =
  | {
      readonly content: string
      readonly embeds: APIEmbed[]
      readonly components: APIMessageTopLevelComponent[]
    }
  | SectionsBody

export type SectionsBody = {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: APIMessageTopLevelComponent[]
}

/** The same for a message that exists; the nulls empty a classic message on its way to Components V2. */
export type ReplacingBody = MessageBody | (SectionsBody & { readonly content: null; readonly embeds: [] })

/** Discord's own green, red, blurple and yellow. The words say the same: colour is never the only sign. */
export const TONE_COLORS = {
  good: 0x57f287,
  bad: 0xed4245,
  neutral: 0x5865f2,
  waiting: 0xfee75c,
} as const satisfies Record<Tone, number>
