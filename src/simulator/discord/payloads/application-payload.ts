import type { State } from '../model.ts'
import { getUser } from '../user.ts'
import type { Payload } from './payload.ts'
import { userPayload } from './user-payload.ts'

/** Discord's application object, as the bot gets its own. */
export function applicationPayload(state: State): Payload {
  const { application, usher, guild } = state
  return {
    id: application.id,
    name: usher.name,
    icon: null,
    description: '',
    type: null,
    bot: userPayload(usher),
    bot_public: false,
    bot_require_code_grant: false,
    integration_types_config: { '0': { oauth2_install_params: { scopes: ['bot'], permissions: '0' } } },
    verify_key: application.publicKey,
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userPayload(getUser(state, guild.ownerId)),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  }
}
