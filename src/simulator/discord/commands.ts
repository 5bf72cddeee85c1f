import type { Channel, Command, State, User } from './model.ts'
import { isOpen } from './overwrites.ts'
import type { Payload } from './payloads/payload.ts'
import { has } from './permission-bits.ts'
import { permissionsIn } from './permissions.ts'
import { COMMAND } from './protocol.ts'
import type { CommandBody } from './schemas/command.ts'

/** Makes one command or replaces the one of the same type and name. Unchanged ones keep their version. */
export function registerCommand(state: State, body: CommandBody, guild?: string): Command {
  const before = registeredIn(state, guild).find((one) => isSame(one.body, body))
  if (before && JSON.stringify(before.body) === JSON.stringify(body)) return before
  const version = state.nextId()
  const command = { id: before?.id ?? version, version, body, ...(guild && { guild }) }
  state.commands.set(command.id, command)
  state.changed()
  return command
}

/** Replaces all of them, of all types. */
export function overwriteCommands(state: State, bodies: readonly CommandBody[], guild?: string): Command[] {
  const kept = bodies.map((body) => registerCommand(state, body, guild))
  const gone = registeredIn(state, guild).filter((command) => !kept.includes(command))
  for (const { id } of gone) state.commands.delete(id)
  state.changed()
  return kept
}

const isSame = (one: CommandBody, other: CommandBody): boolean =>
  one.type === other.type && one.name === other.name

export const registeredIn = ({ commands }: State, guild?: string): Command[] =>
  [...commands.values()].filter((command) => command.guild === guild)

/** Discord's application command object. */
export function commandPayload(state: State, { id, version, guild, body }: Command): Payload {
  const { dm_permission, contexts = null, integration_types = [0], nsfw = false } = body
  return {
    ...body,
    id,
    application_id: state.application.id,
    version,
    description: body.description ?? '',
    default_member_permissions: body.default_member_permissions ?? null,
    dm_permission: dm_permission ?? true,
    contexts,
    integration_types,
    nsfw,
    ...(guild && { guild_id: guild }),
  }
}

const GUILD = 0
const BOT_DM = 1

/** What this person's client offers; the bot has to check again. */
export function usableCommands(state: State, user: User, channel?: Channel): Command[] {
  const all = [...state.commands.values()].filter(({ body }) => mayUse(state, body, user))
  if (!channel) return all
  return all.filter(({ body, guild }) =>
    offeredIn(state, channel, { ...body, isOfGuild: guild !== undefined }),
  )
}

function mayUse(state: State, { default_member_permissions: needed }: CommandBody, user: User): boolean {
  if (needed == null || user.id === state.guild.ownerId) return true
  const place = [...state.channels.values()].find((channel) => isOpen(state, channel))
  return needed !== '0' && place !== undefined && has(permissionsIn(state, place, user), BigInt(needed))
}

type Placed = Pick<CommandBody, 'contexts' | 'dm_permission'> & { readonly isOfGuild: boolean }

function offeredIn({ usher, standing }: State, { kind, members }: Channel, command: Placed): boolean {
  const { contexts, dm_permission, isOfGuild } = command
  if (kind !== 'direct') return standing.isInGuild && (contexts?.includes(GUILD) ?? true)
  const isWithBot = members.has(usher.id)
  return isWithBot && !isOfGuild && (contexts?.includes(BOT_DM) ?? dm_permission !== false)
}

export const isChatInput = ({ body }: Command): boolean => body.type === COMMAND.chatInput
