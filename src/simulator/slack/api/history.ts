import { z } from 'zod'
import { renderMessage } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { requireScope } from '../scopes.ts'
import type { Conversation, Message, Workspace } from '../workspace.ts'
import { flag, type Method, parseArgs, TIER } from './method.ts'
import { findConversation } from './targets.ts'
import type { Token } from './tokens.ts'

const SCOPE_OF = { public: 'channels:history', private: 'groups:history', direct: 'im:history' } as const

const historyArgs = z.looseObject({
  channel: z.string(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(999).default(100),
  oldest: z.string().default('0'),
  latest: z.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
})

type Asked = z.infer<typeof historyArgs>

/** Newest first. Source: https://docs.slack.dev/reference/methods/conversations.history */
export const history: Method = {
  tokens: ['bot'],
  scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  perMinute: TIER.three,
  run: ({ workspace }, args, token) => {
    const asked = parseArgs(historyArgs, args)
    const conversation = findOwn(workspace, asked.channel, token)
    const all = conversation.messages.filter((message) => isAsked(message, asked)).toReversed()
    const from = placeOf(all, asked.cursor)
    const next = all[from + asked.limit]
    return {
      messages: all.slice(from, from + asked.limit).map((one) => render(workspace, one, asked)),
      has_more: next !== undefined,
      pin_count: 0,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(next && { response_metadata: { next_cursor: cursorTo(next) } }),
    }
  },
}

/** Only what the bot is in can be read. */
function findOwn(workspace: Workspace, channel: string, { scopes }: Token): Conversation {
  const conversation = findConversation(workspace, channel)
  const isMember = conversation.members.has(workspace.app.user.id)
  if (!isMember && conversation.kind !== 'public') throw new Refusal('channel_not_found')
  requireScope(scopes, [SCOPE_OF[conversation.kind]])
  if (!isMember) throw new Refusal('not_in_channel')
  return conversation
}

/** An ephemeral message is in no history. */
function isAsked({ ts, visibleTo }: Message, { oldest, latest, inclusive }: Asked): boolean {
  if (visibleTo) return false
  const at = Number(ts)
  const from = stamp(oldest, 'oldest')
  const to = latest ? stamp(latest, 'latest') : Number.POSITIVE_INFINITY
  return inclusive ? at >= from && at <= to : at > from && at < to
}

function stamp(text: string, name: 'oldest' | 'latest'): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Refusal(`invalid_ts_${name}`)
  return Number(text)
}

const cursorTo = ({ ts }: Message): string => Buffer.from(`next_ts:${ts}`).toString('base64')

function placeOf(messages: readonly Message[], cursor: string | undefined): number {
  if (!cursor) return 0
  const found = messages.findIndex((message) => cursorTo(message) === cursor)
  if (found < 0) throw new Refusal('invalid_cursor')
  return found
}

/** Of what an app noted, only the type is told to whoever does not ask for all of it. */
function render(workspace: Workspace, message: Message, { include_all_metadata: isWhole }: Asked): object {
  const { metadata } = message
  const shown = metadata && (isWhole ? metadata : { event_type: metadata.event_type, event_payload: {} })
  return { ...renderMessage(workspace, message), ...(shown && { metadata: shown }) }
}
