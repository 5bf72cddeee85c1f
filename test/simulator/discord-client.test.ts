import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js'
import { expect, it } from 'vitest'
import { CannotDo } from '../../src/simulator/twin.ts'
import { lastMessage, nextInteraction, type Rig, registerCommands, startRig } from './discord-rig.ts'

const commanded = async (): Promise<Rig> => {
  const rig = await startRig()
  await registerCommands(rig)
  return rig
}

/** Narrows what the SDK delivers, or fails the test. */
function must<Kind extends Interaction>(
  interaction: Interaction,
  is: (one: Interaction) => one is Kind,
): Kind {
  if (!is(interaction)) throw new Error(`an interaction of type ${interaction.type}`)
  return interaction
}

async function invites({ twin, channel, ...rig }: Rig) {
  const next = nextInteraction(rig)
  await twin.act('ann', { kind: 'says', channel, text: '/team invite who:@bob role:Admin note:"two words"' })
  return must(await next, (one) => one.isChatInputCommand())
}

it('lets the real client log in and see the guild', async () => {
  const { client, twin } = await startRig()
  expect(client.user.username).toBe('usher')
  expect(client.guilds.cache.map(({ name }) => name)).toEqual([twin.title])
  expect(client.channels.cache.map((one) => ('name' in one ? one.name : ''))).toEqual([
    'general',
    'random',
    'team-admins',
    'admins-annex',
    'news',
  ])
})

it('shows what a command is answered with to the asker alone', async () => {
  const rig = await commanded()
  const command = await invites(rig)
  expect(rig.twin.busy()).toBe(1)
  expect(command.options.getSubcommand()).toBe('invite')
  expect(command.options.getUser('who')?.globalName).toBe('Bob Okafor')
  expect(command.options.getString('role')).toBe('admin')
  expect(command.options.getString('note')).toBe('two words')

  const content = `Invited <@${command.options.getUser('who')?.id}> \\*really\\* until <t:1780000000:F>`
  await command.reply({ content, flags: MessageFlags.Ephemeral })

  const seen = lastMessage(rig.twin, 'ann', rig.channel)
  expect(seen.text).toBe('Invited @Bob Okafor *really* until Thursday, 28 May 2026 at 20:26 UTC')
  expect(seen).toMatchObject({ isEphemeral: true, isWaiting: false })
  expect(lastMessage(rig.twin, 'bob', rig.channel).text).not.toContain('Invited')
  expect(rig.twin.busy()).toBe(0)
  expect(rig.twin.pings()).toEqual([])
})

it('shows that the bot is thinking until it has edited its answer', async () => {
  const rig = await commanded()
  const command = await invites(rig)
  await command.deferReply()
  expect(lastMessage(rig.twin, 'bob', rig.channel)).toMatchObject({
    isWaiting: true,
    text: 'Usher is thinking…',
  })

  await command.editReply({ embeds: [{ title: 'Done', fields: [{ name: 'Who', value: 'Bob' }] }] })
  const { isWaiting, text, editedAt } = lastMessage(rig.twin, 'bob', rig.channel)
  expect({ isWaiting, text, editedAt }).toEqual({
    isWaiting: false,
    text: 'Done\nWho: Bob',
    editedAt: undefined,
  })

  await command.followUp({ content: 'and more', flags: MessageFlags.Ephemeral })
  expect(lastMessage(rig.twin, 'ann', rig.channel)).toMatchObject({ text: 'and more', isEphemeral: true })
  await command.deleteReply()
  expect(lastMessage(rig.twin, 'bob', rig.channel).text).not.toBe('Done\nWho: Bob')
})

it('revises a message by its button', async () => {
  const rig = await commanded()
  const command = await invites(rig)
  const accept = new ButtonBuilder().setCustomId('accept:1').setLabel('Accept').setStyle(ButtonStyle.Success)
  await command.reply({
    content: 'Join?',
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(accept)],
  })
  const { id, controls } = lastMessage(rig.twin, 'bob', rig.channel)
  expect(controls).toMatchObject([{ id: 'accept:1', kind: 'button', label: 'Accept', look: 'primary' }])

  const next = nextInteraction(rig)
  await rig.twin.act('bob', { kind: 'presses', channel: rig.channel, message: id, control: 'accept:1' })
  const press = must(await next, (one) => one.isButton())
  expect(press.message.id).toBe(id)
  await press.update({ content: 'Joined', components: [] })
  expect(lastMessage(rig.twin, 'ann', rig.channel)).toMatchObject({ id, text: 'Joined', controls: [] })
})

it('opens a form and takes what was filled in', async () => {
  const rig = await commanded()
  const command = await invites(rig)
  const people = new UserSelectMenuBuilder().setCustomId('who').setMaxValues(5)
  const note = new TextInputBuilder()
    .setCustomId('note')
    .setStyle(TextInputStyle.Paragraph)
    .setRequired(false)
  await command.showModal(
    new ModalBuilder()
      .setCustomId('invite')
      .setTitle('Invite')
      .addLabelComponents(
        new LabelBuilder().setLabel('Who').setUserSelectMenuComponent(people),
        new LabelBuilder().setLabel('Note').setDescription('A line').setTextInputComponent(note),
      ),
  )
  const { form } = rig.twin.screen('ann')
  expect(form?.fields).toMatchObject([
    { id: 'who', kind: 'people', label: 'Who', isRequired: true, max: 5 },
    { id: 'note', kind: 'long_text', label: 'Note', hint: 'A line', isRequired: false },
  ])
  const submit = (who: readonly string[]) =>
    rig.twin.act('ann', { kind: 'submits', form: form?.id ?? '', values: { who, note: ['hi'] } })
  await expect(submit([])).rejects.toThrow(new CannotDo('Choose at least 1.'))

  const next = nextInteraction(rig)
  await submit(['bob', 'mia'])
  const submission = must(await next, (one) => one.isModalSubmit())
  expect(rig.twin.screen('ann').form?.isBusy).toBe(true)
  expect(submission.fields.getSelectedUsers('who')?.map(({ username }) => username)).toEqual(['bob', 'mia'])
  expect(submission.fields.getTextInputValue('note')).toBe('hi')
  await submission.reply({ content: 'Sent', flags: MessageFlags.Ephemeral })
  expect(rig.twin.screen('ann').form).toBeUndefined()
  expect(lastMessage(rig.twin, 'ann', rig.channel).text).toBe('Sent')
})

it('offers options while somebody types', async () => {
  const rig = await commanded()
  const next = nextInteraction(rig)
  const offered = rig.twin.suggest('ann', {
    in: 'command',
    channel: rig.channel,
    text: '/team revoke who:bo',
  })
  const typing = must(await next, (one) => one.isAutocomplete())
  expect(typing.options.getFocused(true)).toMatchObject({ name: 'who', value: 'bo' })
  await typing.respond([{ name: 'Bob Okafor', value: 'inv-1' }])
  expect(await offered).toEqual([{ value: 'inv-1', label: 'Bob Okafor' }])
})

it('runs the menu of a person', async () => {
  const rig = await commanded()
  const [entry] = rig.twin.screen('ann').shortcuts
  expect(entry).toMatchObject({ name: 'Invite to team', on: 'person' })
  const next = nextInteraction(rig)
  await rig.twin.act('ann', { kind: 'shortcut', id: entry?.id ?? '', channel: rig.channel, person: 'mia' })
  const command = must(await next, (one) => one.isUserContextMenuCommand())
  expect(command.targetUser.username).toBe('mia')
  await command.reply({ content: 'ok' })
  expect(lastMessage(rig.twin, 'bob', rig.channel).text).toBe('ok')
})

it.each([
  ['/team dance', '/team needs a subcommand.'],
  ['/nothing', 'There is no command /nothing here.'],
  ['/team invite', 'The option who is required.'],
  ['/team invite who:@nobody', 'Nobody here is called @nobody.'],
  ['/team invite who:@bob role:king', '“king” is not one of the choices of role.'],
  ['/team invite who:@bob note:"more than twenty characters"', 'note takes at most 20 characters.'],
  ['/team invite who:@bob colour:red', '/team invite has no option colour.'],
  ['/team invite who:@bob please', '“please” is not an option of /team invite.'],
])('refuses to send %s', async (text, words) => {
  const { twin, channel, ...rig } = await commanded()
  await expect(twin.act('ann', { kind: 'says', channel, text })).rejects.toThrow(new CannotDo(words))
  expect(rig.client.isReady()).toBe(true)
  expect(twin.busy()).toBe(0)
})
