import { z } from 'zod'

const words = (most: number) => z.string().min(1).max(most)
const webAddress = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^https?:\/\//)
const names = (most: number) => z.array(z.string().max(50)).max(most).default([])

const slashCommand = z.strictObject({
  command: z
    .string()
    .min(2)
    .max(32)
    .regex(/^\/\S+$/),
  description: words(2000),
  usage_hint: words(1000).optional(),
  should_escape: z.boolean().default(false),
  url: webAddress(3000).optional(),
})

const shortcut = z.strictObject({
  name: words(24),
  type: z.enum(['global', 'message']),
  callback_id: words(255),
  description: words(150),
})

const appHome = z.strictObject({
  home_tab_enabled: z.boolean().default(false),
  messages_tab_enabled: z.boolean().default(false),
  messages_tab_read_only_enabled: z.boolean().default(false),
})

const features = z.strictObject({
  bot_user: z.strictObject({ display_name: words(80), always_online: z.boolean().default(false) }),
  app_home: appHome.prefault({}),
  slash_commands: z.array(slashCommand).min(1).max(50).optional(),
  shortcuts: z.array(shortcut).min(1).max(10).optional(),
  unfurl_domains: z.array(words(255)).min(1).max(5).optional(),
})

const settings = z.strictObject({
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: webAddress(3500).optional(),
      message_menu_options_url: webAddress(3500).optional(),
    })
    .default({ is_enabled: false }),
  event_subscriptions: z
    .strictObject({
      request_url: webAddress(3500).optional(),
      bot_events: names(100),
      user_events: names(100),
    })
    .prefault({}),
  allowed_ip_address_ranges: z.array(z.string()).min(1).max(50).optional(),
  org_deploy_enabled: z.boolean().default(false),
  socket_mode_enabled: z.boolean().default(false),
  token_rotation_enabled: z.boolean().default(false),
})

/** What an administrator pastes. Source: https://docs.slack.dev/reference/app-manifest */
const manifest = z.strictObject({
  $schema: z.string().optional(),
  _metadata: z.strictObject({ major_version: z.int(), minor_version: z.int().optional() }).optional(),
  display_information: z.strictObject({
    name: words(35),
    description: words(140).optional(),
    long_description: z.string().min(175).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
  }),
  features,
  oauth_config: z.strictObject({
    redirect_urls: z.array(webAddress(2000)).max(1000).optional(),
    scopes: z.strictObject({
      bot: names(255),
      user: names(255),
      bot_optional: names(255),
      user_optional: names(255),
    }),
  }),
  settings: settings.prefault({}),
})

export type Manifest = z.infer<typeof manifest>

/** Throws an error that names every key Slack would not take. */
export function parseManifest(pasted: unknown): Manifest {
  const { data, error } = manifest.safeParse(pasted)
  if (!data) throw new Error(`Slack would not take this manifest:\n${z.prettifyError(error)}`)
  const { bot, bot_optional: optional } = data.oauth_config.scopes
  const undeclared = optional.filter((scope) => !bot.includes(scope))
  if (undeclared.length > 0)
    throw new Error(`optional, but not among the bot's scopes: ${undeclared.join(', ')}`)
  const missing = missingUrls(data)
  if (missing.length > 0) throw new Error(`without Socket Mode the manifest needs ${missing.join(', ')}`)
  return data
}

/** With Socket Mode the addresses may be left out. */
function missingUrls({ features: has, settings: set }: Manifest): readonly string[] {
  if (set.socket_mode_enabled) return []
  const { interactivity, event_subscriptions: events } = set
  const checks: readonly (readonly [string, boolean])[] = [
    ['slash_commands.url', (has.slash_commands ?? []).some(({ url }) => !url)],
    ['interactivity.request_url', interactivity.is_enabled && !interactivity.request_url],
    ['event_subscriptions.request_url', events.bot_events.length > 0 && !events.request_url],
  ]
  return checks.filter(([, isMissing]) => isMissing).map(([name]) => name)
}
