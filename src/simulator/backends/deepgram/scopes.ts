/** Highest first. Deepgram calls a role a scope, too. */
export const ROLES = ['owner', 'admin', 'member'] as const

export type Role = (typeof ROLES)[number]

const GRANTS: Readonly<Record<Role, readonly string[]>> = {
  owner: ['members:read', 'members:write', 'admins:read', 'admins:write', 'owners:read', 'owners:write'],
  admin: ['members:read', 'members:write', 'admins:read', 'admins:write', 'owners:read'],
  member: [],
}

const FINE = /^(members|admins|owners):(read|write)(:(invites|scopes|kick))?$/

export const isRole = (scope: string): scope is Role => ROLES.some((role) => role === scope)

export const isScope = (scope: string): boolean => isRole(scope) || FINE.test(scope)

/** The one role among the scopes. */
export const roleOf = (scopes: readonly string[]): Role => scopes.find(isRole) ?? 'member'

/** A right is held by itself, or by a wider one: `admins:write` holds `admins:write:kick`. */
export function hasRight(scopes: readonly string[], right: string): boolean {
  const held = scopes.flatMap((scope) => (isRole(scope) ? GRANTS[scope] : [scope]))
  return held.some((one) => right === one || right.startsWith(`${one}:`))
}

/** A role replaces the role; every other scope comes on top. */
export function withScope(scopes: readonly string[], scope: string): readonly string[] {
  if (isRole(scope)) return [scope, ...scopes.filter((one) => !isRole(one))]
  return [...new Set([...scopes, scope])]
}

/** `owners` for `owner` and for `owners:write:kick`: in whose business the scope lets one meddle. */
export const circleOf = (scope: string): string => (isRole(scope) ? `${scope}s` : (scope.split(':')[0] ?? ''))
