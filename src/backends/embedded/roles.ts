import type { Role } from '../../domain/role.ts'

export const OWNER = 'owner'

/** Highest rank first. */
export const ROLES: readonly Role[] = [
  { name: OWNER, rank: 'owner' },
  { name: 'admin', rank: 'admin' },
  { name: 'member', rank: 'member' },
]

export const isRole = (name: string): boolean => ROLES.some((role) => role.name === name)

/** Only known roles are ever written. */
export function getRole(name: string): Role {
  const role = ROLES.find((known) => known.name === name)
  if (!role) throw new Error(`There is no role ${name}`)
  return role
}
