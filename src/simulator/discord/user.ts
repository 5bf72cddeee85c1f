import type { Clock } from '../clock.ts'
import type { World, WorldPerson } from '../world/world.ts'
import type { State, User } from './model.ts'

/** The bot's own handle, on both platforms. */
const USHER = 'usher'

const YEAR_MS = 365 * 24 * 3600_000

export const createUsers = (world: World): User[] => world.people.flatMap(createUser)

function createUser({ handle, name, color, discord, isOwner = false }: WorldPerson): User[] {
  if (!discord) return []
  const { id, kind, locale, isOutside = false, email, isVerified = email !== undefined } = discord
  const seenAs: User['kind'] = isOutside && kind === 'person' ? 'stranger' : kind
  const user = { handle, name, color, id, locale, isOwner, kind: seenAs }
  return [{ ...user, isBot: kind === 'bot', isInGuild: !isOutside, isVerified, ...(email && { email }) }]
}

/** The application under test. Its id is a year older than the twin, so that it is nobody else's. */
export function createUsher(clock: Clock): User {
  const madeAtMs = clock.now().getTime() - YEAR_MS
  const id = String((BigInt(madeAtMs - 1_420_070_400_000) << 22n) | 0x3fffffn)
  const face = { handle: USHER, name: 'Usher', color: '#5865f2', kind: 'bot' as const }
  return { ...face, id, locale: 'en-US', isBot: true, isInGuild: true, isOwner: false, isVerified: false }
}

/** Throws for an id that was not checked before: a mistake of the twin. */
export function getUser({ users }: State, id: string): User {
  const user = users.get(id)
  if (!user) throw new Error(`no user ${id}`)
  return user
}

export const findByHandle = ({ users }: State, handle: string): User | undefined =>
  [...users.values()].find((user) => user.handle === handle.toLowerCase())
