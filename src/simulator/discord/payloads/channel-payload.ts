import { counterpartOf } from '../channel.ts'
import type { Channel, State, User } from '../model.ts'
import { PERMISSION, permissionsIn } from '../permissions.ts'
import { getUser } from '../user.ts'
import type { Payload } from './payload.ts'
import { botRoleId, userPayload } from './user-payload.ts'

/** Discord's channel object as the bot gets it. */
export function channelPayload(state: State, channel: Channel): Payload {
  return channel.kind === 'direct' ? directPayload(state, channel) : guildChannelPayload(state, channel)
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

function guildChannelPayload(state: State, channel: Channel) {
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
    permission_overwrites: overwrites(state, channel),
  }
}

const newest = ({ messages }: Channel): string | null =>
  [...messages.values()].findLast(({ onlyFor }) => !onlyFor)?.id ?? null

const ROLE = 0
const MEMBER = 1

function overwrites(state: State, { kind, members, hasBot }: Channel) {
  const bot = botRoleId(state)
  if (kind === 'public') return hasBot ? [] : [overwrite(bot, ROLE, { deny: PERMISSION.sendMessages })]
  const people = [...(members ?? [])].map((id) => overwrite(id, MEMBER, { allow: PERMISSION.viewChannel }))
  const closed = overwrite(state.guild.id, ROLE, { deny: PERMISSION.viewChannel })
  return [closed, ...people, ...(hasBot ? [overwrite(bot, ROLE, { allow: PERMISSION.viewChannel })] : [])]
}

const overwrite = (
  id: string,
  type: number,
  { allow = 0n, deny = 0n }: { allow?: bigint; deny?: bigint },
) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})
