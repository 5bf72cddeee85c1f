import { getChannel } from '../channel.ts'
import type { Cause, Channel, Message, State } from '../model.ts'
import { INTERACTION } from '../protocol.ts'
import { getUser } from '../user.ts'
import { looseAttachments, toldComponents } from './attachment-payload.ts'
import type { Payload } from './payload.ts'
import { userPayload } from './user-payload.ts'

/** What kind of message Discord makes of it. */
const MESSAGE_TYPE = { plain: 0, reply: 19, chatInput: 20, contextMenu: 23 } as const

/** Discord's message object, but for the nonce: that one is told once, when the message is made. */
export const messagePayload = (state: State, message: Message): Payload => ({
  id: message.id,
  channel_id: message.channel,
  type: messageType(message.cause),
  author: userPayload(getUser(state, message.author)),
  content: message.content,
  timestamp: message.sentAt.toISOString(),
  edited_timestamp: message.editedAt?.toISOString() ?? null,
  tts: false,
  mention_everyone: false,
  mentions: message.mentions.map((id) => userPayload(getUser(state, id))),
  mention_roles: [],
  attachments: looseAttachments(state, message),
  embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
  components: toldComponents(state, message),
  flags: message.flags,
  pinned: false,
  ...(message.cause && causePayload(state, message, message.cause)),
})

/** For who made it, and for the gateway. */
export const newMessagePayload = (state: State, message: Message): Payload => ({
  ...messagePayload(state, message),
  ...(message.nonce !== undefined && { nonce: message.nonce }),
})

/**
 * Without the privileged intent the bot reads only its own messages, direct ones, and those that mention it.
 * Source: https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export const unreadable = ({ usher }: State, { kind }: Channel, { author, mentions }: Message): object =>
  kind === 'direct' || author === usher.id || mentions.includes(usher.id)
    ? {}
    : { content: '', embeds: [], attachments: [], components: [] }

function messageType(cause: Cause | undefined): number {
  if (!cause) return MESSAGE_TYPE.plain
  if (cause.type !== INTERACTION.command) return MESSAGE_TYPE.reply
  return cause.commandType === 1 ? MESSAGE_TYPE.chatInput : MESSAGE_TYPE.contextMenu
}

function causePayload(state: State, { channel }: Message, cause: Cause) {
  const { id, type, name } = cause
  const user = userPayload(getUser(state, cause.user))
  return {
    application_id: state.application.id,
    webhook_id: state.application.id,
    ...(name && { interaction: { id, type, name, user } }),
    interaction_metadata: causeMetadata(state, channel, cause),
  }
}

/** Source: https://docs.discord.com/developers/resources/message#message-interaction-metadata-object */
function causeMetadata(state: State, channel: string, cause: Cause): object {
  const { id, type, name, commandType, message, original, target, trigger } = cause
  return {
    id,
    type,
    user: userPayload(getUser(state, cause.user)),
    authorizing_integration_owners: integrationOwners(state, channel),
    ...(name && { name, command_type: commandType }),
    ...(target && targetMetadata(state, target)),
    ...(message && type === INTERACTION.component && { interacted_message_id: message }),
    ...(original && { original_response_message_id: original }),
    ...(trigger && { triggering_interaction_metadata: causeMetadata(state, channel, trigger) }),
  }
}

function targetMetadata({ users }: State, target: string): object {
  const user = users.get(target)
  return user ? { target_user: userPayload(user) } : { target_message_id: target }
}

/** Who installed the app that answers here: the guild, or `0` in the bot's direct messages. */
export const integrationOwners = (state: State, channel: string): Record<string, string> => ({
  '0': getChannel(state, channel).kind === 'direct' ? '0' : state.guild.id,
})
