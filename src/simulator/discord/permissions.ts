import { canSee } from './channel.ts'
import type { Channel, State, User } from './model.ts'

/** Bits of a permission set. Source: https://docs.discord.com/developers/topics/permissions */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  sendInThreads: 1n << 38n,
} as const

const { viewChannel, sendMessages, embedLinks, readHistory, useCommands, sendInThreads } = PERMISSION
const { addReactions, attachFiles } = PERMISSION

/** What @everyone has. */
export const EVERYONE =
  viewChannel | sendMessages | embedLinks | readHistory | useCommands | addReactions | attachFiles

/** What the bot was installed with. */
export const BOT = viewChannel | sendMessages | embedLinks | readHistory | sendInThreads | useCommands

const ALL = (1n << 53n) - 1n

/** What somebody may do in the guild, before a channel changes it. */
export function guildPermissions({ usher, guild }: State, user: User): bigint {
  if (user === usher) return BOT
  return user.id === guild.ownerId ? ALL : EVERYONE
}

/** What somebody may do in this channel, as Discord computes it. */
export function permissionsIn(state: State, channel: Channel, user: User): bigint {
  if (user === state.usher) return botPermissions(channel)
  if (channel.kind === 'direct') return canSee(channel, user) ? EVERYONE : 0n
  const permissions = guildPermissions(state, user)
  return permissions === ALL || canSee(channel, user) ? permissions : 0n
}

function botPermissions(channel: Channel): bigint {
  if (channel.hasBot) return BOT
  return channel.kind === 'public' ? BOT & ~sendMessages & ~sendInThreads : 0n
}

export const has = (permissions: bigint, one: bigint): boolean => (permissions & one) === one
