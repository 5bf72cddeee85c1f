import { refuse } from './api-error.ts'
import { getChannel } from './channel.ts'
import type { Channel, Overwrite, State, User } from './model.ts'
import { ALL, BOT, EVERYONE, has, PERMISSION } from './permission-bits.ts'
import { rolesOf } from './roles.ts'

/** What somebody may do in the guild, before a channel changes it. */
export function guildPermissions(state: State, user: User): bigint {
  if (!isMember(state, user)) return 0n
  if (user.id === state.guild.ownerId) return ALL
  const everyone = state.roles.get(state.guild.id)?.permissions ?? 0n
  const permissions = rolesOf(state, user).reduce((sum, role) => sum | role.permissions, everyone)
  return has(permissions, PERMISSION.administrator) ? ALL : permissions
}

/** The bot comes and goes with its installation. */
const isMember = ({ usher, standing }: State, user: User): boolean =>
  user === usher ? standing.isInGuild : user.isInGuild

/** What somebody may do in this channel. Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function permissionsIn(state: State, channel: Channel, user: User): bigint {
  if (channel.kind === 'direct') return directPermissions(state, channel, user)
  const permissions = guildPermissions(state, user)
  if (permissions === ALL) return ALL
  const { overwrites } = channel.parent ? getChannel(state, channel.parent) : channel
  const layers = [
    overwritesOf(overwrites, [state.guild.id]),
    overwritesOf(
      overwrites,
      rolesOf(state, user).map(({ id }) => id),
    ),
    overwritesOf(overwrites, [user.id]),
  ]
  const overwritten = layers.reduce((sum, { allow, deny }) => (sum & ~deny) | allow, permissions)
  // Who does not see a channel may do nothing in it.
  return has(overwritten, PERMISSION.viewChannel) ? overwritten : 0n
}

function directPermissions({ usher }: State, { members }: Channel, user: User): bigint {
  if (!members.has(user.id)) return 0n
  return user === usher ? BOT : EVERYONE
}

type Layer = Pick<Overwrite, 'allow' | 'deny'>

/** Overwrites of one layer count together: what one role allows, another one's denial does not take. */
function overwritesOf(overwrites: Channel['overwrites'], ids: readonly string[]): Layer {
  const found = ids.flatMap((id) => overwrites.get(id) ?? [])
  return {
    allow: found.reduce((sum, { allow }) => sum | allow, 0n),
    deny: found.reduce((sum, { deny }) => sum | deny, 0n),
  }
}

/** A private thread is seen by those in it, and by who manages threads. */
export function canSee(state: State, channel: Channel, user: User): boolean {
  const permissions = permissionsIn(state, channel, user)
  if (!has(permissions, PERMISSION.viewChannel)) return false
  const isInside = channel.members.has(user.id) || has(permissions, PERMISSION.manageThreads)
  return channel.kind !== 'thread' || isInside
}

/** In a thread it takes another permission than in a channel. */
export const maySend = (state: State, channel: Channel, user: User): boolean =>
  has(
    permissionsIn(state, channel, user),
    channel.kind === 'thread' ? PERMISSION.sendInThreads : PERMISSION.sendMessages,
  )

/** Direct channels of other people do not exist for the bot; others it may not look into. Throws 10003 or 50001. */
export function visibleChannel(state: State, id: string): Channel {
  const channel = state.channels.get(id)
  if (!channel) throw refuse.unknownChannel()
  if (channel.kind === 'direct' && !channel.members.has(state.usher.id)) throw refuse.unknownChannel()
  if (!canSee(state, channel, state.usher)) throw refuse.missingAccess()
  return channel
}
