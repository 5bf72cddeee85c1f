import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  MessageFlagsBitField,
  type ModalSubmitInteraction,
} from 'discord.js'
import { type CommandTable, type ShortcutSpec, TEAM_OPTION } from '../../../domain/command.ts'
import { asDeliveryId } from '../../../domain/ids.ts'
import type { Interaction, MessageRef } from '../../platform.ts'
import { parseCustomId } from '../custom-id.ts'
import { readForm } from './read-form.ts'
import { readOptions } from './read-options.ts'

/** What was done, without who and where. */
type Deed = Pick<Interaction, 'kind' | 'name' | 'input' | 'message'>

/** Undefined for the kinds of interaction that nothing of ours can cause. */
export function readInteraction(given: BaseInteraction, table: CommandTable): Interaction | undefined {
  const deed = readDeed(given, table)
  return deed && { ...readWho(given), ...deed }
}

function readWho(given: BaseInteraction) {
  return {
    delivery: asDeliveryId(given.id),
    actor: { platform: 'discord', id: given.user.id },
    actorName: given.inCachedGuild() ? given.member.displayName : given.user.displayName,
    // A guild without the bot is reached by an app that somebody installed for themselves.
    isOurs: given.guildId === null || given.client.guilds.cache.has(given.guildId),
    place: {
      platform: 'discord',
      isDirect: given.guildId === null,
      ...(given.guildId !== null && { space: given.guildId }),
      ...(given.channelId !== null && { channel: given.channelId }),
    },
  }
}

function readDeed(given: BaseInteraction, table: CommandTable): Deed | undefined {
  if (given.isChatInputCommand()) return readCommand(given, table)
  if (given.isAutocomplete()) return readSuggest(given, table)
  if (given.isMessageComponent()) return readPress(given)
  if (given.isModalSubmit()) return readSubmission(given)
  if (given.isUserContextMenuCommand())
    return readShortcut(table, { on: 'person', title: given.commandName, who: given.targetId })
  if (given.isMessageContextMenuCommand())
    return readShortcut(table, {
      on: 'message',
      title: given.commandName,
      who: given.targetMessage.author.id,
    })
  return undefined
}

function readCommand({ options, commandName }: ChatInputCommandInteraction, table: CommandTable): Deed {
  const name = options.getSubcommand(false) ?? commandName
  const spec = table.commands.find((command) => command.name === name)
  return { kind: 'command', name, input: spec ? readOptions(spec, options.data[0]?.options ?? []) : {} }
}

function readSuggest({ options }: AutocompleteInteraction, table: CommandTable): Deed {
  const { name, value } = options.getFocused(true)
  const command = table.commands.find((spec) => spec.name === options.getSubcommand(false))
  const option = command?.options.find((spec) => spec.name === name)
  const suggest = option && 'suggest' in option ? option.suggest : undefined
  const team = name === TEAM_OPTION.name ? undefined : options.getString(TEAM_OPTION.name)
  return { kind: 'suggest', name: suggest ?? name, input: { query: value, ...(team && { team }) } }
}

function readPress(press: MessageComponentInteraction): Deed {
  const { name, subject } = parseCustomId(press.customId)
  const message = refOf(press)
  return { kind: 'press', name, input: { subject }, ...(message && { message }) }
}

/** Ephemeral messages cannot be revised later. */
function refOf({ message, channelId }: MessageComponentInteraction): MessageRef | undefined {
  if (new MessageFlagsBitField(message.flags).has(MessageFlags.Ephemeral)) return undefined
  return { platform: 'discord', channel: channelId, message: message.id }
}

function readSubmission({ customId, fields }: ModalSubmitInteraction): Deed {
  const { name, subject } = parseCustomId(customId)
  const filled = readForm(fields.fields.values())
  return { kind: 'submission', name, input: { ...filled, ...(subject && { subject }) } }
}

function readShortcut(
  { shortcuts }: CommandTable,
  picked: { on: ShortcutSpec['on']; title: string; who: string },
): Deed {
  const shortcut = shortcuts.find(({ on, title }) => on === picked.on && title === picked.title)
  const who = { actors: [picked.who], emails: [], unreadable: [] }
  return { kind: 'shortcut', name: shortcut?.command ?? picked.title, input: { who } }
}
