import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
} from 'discord.js'
import type { CommandSpec, CommandTable, OptionSpec, ShortcutSpec } from '../../domain/command.ts'
import { fileTypes } from './file-types.ts'
import { LIMITS } from './limits.ts'

/** The string option beside a people option: a Discord user option takes one person only, and no addresses. */
export const MORE_PEOPLE = 'more'

/** What Discord has to know of the command table. Throws where the table does not keep to Discord's limits. */
export function discordCommands(table: CommandTable): RESTPutAPIApplicationCommandsJSONBody {
  const slash = new SlashCommandBuilder().setName(table.name).setDescription(table.description)
  slash.setContexts(...CONTEXTS).setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
  for (const command of table.commands) slash.addSubcommand((sub) => describeCommand(sub, command))
  return [slash.toJSON(), ...table.shortcuts.flatMap(describeShortcut)]
}

const CONTEXTS = [InteractionContextType.Guild, InteractionContextType.BotDM] as const

const MENUS = { person: ApplicationCommandType.User, message: ApplicationCommandType.Message } as const

/** Discord has context menus only; what is offered anywhere is the slash command itself. */
function describeShortcut({ title, on }: ShortcutSpec): RESTPutAPIApplicationCommandsJSONBody {
  if (on === 'anywhere') return []
  const menu = new ContextMenuCommandBuilder().setName(title).setType(MENUS[on])
  menu.setContexts(...CONTEXTS).setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
  return [menu.toJSON()]
}

function describeCommand(
  sub: SlashCommandSubcommandBuilder,
  { name, description, options }: CommandSpec,
): SlashCommandSubcommandBuilder {
  sub.setName(name).setDescription(description)
  for (const option of options) addOption(sub, option)
  return sub
}

function addOption(sub: SlashCommandSubcommandBuilder, option: OptionSpec): void {
  if (option.kind === 'people') {
    sub.addUserOption((user) => user.setName(option.name).setDescription(option.description))
    sub.addStringOption((more) =>
      more
        .setName(MORE_PEOPLE)
        .setDescription('More people: mentions or e-mail addresses, separated by spaces')
        .setMaxLength(LIMITS.commandText),
    )
    return
  }
  if (option.kind === 'file') {
    const types = fileTypes(option.endings)
    sub.addAttachmentOption((file) =>
      file.setName(option.name).setDescription(option.description).setFileTypes(types),
    )
    return
  }
  sub.addStringOption((text) => {
    text.setName(option.name).setDescription(option.description)
    if (option.kind === 'text') return text.setMaxLength(option.maxLength)
    if (option.kind === 'search' || option.suggest) return text.setAutocomplete(true)
    return text.setChoices(option.choices.map((choice) => ({ name: choice, value: choice })))
  })
}
