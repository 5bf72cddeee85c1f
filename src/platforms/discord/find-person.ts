import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { Actor, Person, PersonKind } from '../../domain/actor.ts'
import { insistOnReading } from './insist.ts'
import { isSnowflake } from './snowflake.ts'
import { asError, readTrouble } from './trouble.ts'

const userSchema = z.object({
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
  system: z.boolean().default(false),
})
const memberSchema = z.object({ nick: z.string().nullish(), user: userSchema })

type Rest = Pick<REST, 'get'>

/** Guilds that are asked for somebody; a bot in hundreds must not ask them all. */
const MOST_GUILDS = 5

/**
 * As the first guild that has them calls them, else as they call themselves. Who is in none of them is a stranger, which
 * nobody can say while no guild is known, or where there are more than are asked. Bots never see anybody's address.
 */
export async function findPerson(
  rest: Rest,
  guildIds: readonly string[],
  actor: Actor,
): Promise<Person | undefined> {
  if (!isSnowflake(actor.id)) return undefined
  for (const guildId of guildIds.slice(0, MOST_GUILDS)) {
    const member = await findMember(rest, guildId, actor)
    if (member) return member
  }
  const found = await lookUp(rest, Routes.user(actor.id))
  const isOutside = guildIds.length > 0 && guildIds.length <= MOST_GUILDS
  return found
    ? describe(actor, { user: userSchema.parse(found) }, isOutside ? 'stranger' : 'person')
    : undefined
}

/** Undefined where they are not in that guild, or not any more. */
export async function findMember(rest: Rest, guildId: string, actor: Actor): Promise<Person | undefined> {
  const found = await lookUp(rest, Routes.guildMember(guildId, actor.id))
  return found ? describe(actor, memberSchema.parse(found), 'person') : undefined
}

function describe(actor: Actor, { nick, user }: z.infer<typeof memberSchema>, human: PersonKind): Person {
  const { username, global_name: ownName, bot, system } = user
  return { actor, name: nick ?? ownName ?? username, kind: bot || system ? 'bot' : human }
}

/** Unknown guild, unknown member, unknown user, no access to the guild. */
const UNKNOWN: readonly unknown[] = [10004, 10007, 10013, 50001]

async function lookUp(rest: Rest, route: `/${string}`): Promise<unknown> {
  try {
    return await insistOnReading(() => rest.get(route))
  } catch (error) {
    const trouble = readTrouble(error)
    if (UNKNOWN.includes(trouble.code)) return undefined
    throw asError('say who somebody is', trouble)
  }
}
