import type { World } from '../world/world.ts'
import type { Role, State, User } from './model.ts'
import { BOT, EVERYONE } from './permission-bits.ts'

type Beginning = { readonly guild: World['guild']; readonly users: readonly User[]; readonly usher: User }

/** @everyone, the role that came with the bot, and those of the world. */
export function createRoles(world: World, { guild, users, usher }: Beginning): Map<string, Role> {
  const roles: readonly Role[] = [
    { ...PLAIN, id: guild.id, name: '@everyone', permissions: EVERYONE },
    {
      ...PLAIN,
      id: usherRoleId(guild),
      name: usher.name,
      permissions: BOT,
      position: 1,
      isManaged: true,
      holders: new Set([usher.id]),
    },
    ...world.roles.map(({ id, name, members }, index) => ({
      ...PLAIN,
      id,
      name,
      position: index + 2,
      holders: new Set(users.filter(({ handle }) => members.includes(handle)).map((user) => user.id)),
    })),
  ]
  return new Map(roles.map((role) => [role.id, role]))
}

/** A role that gives nothing by itself. */
export const PLAIN = { permissions: 0n, position: 0, isManaged: false, holders: new Set<string>() } as const

/** The role that came with the bot's installation: the guild's own number, plus one. */
const usherRoleId = ({ id }: Pick<State['guild'], 'id'>): string => String(BigInt(id) + 1n)

export function usherRole({ roles, guild }: Pick<State, 'roles' | 'guild'>): Role {
  const role = roles.get(usherRoleId(guild))
  if (!role) throw new Error('the bot has lost its role')
  return role
}

/** By its name, but for @everyone. */
export const findRole = ({ roles, guild }: Pick<State, 'roles' | 'guild'>, name: string): Role | undefined =>
  [...roles.values()].find((role) => role.name === name && role.id !== guild.id)

/** Those somebody was given. */
export const rolesOf = ({ roles }: Pick<State, 'roles'>, { id }: User): readonly Role[] =>
  [...roles.values()].filter(({ holders }) => holders.has(id))
