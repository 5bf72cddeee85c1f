import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { Actor, Person } from '../../domain/actor.ts'
import { asError, readTrouble } from './trouble.ts'
import { isUserId } from './user-id.ts'

const userSchema = z.object({
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
  system: z.boolean().default(false),
})
const memberSchema = z.object({ nick: z.string().nullish(), user: userSchema })

/** Guilds that are asked for the name somebody has there; a bot in hundreds must not ask them all. */
const MOST_GUILDS = 5

/** As the first guild that has them calls them, else as they call themselves. Bots never see anybody's address. */
export async function findPerson(
  rest: REST,
  guildIds: readonly string[],
  actor: Actor,
): Promise<Person | undefined> {
  if (!isUserId(actor.id)) return undefined
  for (const guildId of guildIds.slice(0, MOST_GUILDS)) {
    const found = await lookUp(rest, Routes.guildMember(guildId, actor.id))
    if (found) return describeMember(actor, memberSchema.parse(found))
  }
  const found = await lookUp(rest, Routes.user(actor.id))
  return found ? describeMember(actor, { user: userSchema.parse(found) }) : undefined
}

function describeMember(actor: Actor, { nick, user }: z.infer<typeof memberSchema>): Person {
  const { username, global_name: ownName, bot, system } = user
  return { actor, name: nick ?? ownName ?? username, kind: bot || system ? 'bot' : 'person' }
}

/** Unknown guild, unknown member, unknown user, no access to the guild. */
const UNKNOWN: readonly unknown[] = [10004, 10007, 10013, 50001]

async function lookUp(rest: REST, route: `/${string}`): Promise<unknown> {
  try {
    return await rest.get(route)
  } catch (error) {
    const trouble = readTrouble(error)
    if (UNKNOWN.includes(trouble.code)) return undefined
    throw asError('say who somebody is', trouble)
  }
}
