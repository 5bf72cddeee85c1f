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
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
} as const

const { viewChannel, sendMessages, embedLinks, readHistory, useCommands, sendInThreads } = PERMISSION
const { addReactions, attachFiles } = PERMISSION

/** What the bot was installed with. */
export const BOT = viewChannel | sendMessages | embedLinks | readHistory | sendInThreads | useCommands

/** What @everyone has. */
export const EVERYONE = BOT | addReactions | attachFiles

export const ALL = (1n << 53n) - 1n

export const has = (permissions: bigint, one: bigint): boolean => (permissions & one) === one
