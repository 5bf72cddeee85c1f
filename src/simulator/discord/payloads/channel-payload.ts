import { counterpartOf } from '../channel.ts'
import type { Channel, State, User } from '../model.ts'
import { permissionsIn } from '../permissions.ts'
import { getUser } from '../user.ts'
import type { Payload } from './payload.ts'
import { snowflakeTime, userPayload } from './user-payload.ts'

/** Discord's channel object as the bot gets it. */
export function channelPayload(state: State, channel: Channel): Payload {
  switch (channel.kind) {
    case 'direct':
      return directPayload(state, channel)
    case 'thread':
      return threadPayload(state, channel)
    case 'text':
      return textPayload(state, channel)
  }
}

/** Inside of an interaction: with what the person who acts may do there. */
export const interactionChannel = (state: State, channel: Channel, user: User): Payload => ({
  ...channelPayload(state, channel),
  permissions: String(permissionsIn(state, channel, user)),
})

export function directPayload(state: State, channel: Channel): Payload {
  const other = counterpartOf(channel, state.usher.id)
  return {
    id: channel.id,
    type: 1,
    flags: 0,
    last_message_id: newest(channel),
    recipients: other ? [userPayload(getUser(state, other))] : [],
  }
}

function textPayload(state: State, channel: Channel) {
  return {
    id: channel.id,
    type: 0,
    flags: 0,
    guild_id: state.guild.id,
    name: channel.name,
    topic: channel.topic,
    position: [...state.channels.keys()].indexOf(channel.id),
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: newest(channel),
    last_pin_timestamp: null,
    permission_overwrites: overwritePayloads(channel),
  }
}

const newest = ({ messages }: Channel): string | null =>
  [...messages.values()].findLast(({ onlyFor }) => !onlyFor)?.id ?? null

/** Source: https://docs.discord.com/developers/resources/channel#overwrite-object */
const OVERWRITES = { role: 0, member: 1 } as const

const overwritePayloads = ({ overwrites }: Channel): Payload[] =>
  [...overwrites].map(([id, { type, allow, deny }]) => ({
    id,
    type: OVERWRITES[type],
    allow: String(allow),
    deny: String(deny),
  }))

const PRIVATE_THREAD = 12

function threadPayload(state: State, channel: Channel) {
  const { id, name, parent = null, members, messages } = channel
  const createdAt = new Date(snowflakeTime(id)).toISOString()
  return {
    id,
    type: PRIVATE_THREAD,
    flags: 0,
    guild_id: state.guild.id,
    name,
    parent_id: parent,
    owner_id: [...members][0] ?? state.guild.ownerId,
    rate_limit_per_user: 0,
    last_message_id: newest(channel),
    message_count: messages.size,
    total_message_sent: messages.size,
    member_count: members.size,
    thread_metadata: {
      archived: false,
      archive_timestamp: createdAt,
      auto_archive_duration: 4320,
      create_timestamp: createdAt,
      invitable: true,
      locked: false,
    },
  }
}
