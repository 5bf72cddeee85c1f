import { z } from 'zod'
import { blame, parseForm } from '../form-errors.ts'
import type { Message, State } from '../model.ts'
import { messagePayload, unreadable } from '../payloads/message-payload.ts'
import { has, PERMISSION } from '../permission-bits.ts'
import { permissionsIn, visibleChannel } from '../permissions.ts'
import { snowflake } from '../schemas/base.ts'
import { type Call, LIMIT, ok, type Reply, type Route, route } from './route.ts'

export const historyRoutes = (state: State): Route[] => [
  route('GET /channels/{channel}/messages', { limit: LIMIT.read, run: (call) => list(state, call) }),
]

const STARTS = ['around', 'before', 'after'] as const

/** Source: https://docs.discord.com/developers/resources/message#get-channel-messages */
const page = z
  .object({
    around: snowflake.optional(),
    before: snowflake.optional(),
    after: snowflake.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .superRefine((asked, context) => {
    const [, second] = STARTS.filter((start) => asked[start] !== undefined)
    if (second) blame(context, { path: [second], code: 'BASE_TYPE_INVALID', message: 'Mutually exclusive.' })
  })

/** The newest first. Who may not read what was said before is shown an empty channel. */
function list(state: State, { param, query }: Call): Reply {
  const channel = visibleChannel(state, param('channel'))
  const asked = parseForm(page, Object.fromEntries(query))
  const mayRead = has(permissionsIn(state, channel, state.usher), PERMISSION.readHistory)
  const messages = [...channel.messages.values()].filter(({ onlyFor }) => mayRead && !onlyFor)
  const found = cut(messages, asked).toReversed()
  return ok(
    found.map((message) => ({ ...messagePayload(state, message), ...unreadable(state, channel, message) })),
  )
}

/** Of messages with the oldest first. */
function cut(
  messages: readonly Message[],
  { around, before, after, limit }: z.output<typeof page>,
): readonly Message[] {
  if (before) return messages.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit)
  if (after) return messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit)
  if (!around) return messages.slice(-limit)
  const middle = messages.filter(({ id }) => BigInt(id) < BigInt(around)).length
  const from = Math.max(0, middle - Math.floor(limit / 2))
  return messages.slice(from, from + limit)
}
