import {
  type CommandSpec,
  type CommandTable,
  isTeamOption,
  type OptionSpec,
  type ShortcutSpec,
} from '../../domain/command.ts'
import { MANIFEST_LIMITS } from './limits.ts'
import { NEWS_EVENTS } from './news.ts'
import { clip } from './render/clip.ts'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'
import { shortcutId } from './shortcut-id.ts'

/**
 * The app manifest, for Socket Mode; over HTTP the request URLs have to be added, which only the operator knows.
 * https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(table: CommandTable): object {
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Usher',
      description: clip(table.description, MANIFEST_LIMITS.description),
      background_color: '#1d3557',
    },
    features: {
      bot_user: { display_name: 'Usher', always_online: true },
      // The messages tab has to be writable, because slash commands are typed there too.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: [slashCommand(table)],
      shortcuts: shortcuts(table),
    },
    oauth_config: {
      // What is optional has to be in both lists.
      scopes: { bot: [...SCOPES, ...OPTIONAL_SCOPES], bot_optional: OPTIONAL_SCOPES },
    },
    settings: {
      interactivity: { is_enabled: true },
      event_subscriptions: { bot_events: NEWS_EVENTS },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  }
}

function slashCommand({ name, description, commands }: CommandTable) {
  return {
    command: `/${name}`,
    description: clip(description, MANIFEST_LIMITS.commandDescription),
    usage_hint: clip(commands.map(usage).join(' | '), MANIFEST_LIMITS.usageHint),
    // Without it a mention arrives as a name that no method resolves.
    should_escape: true,
  }
}

function usage({ name, options }: CommandSpec): string {
  const typed = options.filter(({ kind }) => kind !== 'file')
  return [name, ...typed.map((option) => `[${usageOf(option)}]`)].join(' ')
}

/** As one has to type it. */
function usageOf(option: OptionSpec): string {
  if (isTeamOption(option)) return `${option.name}:name`
  return option.kind === 'people' ? '@person or e-mail' : option.name
}

function shortcuts(table: CommandTable) {
  const shown = table.shortcuts.filter(({ on }) => on !== 'person')
  if (shown.length > MANIFEST_LIMITS.shortcuts)
    throw new Error(`${shown.length} shortcuts are too many for Slack`)
  return shown.map((shortcut) => ({
    name: clip(shortcut.title, MANIFEST_LIMITS.shortcutName),
    type: SHORTCUT_TYPES[shortcut.on],
    callback_id: shortcutId(shortcut),
    description: clip(shortcut.description, MANIFEST_LIMITS.shortcutDescription),
  }))
}

/** Slack has no shortcut on a person; those are not in the manifest. */
const SHORTCUT_TYPES: Readonly<Record<ShortcutSpec['on'], string | undefined>> = {
  anywhere: 'global',
  message: 'message',
  person: undefined,
}
