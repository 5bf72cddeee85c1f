import { expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import {
  ask,
  channelNamed,
  lastMessage,
  nextInteraction,
  registerCommands,
  startRig,
  startTwin,
} from './discord-rig.ts'

const start = () => startTwin({ clock: createManualClock(new Date('2026-03-02T09:00:00Z')) })

it.each([
  ['**bold** _slanted_ __under__ ~~gone~~ ||hidden||', 'bold slanted under gone hidden'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 234'],
  ['\\*not bold\\* \\_nor this\\_ \\<@1\\>', '*not bold* _nor this_ <@1>'],
  ['`**code**` and \\`none\\`', '**code** and `none`'],
  ['# Heading\n> quote\n-# small', 'Heading\nquote\nsmall'],
  ['[the site](https://a.example/b_c_d)', 'the site'],
  ['[\\*the\\* <@199999999999999999>](<https://a.example/>)', '*the* @Otto Outside'],
  ['\\[the site](https://a.example/)', '[the site](https://a.example/)'],
  ['[a\\[b](<https://a.example/>)', '[a[b](https://a.example/)'],
  ['[https://b.example](https://a.example/)', '[https://b.example](https://a.example/)'],
  ['`[code](https://a.example/)`', '[code](https://a.example/)'],
  ['<https://a.example/_x_>', 'https://a.example/_x_'],
  ['<@199999999999999999>, <@111111111111111111>', '@Otto Outside, @unknown-user'],
  ['<t:1772442000:F>', 'Monday, 2 March 2026 at 09:00 UTC'],
  ['<t:1772442000:D>', '2 March 2026'],
  ['<t:1773046800:R> and <t:1772438400:R>', 'in 7 days and 1 hour ago'],
])('reads %j as a person would', async (content, text) => {
  const twin = await start()
  const channel = channelNamed(twin, 'general')
  await ask(twin, `POST /channels/${channel}/messages`, { content })
  expect(lastMessage(twin, 'ann', channel).text).toBe(text)
})

it.each([
  ['[the *site*](<https://a.example/b_c>)', [{ label: 'the site', url: 'https://a.example/b_c' }]],
  ['**[one](https://a.example/1)** [two](https://a.example/2)', ['one 1', 'two 2'].map(linkOf)],
  ['[x [y] z](https://a.example/1)', [linkOf('x [y] z 1')]],
  ['[cut](<https://a.example/(1)>)', []],
  ['[a\\]b](<https://a.example/>)', []],
  ['[https://b.example](https://a.example/)', []],
  ['[go](javascript:alert) \\[go](https://a.example/) `[go](https://a.example/)`', []],
])('makes links of %j', async (content, links) => {
  const twin = await start()
  const channel = channelNamed(twin, 'general')
  await ask(twin, `POST /channels/${channel}/messages`, {
    embeds: [{ title: content, description: content }],
  })
  expect(lastMessage(twin, 'ann', channel).links).toEqual(links)
  await ask(twin, `POST /channels/${channel}/messages`, {
    flags: 1 << 15,
    components: [{ type: 10, content }],
  })
  expect(lastMessage(twin, 'ann', channel).links).toEqual(links)
})

/** `label 1` leads to the page 1. */
function linkOf(text: string) {
  const [, label = '', page = ''] = /^(.*) (\d)$/.exec(text) ?? []
  return { label, url: `https://a.example/${page}` }
}

it('shows what Components V2 say and offer', async () => {
  const twin = await start()
  const channel = channelNamed(twin, 'general')
  const revoke = { type: 2, style: 4, label: 'Revoke', custom_id: 'revoke:1' }
  await ask(twin, `POST /channels/${channel}/messages`, {
    flags: 1 << 15,
    components: [
      {
        type: 17,
        components: [
          { type: 10, content: '**Open invitations**' },
          { type: 14 },
          { type: 9, components: [{ type: 10, content: 'Bob' }], accessory: revoke },
        ],
      },
      { type: 1, components: [{ type: 2, style: 5, label: 'Help', url: 'https://a.example' }] },
      { type: 1, components: [{ type: 5, custom_id: 'who', placeholder: 'Whom?' }] },
      { type: 1, components: [{ type: 3, custom_id: 'as', options: [{ label: 'Admin', value: 'a' }] }] },
    ],
  })
  const { text, controls } = lastMessage(twin, 'ann', channel)
  expect(text).toBe('Open invitations\nBob')
  expect(controls).toMatchObject([
    { id: 'revoke:1', kind: 'button', label: 'Revoke', look: 'danger', isDisabled: false },
    { kind: 'link', label: 'Help', url: 'https://a.example' },
    { id: 'who', kind: 'people', label: 'Whom?' },
    { id: 'as', kind: 'select', options: [{ value: 'a', label: 'Admin' }] },
  ])
})

it('gives the bot who was chosen in a select', async () => {
  const rig = await startRig()
  const { twin, channel } = rig
  const people = { type: 5, custom_id: 'who', max_values: 2 }
  await ask(twin, `POST /channels/${channel}/messages`, {
    content: 'Who?',
    components: [{ type: 1, components: [people] }],
  })
  const { id: message } = lastMessage(twin, 'ann', channel)
  const choose = (...values: readonly string[]) =>
    twin.act('ann', { kind: 'presses', channel, message, control: 'who', values })
  await expect(choose('bob', 'mia', 'erik')).rejects.toThrow('Choose at most 2.')
  const next = nextInteraction(rig)
  await choose('bob', 'mia')
  const chosen = await next
  if (!chosen.isUserSelectMenu()) throw new Error('not a choice of people')
  expect(chosen.users.map(({ username }) => username)).toEqual(['bob', 'mia'])
  expect(chosen.members.size).toBe(2)
})

it('lists every subcommand by its whole name', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  expect(rig.twin.screen('bob').commands).toMatchObject([
    {
      name: 'team invite',
      description: 'Invite somebody',
      options: [
        { name: 'who', kind: 'person', isRequired: true },
        { name: 'role', kind: 'text', choices: [{ value: 'admin', label: 'Admin' }] },
        { name: 'note', kind: 'text', isRequired: false, isSearch: false },
      ],
    },
    { name: 'team revoke', options: [{ name: 'who', isSearch: true }] },
  ])
})

it('runs commands in the direct channel with the bot, as a user and not as a member', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  await rig.twin.act('bob', { kind: 'opens_direct', with: 'usher' })
  const direct = rig.twin.screen('bob').channels.find((channel) => channel.with === 'usher')?.id ?? ''
  const next = nextInteraction(rig)
  const text = '/team revoke who:"for @mia and a@mia.example"'
  await rig.twin.act('bob', { kind: 'says', channel: direct, text })
  const command = await next
  if (!command.isChatInputCommand()) throw new Error('not a command')
  expect([command.inGuild(), command.context, command.user.username]).toEqual([false, 1, 'bob'])
  expect(command.authorizingIntegrationOwners).toMatchObject({ guildId: '0', userId: null })
  const mia = rig.twin.people.find(({ handle }) => handle === 'mia')
  expect(command.options.getString('who')).toBe(`for <@${mia?.id}> and a@mia.example`)
})
