import type { GatewayEvent, Role, State } from '../model.ts'
import { canSee } from '../permissions.ts'
import { INTENT } from '../protocol.ts'
import { channelPayload } from './channel-payload.ts'
import type { Payload } from './payload.ts'
import { memberPayload, snowflakeTime } from './user-payload.ts'

/** Discord's guild object, as `GET /guilds/{id}` gives it. */
export const guildPayload = (state: State): Payload => ({
  ...NOTHING_SPECIAL,
  id: state.guild.id,
  name: state.guild.name,
  owner_id: state.guild.ownerId,
  roles: [...state.roles.values()].map(rolePayload),
})

/** The guild is there: the bot came into it, connected, or the guild's outage is over. */
export const guildCreated = (state: State): GatewayEvent => ({
  name: 'GUILD_CREATE',
  payload: guildCreatePayload(state),
  intents: INTENT.guilds,
})

/** Without the presence intent only the bot itself is among the members. */
const guildCreatePayload = (state: State): Payload => ({
  ...guildPayload(state),
  joined_at: new Date(snowflakeTime(state.guild.id) + 60_000).toISOString(),
  large: false,
  unavailable: false,
  member_count: [...state.users.values()].filter(({ isInGuild }) => isInGuild).length,
  voice_states: [],
  members: [memberPayload(state, state.usher)],
  channels: [...state.channels.values()]
    .filter((channel) => channel.kind === 'text' && canSee(state, channel, state.usher))
    .map((channel) => channelPayload(state, channel)),
  threads: [...state.channels.values()]
    .filter((channel) => channel.kind === 'thread' && canSee(state, channel, state.usher))
    .map((channel) => channelPayload(state, channel)),
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
})

/** Discord's role object. */
export const rolePayload = ({ id, name, permissions, position, isManaged, holders }: Role): Payload => ({
  id,
  name,
  description: null,
  permissions: String(permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: isManaged,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
  ...(isManaged && { tags: { bot_id: [...holders][0] } }),
})

const NOTHING_SPECIAL = {
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-US',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
}
