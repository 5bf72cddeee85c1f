import type { State, User } from '../model.ts'
import { guildPermissions } from '../permissions.ts'
import { rolesOf } from '../roles.ts'
import { getUser } from '../user.ts'
import type { Payload } from './payload.ts'

/** Discord's user object. */
export const userPayload = ({ id, handle, name, isBot }: User): Payload => ({
  id,
  username: handle,
  avatar: null,
  discriminator: '0',
  public_flags: 0,
  flags: 0,
  bot: isBot,
  banner: null,
  accent_color: null,
  global_name: isBot ? null : name,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
})

/** The bot as it sees itself. */
export const selfPayload = (user: User): Payload => ({
  ...userPayload(user),
  mfa_enabled: true,
  locale: user.locale,
  premium_type: 0,
  email: null,
  verified: true,
})

export const partialMember = (state: State, user: User): Payload => ({
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  joined_at: new Date(snowflakeTime(state.guild.id) + 60_000).toISOString(),
  nick: null,
  pending: false,
  premium_since: null,
  roles: rolesOf(state, user).map(({ id }) => id),
})

/** Discord's guild member object. */
export const memberPayload = (state: State, user: User): Payload => ({
  ...partialMember(state, user),
  user: userPayload(user),
  mute: false,
  deaf: false,
})

/** The objects behind ids: `users` and `members`, each by id. */
export type Resolved = Readonly<Record<string, Payload>>

/** `resolved` of an interaction: members there are without user, `deaf` and `mute`. */
export function resolvedUsers(state: State, ids: readonly string[]): Resolved {
  const users = [...new Set(ids)].map((id) => getUser(state, id))
  const members = users.filter(({ isInGuild }) => isInGuild)
  return {
    users: Object.fromEntries(users.map((user) => [user.id, userPayload(user)])),
    members: Object.fromEntries(
      members.map((user) => [
        user.id,
        { ...partialMember(state, user), permissions: String(guildPermissions(state, user)) },
      ]),
    ),
  }
}

export const snowflakeTime = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000
