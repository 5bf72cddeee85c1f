import { refuse } from '../api-error.ts'
import { counterpartOf, hasWritten } from '../channel.ts'
import { parseForm } from '../form-errors.ts'
import { deleteMessage, editMessage, postMessage } from '../messages/post.ts'
import type { Channel, Message, State } from '../model.ts'
import { channelPayload } from '../payloads/channel-payload.ts'
import { messagePayload, newMessagePayload, unreadable } from '../payloads/message-payload.ts'
import { has, PERMISSION } from '../permission-bits.ts'
import { maySend, permissionsIn, visibleChannel } from '../permissions.ts'
import { messageBody } from '../schemas/message.ts'
import { getUser } from '../user.ts'
import { type Call, LIMIT, noContent, ok, type Reply, type Route, route } from './route.ts'

/** A nonce is remembered for "the past few minutes". */
const NONCE_LIFE_MS = 5 * 60_000

export const channelRoutes = (state: State): Route[] => [
  route('GET /channels/{channel}', {
    limit: LIMIT.read,
    run: ({ param }) => ok(channelPayload(state, visibleChannel(state, param('channel')))),
  }),
  route('POST /channels/{channel}/messages', { limit: LIMIT.message, run: (call) => create(state, call) }),
  route('GET /channels/{channel}/messages/{message}', {
    limit: LIMIT.read,
    run: (call) => read(state, call),
  }),
  route('PATCH /channels/{channel}/messages/{message}', {
    limit: LIMIT.message,
    run: (call) => edit(state, call),
  }),
  route('DELETE /channels/{channel}/messages/{message}', {
    limit: LIMIT.message,
    run: (call) => {
      deleteMessage(state, ownMessage(state, call))
      return noContent
    },
  }),
]

function create(state: State, { param, body, files }: Call): Reply {
  const channel = visibleChannel(state, param('channel'))
  const parsed = parseForm(messageBody, body)
  checkMaySend(state, channel)
  if (files.length > 0) checkMayAttach(state, channel)
  const before = parsed.enforce_nonce ? findByNonce(state, parsed.nonce) : undefined
  const draft = { channel: channel.id, author: state.usher.id, body: parsed, files }
  return ok(newMessagePayload(state, before ?? postMessage(state, draft)))
}

function checkMaySend(state: State, channel: Channel): void {
  if (channel.kind === 'direct') return checkTakesDirect(state, channel)
  if (!maySend(state, channel, state.usher)) throw refuse.missingPermissions()
}

/** Nobody needs to be allowed it in direct messages. */
function checkMayAttach(state: State, channel: Channel): void {
  const isDirect = channel.kind === 'direct'
  if (!isDirect && !has(permissionsIn(state, channel, state.usher), PERMISSION.attachFiles))
    throw refuse.missingPermissions()
}

function checkTakesDirect(state: State, channel: Channel): void {
  const recipient = getUser(state, counterpartOf(channel, state.usher.id) ?? '')
  if (!recipient.isInGuild || !state.standing.isInGuild) throw refuse.noMutualGuild()
  if (state.standing.isFlagged && !hasWritten(state, channel)) throw refuse.flagged()
  if (recipient.isBot || state.closedDms.has(recipient.id)) throw refuse.closedDms()
}

function findByNonce({ channels, usher, clock }: State, nonce: Message['nonce'] | null): Message | undefined {
  if (nonce == null) return undefined
  const sinceMs = clock.now().getTime() - NONCE_LIFE_MS
  return [...channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .find((one) => one.author === usher.id && one.nonce === nonce && one.sentAt.getTime() > sinceMs)
}

function edit(state: State, call: Call): Reply {
  const message = ownMessage(state, call)
  const { files } = call
  if (files.length > 0) checkMayAttach(state, visibleChannel(state, message.channel))
  const body = parseForm(messageBody, call.body)
  return ok(messagePayload(state, editMessage(state, message, { body, files })))
}

function read(state: State, call: Call): Reply {
  const message = findMessage(state, call)
  const channel = visibleChannel(state, message.channel)
  return ok({ ...messagePayload(state, message), ...unreadable(state, channel, message) })
}

/** An ephemeral message is not there for the bot's token. */
function findMessage(state: State, { param }: Call): Message {
  const channel = visibleChannel(state, param('channel'))
  const message = channel.messages.get(param('message'))
  if (!message || message.onlyFor) throw refuse.unknownMessage()
  return message
}

function ownMessage(state: State, call: Call): Message {
  const message = findMessage(state, call)
  if (message.author !== state.usher.id) throw refuse.notTheAuthor()
  return message
}
