import { ChannelType, OverwriteType, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { Actor, Person } from '../../domain/actor.ts'
import type { ChannelRef, ChannelSight } from '../../domain/channel.ts'
import { fewAtATime } from '../few-at-a-time.ts'
import { canRoleView, isLetIn, type Rules } from './can-view.ts'
import { isSnowflake } from './snowflake.ts'
import { asError, readTrouble } from './trouble.ts'

type Deps = {
  readonly rest: Pick<REST, 'get'>
  /** The bot's own user id. */
  readonly self: string
  /** As somebody was in that guild a moment ago. */
  readonly recall: (guildId: string, actor: Actor) => Promise<Person | undefined>
}

/** Each of them is a call. */
const MOST_PEOPLE = 200

const bits = z.string().regex(/^\d+$/).transform(BigInt)

const channelSchema = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits }))
    .default([]),
})
const guildSchema = z.object({
  owner_id: z.string(),
  roles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      permissions: bits,
      tags: z.object({ bot_id: z.string().optional() }).optional(),
    }),
  ),
})

type Channel = z.infer<typeof channelSchema>
type Guild = z.infer<typeof guildSchema>

/**
 * People are those let in one by one, and the owner; of roles only the names are known, because to list who has them
 * takes a privileged intent.
 */
export async function inspect(deps: Deps, { space, channel: id }: ChannelRef): Promise<ChannelSight> {
  const channel = isSnowflake(id) ? await findChannel(deps.rest, id) : undefined
  if (!channel) return { kind: 'hidden' }
  if (DIRECT.includes(channel.type)) return { kind: 'direct' }
  if (channel.guild_id !== space) return { kind: 'hidden' }
  if (!FIT.includes(channel.type)) return { kind: 'unfit' }
  const guild = await findGuild(deps.rest, space)
  if (!guild) return { kind: 'hidden' }

  const rules = rulesOf(space, channel, guild)
  const isPrivate = !FOLLOWED.includes(channel.type) && !canRoleView(rules)
  const inside = isPrivate ? await lookInside(deps, space, { channel, guild, rules }) : NOBODY
  return { kind: 'seen', isPrivate, isShared: false, isArchived: false, ...inside }
}

const DIRECT: readonly number[] = [ChannelType.DM, ChannelType.GroupDM]

/** Their messages go to whoever follows them, in other guilds too. */
const FOLLOWED: readonly number[] = [ChannelType.GuildAnnouncement]

/** Who can read a thread is decided by its parent and by whoever is in it, and the others are more than text. */
const FIT: readonly number[] = [ChannelType.GuildText, ...FOLLOWED]

async function findChannel(rest: Deps['rest'], id: string): Promise<Channel | undefined> {
  const found = await lookUp(rest, Routes.channel(id))
  return found ? channelSchema.parse(found) : undefined
}

async function findGuild(rest: Deps['rest'], id: string): Promise<Guild | undefined> {
  const found = await lookUp(rest, Routes.guild(id))
  return found ? guildSchema.parse(found) : undefined
}

/** Unknown channel, unknown guild, no access. */
const HIDDEN: readonly unknown[] = [10003, 10004, 50001]

async function lookUp(rest: Deps['rest'], route: `/${string}`): Promise<unknown> {
  try {
    return await rest.get(route)
  } catch (error) {
    const trouble = readTrouble(error)
    if (HIDDEN.includes(trouble.code)) return undefined
    throw asError('say who is in a channel', trouble)
  }
}

/** The role of everybody has the guild's own id. */
const rulesOf = (guildId: string, channel: Channel, { roles }: Guild): Rules => ({
  everyone: roles.find(({ id }) => id === guildId) ?? { id: guildId, permissions: 0n },
  overwrites: new Map(channel.permission_overwrites.map((overwrite) => [overwrite.id, overwrite])),
})

type Inside = Pick<Extract<ChannelSight, { kind: 'seen' }>, 'people' | 'groups' | 'isWhole'>

const NOBODY: Inside = { people: [], groups: [], isWhole: true }

const PERSONAL: readonly number[] = [OverwriteType.Member]

type Looked = { readonly channel: Channel; readonly guild: Guild; readonly rules: Rules }

async function lookInside(
  { self, recall }: Deps,
  guildId: string,
  { channel, guild, rules }: Looked,
): Promise<Inside> {
  const letIn = channel.permission_overwrites
    .filter((overwrite) => PERSONAL.includes(overwrite.type) && isLetIn(overwrite))
    .map(({ id }) => id)
  const ids = [...new Set([guild.owner_id, ...letIn])].filter((id) => id !== self)
  const isWhole = ids.length <= MOST_PEOPLE
  const found = await fewAtATime(isWhole ? ids : [], (id) => recall(guildId, { platform: 'discord', id }))

  const reading = guild.roles.filter((role) => role.id !== guildId && canRoleView(rules, role))
  const groups = reading.filter(({ tags }) => !tags?.bot_id).map(({ name }) => name)
  // Whoever has left the guild is in it no more, although Discord keeps what was allowed to them.
  const here = found.filter((person) => person !== undefined)
  return { people: [...here, ...botsOf(reading, [self, ...ids])], groups, isWhole }
}

/** A bot comes with a role that nobody else can have. */
const botsOf = (roles: Guild['roles'], known: readonly string[]): readonly Person[] =>
  roles.flatMap(({ name, tags }) => {
    const id = tags?.bot_id
    return id && !known.includes(id)
      ? [{ actor: { platform: 'discord', id }, name, kind: 'bot' as const }]
      : []
  })
