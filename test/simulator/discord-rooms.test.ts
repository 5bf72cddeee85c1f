import { ChannelType, PermissionFlagsBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { CannotDo } from '../../src/simulator/twin.ts'
import {
  ask,
  channelNamed,
  lastMessage,
  nextInteraction,
  registerCommands,
  startRig,
  startTwin,
  until,
} from './discord-rig.ts'

const VIEW = String(PermissionFlagsBits.ViewChannel)

const idOf = (twin: DiscordTwin, handle: string): string =>
  twin.people.find((person) => person.handle === handle)?.id ?? ''

const sees = (twin: DiscordTwin, person: string): readonly string[] =>
  twin.screen(person).channels.map(({ name }) => name)

const channelShape = z.looseObject({
  permission_overwrites: z.array(
    z.object({ id: z.string(), type: z.number(), allow: z.string(), deny: z.string() }),
  ),
})

async function overwritesOf(twin: DiscordTwin, room: string) {
  const { body } = await ask(twin, `GET /channels/${channelNamed(twin, room)}`)
  return channelShape.parse(body).permission_overwrites
}

const approve = [{ type: 1, components: [{ type: 2, style: 1, label: 'Approve', custom_id: 'approve:i1' }] }]

describe('a private channel', () => {
  it('is one that everyone is denied and single people are allowed', async () => {
    const twin = await startTwin()
    const overwrites = await overwritesOf(twin, 'team-admins')
    const { id: guild } = z.object({ id: z.string() }).parse(await guildOf(twin))
    expect(overwrites).toContainEqual({ id: guild, type: 0, allow: '0', deny: VIEW })
    for (const handle of ['ann', 'bob', 'dora'])
      expect(overwrites).toContainEqual({ id: idOf(twin, handle), type: 1, allow: VIEW, deny: '0' })
    expect(sees(twin, 'erik')).not.toContain('team-admins')
  })

  it('can let in a role, as the annex does', async () => {
    const twin = await startTwin()
    const keepers = await roleNamed(twin, 'Keepers')
    expect(await overwritesOf(twin, 'admins-annex')).toContainEqual({
      id: keepers,
      type: 0,
      allow: VIEW,
      deny: '0',
    })
    expect(sees(twin, 'hana')).toContain('admins-annex')
    const { body } = await ask(twin, `GET /guilds/${await guildId(twin)}/members/${idOf(twin, 'hana')}`)
    expect(body['roles']).toEqual([keepers])
  })

  it('opens to everybody and closes again', async () => {
    const twin = await startTwin()
    twin.rooms.showToEverybody('team-admins')
    expect(sees(twin, 'erik')).toContain('team-admins')
    expect(twin.screen('ann').channels.find(({ name }) => name === 'team-admins')?.kind).toBe('public')
    twin.rooms.hide('team-admins')
    expect(sees(twin, 'erik')).not.toContain('team-admins')
    expect(sees(twin, 'bob')).toContain('team-admins')
  })

  it('lets people and roles in, and puts them out', async () => {
    const twin = await startTwin()
    twin.rooms.letIn('team-admins', 'erik')
    expect(sees(twin, 'erik')).toContain('team-admins')
    twin.rooms.putOut('team-admins', 'erik')
    expect(sees(twin, 'erik')).not.toContain('team-admins')
    twin.roles.make('Pilots', ['erik', 'mia'])
    twin.rooms.letIn('team-admins', 'Pilots')
    expect(sees(twin, 'mia')).toContain('team-admins')
    twin.rooms.putOut('team-admins', 'erik')
    expect(sees(twin, 'erik')).not.toContain('team-admins')
    twin.rooms.putOut('team-admins', 'Pilots')
    expect(sees(twin, 'mia')).not.toContain('team-admins')
  })

  it('is open to whoever administers the server', async () => {
    const twin = await startTwin()
    twin.roles.make('Captains', ['erik'])
    twin.roles.allowEverything('Captains')
    expect(sees(twin, 'erik')).toContain('team-admins')
    expect(() => twin.rooms.putOut('team-admins', 'erik')).toThrow(CannotDo)
    const { body } = await ask(twin, `GET /guilds/${await guildId(twin)}`)
    expect(
      z.array(z.looseObject({ name: z.string(), permissions: z.string() })).parse(body['roles']),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Captains', permissions: '8' })]))
    twin.roles.take('Captains', 'erik')
    expect(sees(twin, 'erik')).not.toContain('team-admins')
  })

  it('takes the right to look from a bot that was put out', async () => {
    const twin = await startTwin()
    const admins = channelNamed(twin, 'team-admins')
    twin.rooms.putOut('team-admins', 'usher')
    expect((await ask(twin, `GET /channels/${admins}`)).body.code).toBe(50001)
    twin.rooms.letIn('team-admins', 'usher')
    expect((await ask(twin, `GET /channels/${admins}`)).status).toBe(200)
  })

  it.each<[string, (twin: DiscordTwin) => void]>([
    ['an unknown channel', ({ rooms }) => rooms.hide('nowhere')],
    ['somebody unknown', ({ rooms }) => rooms.letIn('team-admins', 'nobody')],
    ['somebody outside of the server', ({ rooms }) => rooms.letIn('team-admins', 'otto')],
    ['an unknown role', ({ roles }) => roles.allowEverything('Nobodies')],
    ['a role for somebody unknown', ({ roles }) => roles.make('Pilots', ['nobody'])],
  ])('knows nothing of %s', async (_what, alter) => {
    const twin = await startTwin()
    expect(() => alter(twin)).toThrow(CannotDo)
  })
})

const guildId = async (twin: DiscordTwin): Promise<string> => {
  const { body } = await ask(twin, `GET /channels/${channelNamed(twin, 'general')}`)
  return String(body['guild_id'])
}

const guildOf = async (twin: DiscordTwin) => (await ask(twin, `GET /guilds/${await guildId(twin)}`)).body

async function roleNamed(twin: DiscordTwin, name: string): Promise<string> {
  const roles = z
    .array(z.looseObject({ id: z.string(), name: z.string() }))
    .parse((await guildOf(twin))['roles'])
  return roles.find((role) => role.name === name)?.id ?? ''
}

it('tells the real client of channels and roles as they change', async () => {
  const { twin, client } = await startRig()
  const admins = () => client.channels.cache.find((one) => 'name' in one && one.name === 'team-admins')
  const isOpen = () => {
    const found = admins()
    const everyone = found && 'guild' in found ? found.guild.roles.everyone : undefined
    return found && 'permissionsFor' in found && everyone
      ? found.permissionsFor(everyone).has('ViewChannel')
      : undefined
  }
  expect(isOpen()).toBe(false)
  twin.rooms.showToEverybody('team-admins')
  await until(() => isOpen() === true)
  twin.roles.make('Pilots', ['usher'])
  const guild = client.guilds.cache.first()
  await until(() => guild?.roles.cache.some(({ name }) => name === 'Pilots') ?? false)
  twin.roles.give('Pilots', 'usher')
  await until(() => guild?.members.me?.roles.cache.some(({ name }) => name === 'Pilots') ?? false)
  expect((await guild?.roles.fetch())?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@everyone', 'Usher', 'Keepers', 'Pilots']),
  )
})

describe('a private thread', () => {
  it('is seen by those in it, and commands run there', async () => {
    const rig = await startRig()
    await registerCommands(rig)
    const id = rig.twin.rooms.openThread('team-admins', 'who leaves', ['bob', 'usher'])
    expect(sees(rig.twin, 'bob')).toContain('who leaves')
    expect(sees(rig.twin, 'dora')).not.toContain('who leaves')
    const next = nextInteraction(rig)
    await rig.twin.act('bob', { kind: 'says', channel: id, text: '/team revoke' })
    const command = await next
    expect(command.channel?.type).toBe(ChannelType.PrivateThread)
    if (!command.isChatInputCommand()) throw new Error('no command')
    await command.reply('Here')
    expect(lastMessage(rig.twin, 'bob', id).text).toBe('Here')
    const { body } = await ask(rig.twin, `GET /channels/${id}`)
    expect(body).toMatchObject({
      type: 12,
      parent_id: channelNamed(rig.twin, 'team-admins'),
      member_count: 2,
    })
    expect(body).not.toHaveProperty('permission_overwrites')
  })

  it('is nothing for a bot that is not in it', async () => {
    const twin = await startTwin()
    const id = twin.rooms.openThread('team-admins', 'quiet', ['bob'])
    expect((await ask(twin, `POST /channels/${id}/messages`, { content: 'x' })).body.code).toBe(50001)
    twin.rooms.letIn('quiet', 'usher')
    expect((await ask(twin, `POST /channels/${id}/messages`, { content: 'x' })).status).toBe(200)
    twin.rooms.putOut('quiet', 'bob')
    expect(sees(twin, 'bob')).not.toContain('quiet')
    expect(() => twin.rooms.openThread('quiet', 'deeper', [])).toThrow(CannotDo)
  })
})

describe('a message of the bot in a channel', () => {
  it('has buttons that everybody there can press, and says where they were pressed', async () => {
    const rig = await startRig()
    const { twin } = rig
    const admins = channelNamed(twin, 'team-admins')
    await ask(twin, `POST /channels/${admins}/messages`, { content: 'A request', components: approve })
    for (const person of ['ann', 'dora']) {
      const { id: message, controls } = lastMessage(twin, person, admins)
      const next = nextInteraction(rig)
      await twin.act(person, {
        kind: 'presses',
        channel: admins,
        message,
        control: controls[0]?.id ?? '',
      })
      const press = await next
      if (!press.isButton()) throw new Error('no button')
      expect([press.user.username, press.channelId, press.message.id]).toEqual([person, admins, message])
      expect(press.memberPermissions?.has('ViewChannel')).toBe(true)
      await press.deferUpdate()
    }
    expect(sees(twin, 'erik')).not.toContain('team-admins')
  })

  it('is revised for everybody there', async () => {
    const { twin } = await startRig()
    const admins = channelNamed(twin, 'team-admins')
    const { body } = await ask(twin, `POST /channels/${admins}/messages`, {
      content: 'A',
      components: approve,
    })
    await ask(twin, `PATCH /channels/${admins}/messages/${String(body['id'])}`, {
      content: 'B',
      components: [],
    })
    expect(lastMessage(twin, 'dora', admins)).toMatchObject({ text: 'B', controls: [] })
    twin.rooms.putOut('team-admins', 'usher')
    const late = await ask(twin, `PATCH /channels/${admins}/messages/${String(body['id'])}`, { content: 'C' })
    expect([late.status, late.body.code]).toEqual([403, 50001])
  })

  it('is refused where the bot may look but not write, or not look', async () => {
    const twin = await startTwin()
    const post = async (room: string) =>
      (await ask(twin, `POST /channels/${channelNamed(twin, room)}/messages`, { content: 'x' })).body.code
    expect(await post('news')).toBe(50013)
    expect(await post('vault')).toBe(50001)
    expect((await ask(twin, 'POST /channels/1/messages', { content: 'x' })).body.code).toBe(10003)
  })
})
