import { describe, expect, it, vi } from 'vitest'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import type { Answer, Form, View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { found, openDiscord } from './open-discord.ts'

const view = (title: string): View => ({ tone: 'good', title })
const reply = (title: string): Answer => ({ kind: 'reply', view: view(title) })

const card: View = {
  tone: 'neutral',
  title: 'Join Editors?',
  buttons: [{ name: 'accept', subject: 'inv-1', label: 'Accept', look: 'primary' }],
}

const list: View = {
  tone: 'neutral',
  title: 'Open invitations',
  rows: [
    { text: 'bob', buttons: [{ name: 'revoke', subject: 'inv-1', label: 'Revoke', look: 'danger' }] },
    { text: 'dora', buttons: [{ name: 'revoke', subject: 'inv-2', label: 'Revoke', look: 'danger' }] },
  ],
}

const form: Form = {
  name: 'invite',
  title: 'Invite to team',
  submit: 'Invite',
  fields: [
    { name: 'who', label: 'People', isOptional: true, kind: 'people', max: 25 },
    { name: 'note', label: 'Note', isOptional: true, kind: 'text', isLong: true, maxLength: 300 },
    {
      name: 'role',
      label: 'Role',
      isOptional: false,
      kind: 'choice',
      choices: [{ label: 'Member', value: 'member' }],
    },
  ],
}

describe('what people do on Discord', () => {
  it('a command is answered so that nobody else sees it', async () => {
    const { arrived, personId, channel, newest, says } = await openDiscord(() => reply('Here you are'))
    const { id } = channel('ann', 'general')
    await says('ann', '/team help')
    await vi.waitFor(() =>
      expect(newest('ann', 'general')).toMatchObject({ text: 'Here you are', isEphemeral: true }),
    )
    expect(newest('bob', 'general')?.text).not.toContain('Here you are')
    expect(arrived).toMatchObject([
      {
        kind: 'command',
        name: 'help',
        actor: { platform: 'discord', id: personId('ann') },
        actorName: 'Ann Lee',
        isOurs: true,
        place: { platform: 'discord', channel: id, isDirect: false, space: createWorld().guild.id },
        input: {},
      },
    ])
  })

  it('one person and more, by mention and by address, are one list', async () => {
    const { arrived, personId, says } = await openDiscord(() => reply('Sent'))
    const text = '/team invite who:@bob more:"@dora eve@example.org nobody" role:admin note:"Welcome!"'
    await says('ann', text)
    await vi.waitFor(() => expect(arrived).toHaveLength(1))
    expect(arrived[0]?.input).toEqual({
      who: {
        actors: [personId('bob'), personId('dora')],
        emails: ['eve@example.org'],
        unreadable: ['nobody'],
      },
      role: 'admin',
      note: 'Welcome!',
    })
  })

  it('a form is filled and comes back by field', async () => {
    const { twin, arrived, personId, says } = await openDiscord(({ kind }) =>
      kind === 'submission' ? reply('Sent') : { kind: 'form', form },
    )
    await says('ann', '/team invite')
    await vi.waitFor(() => expect(twin.screen('ann').form?.title).toBe('Invite to team'))
    const open = found(twin.screen('ann').form)
    const [who, note, role] = open.fields.map(({ id }) => id)
    const values = { [found(who)]: ['bob'], [found(note)]: ['Hi'], [found(role)]: ['member'] }
    await twin.act('ann', { kind: 'submits', form: open.id, values })
    await vi.waitFor(() => expect(arrived).toHaveLength(2))
    expect(arrived[1]).toMatchObject({
      kind: 'submission',
      name: 'invite',
      input: { who: { actors: [personId('bob')], emails: [], unreadable: [] }, note: 'Hi', role: 'member' },
    })
  })

  it('what is wrong with a form is said in a reply', async () => {
    const { twin, newest, says } = await openDiscord(({ kind }) =>
      kind === 'submission'
        ? { kind: 'form_problems', problems: { role: 'There is no such role' } }
        : { kind: 'form', form },
    )
    await says('ann', '/team invite')
    await vi.waitFor(() => expect(twin.screen('ann').form).toBeDefined())
    const open = found(twin.screen('ann').form)
    await twin.act('ann', {
      kind: 'submits',
      form: open.id,
      values: { [found(open.fields[2]).id]: ['member'] },
    })
    await vi.waitFor(() => expect(newest('ann', 'general')?.text).toContain('There is no such role'))
  })

  it('a form about something comes back with it', async () => {
    const subject = 'team-1:a'
    const { twin, arrived, says } = await openDiscord(({ kind }) =>
      kind === 'submission' ? reply('Sent') : { kind: 'form', form: { ...form, subject } },
    )
    await says('ann', '/team invite')
    await vi.waitFor(() => expect(twin.screen('ann').form).toBeDefined())
    const open = found(twin.screen('ann').form)
    await twin.act('ann', {
      kind: 'submits',
      form: open.id,
      values: { [found(open.fields[2]).id]: ['member'] },
    })
    await vi.waitFor(() => expect(arrived).toHaveLength(2))
    expect(arrived[1]).toMatchObject({
      kind: 'submission',
      name: 'invite',
      input: { subject, role: 'member' },
    })
  })

  it('a person’s menu asks about that person', async () => {
    const { twin, arrived, personId, channel } = await openDiscord(() => reply('Sent'))
    const shortcut = found(twin.screen('ann').shortcuts.find(({ on }) => on === 'person'))
    await twin.act('ann', {
      kind: 'shortcut',
      id: shortcut.id,
      channel: channel('ann', 'general').id,
      person: 'bob',
    })
    await vi.waitFor(() => expect(arrived).toHaveLength(1))
    expect(arrived[0]).toMatchObject({
      kind: 'shortcut',
      name: 'invite',
      input: { who: { actors: [personId('bob')], emails: [], unreadable: [] } },
    })
  })

  it('a message’s menu asks about its author', async () => {
    const { twin, arrived, personId, channel } = await openDiscord(() => reply('Sent'))
    const shortcut = found(twin.screen('ann').shortcuts.find(({ on }) => on === 'message'))
    const { id, messages } = channel('ann', 'general')
    const message = found(messages.find(({ author }) => author.handle !== 'ann' && !author.isBot))
    await twin.act('ann', { kind: 'shortcut', id: shortcut.id, channel: id, message: message.id })
    await vi.waitFor(() => expect(arrived).toHaveLength(1))
    expect(arrived[0]?.input['who']).toMatchObject({ actors: [personId(message.author.handle)] })
  })

  it('choices come as one types', async () => {
    const choices = [{ label: 'Bob', value: 'inv-1' }]
    const { twin, arrived, channel } = await openDiscord(() => ({ kind: 'suggestions', choices }))
    const ask = { in: 'command', channel: channel('ann', 'general').id, text: '/team revoke who:bo' } as const
    expect(await twin.suggest('ann', ask)).toEqual([{ label: 'Bob', value: 'inv-1' }])
    expect(arrived[0]).toMatchObject({ kind: 'suggest', name: 'open_invitations', input: { query: 'bo' } })
  })

  it('a pressed button’s card becomes another', async () => {
    const { twin, discord, arrived, personId, channel, newest } = await openDiscord(() => ({
      kind: 'replace',
      view: view('Joined'),
    }))
    const delivery = await discord.deliver({ platform: 'discord', id: personId('bob') }, card, once('card 1'))
    const message = found(newest('bob', 'usher'))
    const place = { channel: channel('bob', 'usher').id, message: message.id }
    await twin.act('bob', { kind: 'presses', ...place, control: found(message.controls[0]).id })
    await vi.waitFor(() => expect(newest('bob', 'usher')).toMatchObject({ text: 'Joined', controls: [] }))
    expect(arrived[0]).toMatchObject({
      kind: 'press',
      name: 'accept',
      input: { subject: 'inv-1' },
      place: { isDirect: true },
      message: { platform: 'discord', ...place },
    })
    expect(delivery).toEqual({ kind: 'delivered', ref: { platform: 'discord', ...place } })
  })

  it('a list with buttons becomes something without, and a card becomes a list', async () => {
    const views = [list, view('Taken back'), list]
    const { twin, discord, lost, personId, channel, newest, says } = await openDiscord(({ kind }) => {
      const next = found(views.shift())
      return kind === 'press' ? { kind: 'replace', view: next } : { kind: 'reply', view: next }
    })
    const pressFirst = async (name: string) => {
      const { id, controls } = found(newest('bob', name))
      const control = found(controls[0]).id
      await twin.act('bob', { kind: 'presses', channel: channel('bob', name).id, message: id, control })
    }
    await says('bob', '/team invitations')
    await vi.waitFor(() => expect(newest('bob', 'general')?.controls).toHaveLength(2))
    await pressFirst('general')
    await vi.waitFor(() => expect(newest('bob', 'general')?.text).toBe('Taken back'))
    await discord.deliver({ platform: 'discord', id: personId('bob') }, card, once('card 1'))
    await pressFirst('usher')
    await vi.waitFor(() => expect(newest('bob', 'usher')?.text).toContain('dora'))
    expect(lost).toEqual([])
  })

  it('a slow answer is waited for, and then comes', async () => {
    const slow = Promise.withResolvers<Answer>()
    const { newest, says } = await openDiscord(() => slow.promise)
    await says('ann', '/team members')
    await vi.waitFor(() => expect(newest('ann', 'general')?.isWaiting).toBe(true), { timeout: 4000 })
    slow.resolve(reply('Three members'))
    await vi.waitFor(() =>
      expect(newest('ann', 'general')).toMatchObject({ text: 'Three members', isEphemeral: true }),
    )
  })

  it('an interaction that comes twice is answered once', async () => {
    let times = 0
    const { twin, arrived, lost, newest, says } = await openDiscord(() =>
      times++ ? { kind: 'nothing' } : reply('Once'),
    )
    twin.faults.deliverTwice(1)
    await says('ann', '/team help')
    await vi.waitFor(() => expect(arrived).toHaveLength(2))
    await vi.waitFor(() => expect(newest('ann', 'general')?.text).toBe('Once'))
    expect(arrived[1]?.delivery).toBe(arrived[0]?.delivery)
    expect(lost).toEqual([])
  })

  it('a stop waits for the answer under way', async () => {
    const slow = Promise.withResolvers<Answer>()
    const { discord, arrived, newest, says, lost } = await openDiscord(() => slow.promise)
    await says('ann', '/team members')
    await vi.waitFor(() => expect(arrived).toHaveLength(1))
    const stopping = discord.stop()
    slow.resolve(reply('Three members'))
    await stopping
    expect(newest('ann', 'general')?.text).toBe('Three members')
    expect(lost).toEqual([])
  })

  it('commands still arrive after the connection was cut', async () => {
    const { twin, newest, says } = await openDiscord(() => reply('Still here'))
    twin.faults.dropSockets()
    await says('ann', '/team help')
    await vi.waitFor(() => expect(newest('ann', 'general')?.text).toBe('Still here'), { timeout: 10_000 })
  })
})
