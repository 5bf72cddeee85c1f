import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { MessageBody } from './render/message-body.ts'
import { isMarked, isSameMessage } from './same-message.ts'

/** One call's worth: few messages go to one person, or into one channel. */
const MOST_MESSAGES = 100

/** What says the same by chance was sent longer ago. */
const DAY_MS = 24 * 60 * 60_000

const messages = z.array(
  z.looseObject({
    id: z.string(),
    timestamp: z.coerce.date(),
    author: z.object({ id: z.string() }),
  }),
)

export type Sought = {
  readonly channel: string
  readonly body: MessageBody
  /** The bot's own user id. */
  readonly self: string
  readonly now: Date
}

/**
 * The id of the message that an earlier attempt has sent, known by its mark, or else by what it says: Discord remembers a
 * nonce for some minutes only, and gives none back. Without a mark, words that say the same twice in a day are taken for one
 * message. Undefined where there is none, and in channels that the bot may write in but not read; there the nonce is all
 * there is.
 */
export async function findSent(
  rest: Pick<REST, 'get'>,
  { channel, body, self, now }: Sought,
): Promise<string | undefined> {
  const query = new URLSearchParams({ limit: String(MOST_MESSAGES) })
  const found = messages.parse(await rest.get(Routes.channelMessages(channel), { query }))
  const sinceMs = isMarked(body) ? 0 : now.getTime() - DAY_MS
  return found.find(
    (message) =>
      message.author.id === self && message.timestamp.getTime() >= sinceMs && isSameMessage(body, message),
  )?.id
}
