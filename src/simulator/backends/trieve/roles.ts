/** Trieve's own words, each at its number. */
const NAMES = ['user', 'admin', 'owner'] as const

const USER = 0
export const ADMIN = 1
export const OWNER = 2

/** Any number that is none of the three is read as a plain user. */
export const readRole = (role: number): number => (role === ADMIN || role === OWNER ? role : USER)

export const nameOfRole = (role: number): string => NAMES[readRole(role)] ?? 'user'

/** From the word or the number, as people write it. */
export function roleNamed(name: string): number {
  const wanted = name.toLowerCase()
  const role = NAMES.findIndex((known, number) => known === wanted || String(number) === wanted)
  if (role < 0) throw new Error(`Trieve has no role ${name}`)
  return role
}
