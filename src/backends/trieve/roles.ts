import type { Role } from '../../domain/role.ts'

export const OWNER = 2

/** Each stands at its number. https://github.com/devflowinc/trieve/blob/main/server/src/data/models.rs */
const BY_NUMBER = [
  { name: 'user', rank: 'member' },
  { name: 'admin', rank: 'admin' },
  { name: 'owner', rank: 'owner' },
] as const satisfies readonly Role[]

/** Highest rank first. */
export const ROLES: readonly Role[] = BY_NUMBER.toReversed()

/** Trieve itself reads every other number as a plain user. The highest counts, where somebody is in twice. */
export const roleOf = (...numbers: readonly number[]): Role =>
  BY_NUMBER[Math.max(0, ...numbers.filter((number) => number in BY_NUMBER))] ?? BY_NUMBER[0]

export function findRoleNumber(name: string): number | undefined {
  const number = BY_NUMBER.findIndex((role) => role.name === name)
  return number < 0 ? undefined : number
}
