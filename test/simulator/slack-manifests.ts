const SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'im:write',
  'files:read',
  'files:write',
]

export const manifest = {
  display_information: { name: 'Usher' },
  features: {
    bot_user: { display_name: 'Usher', always_online: true },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    slash_commands: [
      { command: '/team', description: 'Bring people in', usage_hint: 'invite @who', should_escape: true },
      { command: '/plain', description: 'Takes text as it is' },
    ],
    shortcuts: [
      { name: 'Invite', type: 'global', callback_id: 'invite_anywhere', description: 'Invite somebody' },
      {
        name: 'Invite author',
        type: 'message',
        callback_id: 'invite_author',
        description: 'Invite the author',
      },
    ],
  },
  oauth_config: { scopes: { bot: SCOPES } },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_home_opened', 'message.im'] },
    socket_mode_enabled: true,
  },
}

const url = 'https://usher.example/slack/events'

/** The same app without Socket Mode, which needs its addresses. */
export const httpManifest = {
  ...manifest,
  features: {
    ...manifest.features,
    slash_commands: manifest.features.slash_commands.map((command) => ({ ...command, url })),
  },
  settings: {
    interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
    event_subscriptions: { bot_events: ['app_home_opened', 'message.im'], request_url: url },
    socket_mode_enabled: false,
  },
}
