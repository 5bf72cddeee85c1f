import { Events, type Interaction, MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { CannotDo } from '../../src/simulator/twin.ts'
import { channelNamed, type Rig, registerCommands, startRig } from './discord-rig.ts'

/** A bot that does the same with whatever comes. */
async function startBot(answer: (interaction: Interaction) => Promise<unknown>): Promise<Rig> {
  const rig = await startRig()
  await registerCommands(rig)
  rig.client.on(Events.InteractionCreate, (interaction) => void answer(interaction))
  return rig
}

const admins = ({ twin }: Rig): string => channelNamed(twin, 'team-admins')

const ephemeral = (content: string) => ({ content, flags: MessageFlags.Ephemeral }) as const

describe('a forged press', () => {
  it('brings any custom id to the real client, whoever presses, and hears what it says', async () => {
    const rig = await startBot(async (press) => {
      if (press.isButton()) await press.reply(ephemeral(`No, <@${press.user.id}>: ${press.customId}`))
    })
    const forged = { kind: 'press', channel: admins(rig), customId: 'revoke|other-team' } as const
    expect(await rig.twin.forge({ ...forged, by: 'erik' })).toEqual({
      kind: 'message',
      text: 'No, @Erik Sørensen: revoke|other-team',
    })
    expect(await rig.twin.forge({ ...forged, by: 'otto' })).toMatchObject({ kind: 'message' })
    expect(rig.twin.screen('erik').channels.map(({ id }) => id)).not.toContain(admins(rig))
  })

  it('hears what comes after "thinking…"', async () => {
    const rig = await startBot(async (press) => {
      if (!press.isButton()) return
      await press.deferReply(ephemeral(''))
      await press.editReply('Not yours.')
    })
    const forged = { kind: 'press', by: 'erik', channel: admins(rig), customId: 'x' } as const
    expect(await rig.twin.forge(forged)).toEqual({ kind: 'message', text: 'Not yours.' })
  })

  it('claims another guild', async () => {
    const guilds: unknown[] = []
    const rig = await startBot(async (press) => {
      guilds.push(press.guildId)
      if (press.isButton()) await press.reply('No.')
    })
    const claims = { guild_id: '199999999999999991' }
    const forged = { kind: 'press', by: 'bob', channel: admins(rig), customId: 'x', claims } as const
    expect(await rig.twin.forge(forged)).toMatchObject({ text: 'No.' })
    expect(guilds).toEqual(['199999999999999991'])
  })

  it('is nothing where the bot takes it without a word, and silence where it does not', async () => {
    const rig = await startBot(async (press) => {
      if (press.isButton() && press.customId === 'taken') await press.deferUpdate()
    })
    const { id: message } = await (await rig.client.users.fetch(idOf(rig, 'bob'))).send('card')
    const direct = rig.twin.screen('bob').channels.find((one) => one.with === 'usher')?.id ?? ''
    const forged = { kind: 'press', by: 'bob', channel: direct, message, patienceMs: 300 } as const
    expect(await rig.twin.forge({ ...forged, customId: 'taken' })).toEqual({ kind: 'nothing', text: '' })
    expect(await rig.twin.forge({ ...forged, customId: 'ignored' })).toEqual({ kind: 'silence', text: '' })
  })
})

const idOf = ({ twin }: Rig, handle: string): string =>
  twin.people.find((person) => person.handle === handle)?.id ?? ''

it('forges commands with options that nobody could choose', async () => {
  const rig = await startBot(async (command) => {
    if (!command.isChatInputCommand()) return
    const role = command.options.getString('role')
    await command.reply(ephemeral(`${command.options.getUser('who')?.username} ${role}`))
  })
  const invite = [
    { type: 6, name: 'who', value: idOf(rig, 'bob') },
    { type: 3, name: 'role', value: 'emperor' },
  ]
  const options = [{ type: 1, name: 'invite', options: invite }]
  const forged = { kind: 'command', by: 'erik', channel: admins(rig), name: 'team', options } as const
  expect(await rig.twin.forge(forged)).toEqual({ kind: 'message', text: 'bob emperor' })
})

it('forges what is submitted and searched for', async () => {
  const rig = await startBot(async (interaction) => {
    if (interaction.isModalSubmit())
      await interaction.reply(`${interaction.customId} ${interaction.fields.getTextInputValue('note')}`)
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'b' }])
  })
  const note = { type: 1, components: [{ type: 4, custom_id: 'note', value: 'hi' }] }
  const by = { by: 'erik', channel: admins(rig) }
  const form = { kind: 'submission', customId: 'remove|other', components: [note] } as const
  expect(await rig.twin.forge({ ...by, ...form })).toEqual({ kind: 'message', text: 'remove|other hi' })
  const options = [
    { type: 1, name: 'revoke', options: [{ type: 3, name: 'who', value: 'bo', focused: true }] },
  ]
  const search = { kind: 'suggest', name: 'team', options } as const
  expect(await rig.twin.forge({ ...by, ...search })).toEqual({ kind: 'options', text: 'bo!' })
})

it('hears of a form that opens', async () => {
  const rig = await startBot(async (command) => {
    if (!command.isUserContextMenuCommand()) return
    const input = { type: 4, custom_id: 'a', style: 1, label: 'A' } as const
    await command.showModal({
      custom_id: 'm',
      title: `For ${command.targetUser.username}`,
      components: [{ type: 1, components: [input] }],
    })
  })
  const forged = {
    kind: 'command',
    by: 'erik',
    channel: admins(rig),
    name: 'Invite to team',
    options: [],
  } as const
  expect(await rig.twin.forge({ ...forged, target: idOf(rig, 'bob') })).toEqual({
    kind: 'form',
    text: 'For bob',
  })
  await expect(rig.twin.forge({ ...forged, by: 'nobody' })).rejects.toThrow(CannotDo)
})
