import { getChannel } from '../channel.ts'
import type { Interaction, State } from '../model.ts'
import { PERMISSION } from '../permission-bits.ts'
import { permissionsIn } from '../permissions.ts'
import { getUser } from '../user.ts'
import { interactionChannel } from './channel-payload.ts'
import { integrationOwners, messagePayload } from './message-payload.ts'
import type { Payload } from './payload.ts'
import { memberPayload, userPayload } from './user-payload.ts'

/** The free upload limit, in bytes. */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024

/** What a bot may always do where it answers somebody. */
const ANSWERING = PERMISSION.attachFiles | PERMISSION.embedLinks

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function interactionPayload(state: State, interaction: Interaction, data: unknown): Payload {
  const { id, token, type, channel: channelId } = interaction
  const channel = getChannel(state, channelId)
  const user = getUser(state, interaction.user)
  return {
    version: 1,
    application_id: state.application.id,
    id,
    token,
    type,
    data,
    channel_id: channelId,
    channel: interactionChannel(state, channel, user),
    app_permissions: String(permissionsIn(state, channel, state.usher) | ANSWERING),
    authorizing_integration_owners: integrationOwners(state, channelId),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: ATTACHMENT_LIMIT,
    locale: user.locale,
    ...placeOf(state, interaction),
    ...messageOf(state, interaction),
  }
}

/** In a guild somebody acts as a member, in a direct channel as a user. */
function placeOf(state: State, { channel, user: userId }: Interaction) {
  const user = getUser(state, userId)
  const place = getChannel(state, channel)
  if (place.kind === 'direct') return { context: 1, user: userPayload(user) }
  const { id } = state.guild
  const permissions = String(permissionsIn(state, place, user))
  return {
    context: 0,
    guild_id: id,
    guild: { id, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: { ...memberPayload(state, user), permissions },
  }
}

function messageOf(state: State, { channel, message: id }: Interaction) {
  const message = id ? getChannel(state, channel).messages.get(id) : undefined
  return message ? { message: messagePayload(state, message) } : {}
}
