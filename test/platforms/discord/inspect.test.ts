import { ChannelType, DiscordAPIError, type REST } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { type ChannelRef, type ChannelSight, findFlaws } from '../../../src/domain/channel.ts'
import { inspect } from '../../../src/platforms/discord/inspect.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { type OpenDiscord, openDiscord } from './open-discord.ts'

const open = () => openDiscord(() => ({ kind: 'nothing' }))

const refOf = (channel: string): ChannelRef => ({
  platform: 'discord',
  space: createWorld().guild.id,
  channel,
})

const adminsOf = ({ channel }: OpenDiscord) => refOf(channel('ann', 'team-admins').id)

const seen = (sight: ChannelSight) => {
  if (sight.kind !== 'seen') throw new Error(`the channel is ${sight.kind}`)
  return sight
}

const namesOf = (sight: ChannelSight) => seen(sight).people.map(({ name }) => name)

describe('who is in a channel on Discord', () => {
  it('may be whole roles, by name', async () => {
    const opened = await open()
    opened.twin.rooms.letIn('team-admins', 'Keepers')
    const sight = await opened.discord.inspect(adminsOf(opened))
    expect(seen(sight).groups).toEqual(['Keepers'])
    expect(namesOf(sight)).not.toContain('Hana Kim 🌿')
  })

  it('is also whoever administers the guild', async () => {
    const opened = await open()
    opened.twin.roles.make('Harbour masters', ['erik'])
    expect(seen(await opened.discord.inspect(adminsOf(opened))).groups).toEqual([])
    opened.twin.roles.allowEverything('Harbour masters')
    expect(seen(await opened.discord.inspect(adminsOf(opened))).groups).toEqual(['Harbour masters'])
  })

  it('is always the owner of the guild', async () => {
    const opened = await open()
    const channel = adminsOf(opened)
    expect(namesOf(await opened.discord.inspect(channel)).filter((name) => name === 'Ann Lee')).toHaveLength(
      1,
    )
  })

  it('may be bots, which are no flaw', async () => {
    const opened = await open()
    opened.twin.rooms.letIn('team-admins', 'botto')
    const sight = await opened.discord.inspect(adminsOf(opened))
    expect(seen(sight).people).toContainEqual(expect.objectContaining({ name: 'botto', kind: 'bot' }))
    expect(findFlaws(sight)).toEqual([])
  })

  it('is not looked at in one that everybody sees', async () => {
    const opened = await open()
    const general = refOf(opened.channel('ann', 'general').id)
    expect(await opened.discord.inspect(general)).toMatchObject({
      isPrivate: false,
      people: [],
      groups: [],
      isWhole: true,
    })
  })

  it('is another matter in a thread', async () => {
    const opened = await open()
    const thread = opened.twin.rooms.openThread('team-admins', 'a quiet word', ['ann'])
    expect(await opened.discord.inspect(refOf(thread))).toEqual({ kind: 'hidden' })
    opened.twin.rooms.letIn('a quiet word', 'usher')
    expect(findFlaws(await opened.discord.inspect(refOf(thread)))).toEqual([{ kind: 'unfit' }])
  })
})

const GUILD = '200000000000000001'
const CHANNEL = '200000000000000002'
const OWNER = '200000000000000003'
const LEFT = '200000000000000004'
const SELF = '200000000000000005'
const SEE = '1024'

const hidden = { id: GUILD, type: 0, allow: '0', deny: SEE }
const letIn = (id: string) => ({ id, type: 1, allow: SEE, deny: '0' })
const role = (id: string, name: string, more: object = {}) => ({ id, name, permissions: '0', ...more })

/** Discord's answers as they would be; whoever is not named has left the guild. */
async function look(channel: object, roles: readonly object[] = []): Promise<ChannelSight> {
  const answers: Readonly<Record<string, object>> = {
    [`/channels/${CHANNEL}`]: {
      type: ChannelType.GuildText,
      guild_id: GUILD,
      permission_overwrites: [hidden],
      ...channel,
    },
    [`/guilds/${GUILD}`]: {
      owner_id: OWNER,
      roles: [role(GUILD, '@everyone', { permissions: SEE }), ...roles],
    },
  }
  const get: Pick<REST, 'get'>['get'] = async (route) => answers[route] ?? refuse(route)
  return inspect(
    {
      rest: { get },
      self: SELF,
      recall: async (_guild, actor) =>
        actor.id === LEFT ? undefined : { actor, name: actor.id, kind: 'person' },
    },
    { platform: 'discord', space: GUILD, channel: CHANNEL },
  )
}

function refuse(route: string): never {
  throw new DiscordAPIError({ code: 10003, message: 'Unknown Channel' }, 10003, 404, 'GET', route, {})
}

describe('what Discord says of a channel', () => {
  it.each([
    ['a text channel', ChannelType.GuildText, { kind: 'seen', isPrivate: true }],
    ['one whose messages others follow', ChannelType.GuildAnnouncement, { kind: 'seen', isPrivate: false }],
    ['a voice channel', ChannelType.GuildVoice, { kind: 'unfit' }],
    ['a forum', ChannelType.GuildForum, { kind: 'unfit' }],
    ['a public thread', ChannelType.PublicThread, { kind: 'unfit' }],
    ['a private thread', ChannelType.PrivateThread, { kind: 'unfit' }],
    ['a direct message', ChannelType.DM, { kind: 'direct' }],
  ])('%s', async (_case, type, expected) => {
    expect(await look({ type })).toMatchObject(expected)
  })

  it('is nothing in another guild', async () => {
    expect(await look({ guild_id: '200000000000000009' })).toEqual({ kind: 'hidden' })
  })

  it('leaves out whoever has left, and the bot itself', async () => {
    const sight = await look({ permission_overwrites: [hidden, ...[LEFT, SELF, OWNER].map(letIn)] })
    expect(namesOf(sight)).toEqual([OWNER])
  })

  it('leaves out whoever is only kept out', async () => {
    const out = { ...letIn('200000000000000006'), allow: '0', deny: SEE }
    expect(namesOf(await look({ permission_overwrites: [hidden, out] }))).toEqual([OWNER])
  })

  it('tells bots by the roles they came with, and not as groups', async () => {
    const roles = [
      role('200000000000000010', 'Usher', { permissions: '8', tags: { bot_id: SELF } }),
      role('200000000000000011', 'Botto', { permissions: '8', tags: { bot_id: '200000000000000012' } }),
      role('200000000000000013', 'Boosters', { permissions: '8', tags: { premium_subscriber: null } }),
    ]
    const sight = seen(await look({}, roles))
    expect(sight.groups).toEqual(['Boosters'])
    expect(sight.people.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      `${OWNER}: person`,
      'Botto: bot',
    ])
  })

  it('is crowded beyond two hundred', async () => {
    const many = Array.from({ length: 201 }, (_, index) =>
      letIn(String(300_000_000_000_000_000 + index * 1000)),
    )
    const sight = await look({ permission_overwrites: [hidden, ...many] })
    expect(findFlaws(sight)).toEqual([{ kind: 'crowded' }])
  })
})
