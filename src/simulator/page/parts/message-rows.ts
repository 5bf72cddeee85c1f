import type { ScreenMessage } from '../../twin.ts'
import { isSameDay } from '../text/dates.ts'

export type MessageRow = {
  readonly message: ScreenMessage
  /** The first of its day. */
  readonly startsDay: boolean
  /** Shown with its author; later ones of the same author soon after are not. */
  readonly startsGroup: boolean
}

const GROUP_MS = 5 * 60_000

export const messageRows = (messages: readonly ScreenMessage[]): readonly MessageRow[] =>
  messages.map((message, index) => {
    const before = messages[index - 1]
    const startsDay = !before || !isSameDay(before.sentAt, message.sentAt)
    return { message, startsDay, startsGroup: startsDay || !continues(before, message) }
  })

const continues = (before: ScreenMessage, message: ScreenMessage): boolean =>
  before.author.handle === message.author.handle &&
  before.isEphemeral === message.isEphemeral &&
  message.sentAt.getTime() - before.sentAt.getTime() < GROUP_MS
