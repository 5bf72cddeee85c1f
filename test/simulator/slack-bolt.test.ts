import { describe, expect, it, vi } from 'vitest'
import { httpManifest, manifest } from './slack-manifests.ts'
import { channel, connectApp, connectHttpApp, idOf, newest, startTwin } from './slack-rig.ts'

type Prepare = Parameters<typeof connectApp>[1]

const text = (words: string) => ({ type: 'plain_text' as const, text: words })

const form = {
  type: 'modal' as const,
  callback_id: 'invite_form',
  title: text('Invite'),
  submit: text('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'who',
      label: text('Who'),
      element: { type: 'multi_users_select' as const, action_id: 'pick' },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: text('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'pick', multiline: true, max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'role',
      label: text('Role'),
      element: { type: 'external_select' as const, action_id: 'role', min_query_length: 1 },
    },
  ],
}

const card = {
  text: 'You are invited',
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'You are *invited* &amp; welcome' } },
    {
      type: 'actions' as const,
      block_id: 'answer',
      elements: [{ type: 'button' as const, action_id: 'accept', text: text('Accept'), value: 'i1' }],
    },
  ],
}

describe.each([
  { mode: 'the socket', connect: connectApp, pasted: manifest },
  { mode: 'HTTP', connect: connectHttpApp, pasted: httpManifest },
])('the real app by $mode', ({ connect, pasted }) => {
  const start = async (prepare: Prepare = () => undefined) => {
    const twin = await startTwin({ manifest: pasted })
    await connect(twin, prepare)
    return twin
  }

  it('answers a command so that only its author sees it', async () => {
    const twin = await start((app) =>
      app.command('/team', async ({ ack, command }) => ack(`got ${command.text}`)),
    )
    const { id } = channel(twin, 'ann', 'general')
    await twin.act('ann', {
      kind: 'says',
      channel: id,
      text: '/team invite @bob ann@lighthouse.example <3 #random',
    })
    await vi.waitUntil(() => newest(twin, 'ann', 'general').isEphemeral)
    expect(newest(twin, 'ann', 'general').text).toBe(
      'got invite @Bob Okafor ann@lighthouse.example <3 #random',
    )
    expect(newest(twin, 'bob', 'general').isEphemeral).toBe(false)
    expect(twin.busy()).toBe(0)
  })

  it('replaces the message whose button was pressed', async () => {
    const twin = await start((app) => {
      app.command('/team', async ({ ack }) => ack(card))
      app.action('accept', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'You are in', replace_original: true })
      })
    })
    const { id } = channel(twin, 'ann', 'general')
    await twin.act('ann', { kind: 'says', channel: id, text: '/team' })
    await vi.waitUntil(() => newest(twin, 'ann', 'general').isEphemeral)
    const shown = newest(twin, 'ann', 'general')
    expect(shown.text).toBe('You are invited & welcome')
    expect(shown.controls.map(({ id: control, label }) => [control, label])).toEqual([
      ['answer/accept', 'Accept'],
    ])
    await twin.act('ann', { kind: 'presses', channel: id, message: shown.id, control: 'answer/accept' })
    await vi.waitUntil(() => newest(twin, 'ann', 'general').text === 'You are in')
    expect(newest(twin, 'ann', 'general')).toMatchObject({ id: shown.id, isEphemeral: true, controls: [] })
  })

  it('opens a form, complains about it, searches in it and takes it', async () => {
    const taken = vi.fn<(values: unknown) => void>()
    const twin = await start((app) => {
      app.command('/team', async ({ ack, client, command }) => {
        await ack()
        await client.views.open({ trigger_id: command.trigger_id, view: form })
      })
      app.options('role', async ({ ack, options }) =>
        ack({ options: [{ text: text(`Role ${options.value}`), value: 'admin' }] }),
      )
      app.view('invite_form', async ({ ack, view }) => {
        const { values } = view.state
        if (values['note']?.['pick']?.value === 'bad') {
          await ack({ response_action: 'errors', errors: { note: 'Be kind' } })
          return
        }
        taken(values)
        await ack()
      })
    })
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
    await vi.waitUntil(() => twin.screen('ann').form)
    const id = twin.screen('ann').form?.id ?? ''
    expect(twin.screen('ann').form?.fields.map(({ kind }) => kind)).toEqual(['people', 'long_text', 'search'])

    await twin.act('ann', { kind: 'submits', form: id, values: { note: ['x'.repeat(21)] } })
    expect(twin.screen('ann').form?.fields.map(({ error }) => error)).toEqual([
      'Please complete this required field.',
      'Must be at most 20 characters.',
      'Please complete this required field.',
    ])

    const offered = await twin.suggest('ann', { in: 'form', form: id, field: 'role', query: 'ad' })
    expect(offered).toEqual([{ value: 'admin', label: 'Role ad' }])
    expect(await twin.suggest('ann', { in: 'form', form: id, field: 'role', query: '' })).toEqual([])

    const values = { who: ['bob', 'dora'], role: ['admin'] }
    await twin.act('ann', { kind: 'submits', form: id, values: { ...values, note: ['bad'] } })
    expect(twin.screen('ann').form?.isBusy).toBe(true)
    await vi.waitUntil(() => twin.screen('ann').form?.fields[1]?.error)
    expect(twin.screen('ann').form).toMatchObject({ isBusy: false, fields: [{}, { error: 'Be kind' }, {}] })

    await twin.act('ann', { kind: 'submits', form: id, values })
    await vi.waitUntil(() => !twin.screen('ann').form)
    expect(taken).toHaveBeenCalledExactlyOnceWith({
      who: { pick: { type: 'multi_users_select', selected_users: [idOf(twin, 'bob'), idOf(twin, 'dora')] } },
      note: { pick: { type: 'plain_text_input', value: null } },
      role: {
        role: {
          type: 'external_select',
          selected_option: { text: { type: 'plain_text', text: 'Role ad', emoji: true }, value: 'admin' },
        },
      },
    })
  })

  it('publishes a Home tab when somebody looks, and hears presses in it', async () => {
    const pressed = vi.fn<(hasResponseUrl: boolean, hasView: boolean) => void>()
    const twin = await start((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: card.blocks } })
      })
      app.action('accept', async ({ ack, body }) => {
        await ack()
        pressed('response_url' in body, 'view' in body)
      })
    })
    await twin.act('bob', { kind: 'opens_home' })
    await vi.waitUntil(() => twin.screen('bob').home)
    expect(twin.screen('bob').home?.text).toBe('You are invited & welcome')
    await twin.act('bob', { kind: 'presses_in_home', control: 'answer/accept' })
    await vi.waitUntil(() => pressed.mock.calls.length > 0)
    expect(pressed).toHaveBeenCalledWith(false, true)
  })

  it('hears shortcuts, from anywhere and on a message', async () => {
    const heard = vi.fn<(type: string, text: string | undefined) => void>()
    const twin = await start((app) => {
      app.shortcut(/^invite_/, async ({ ack, shortcut }) => {
        await ack()
        heard(shortcut.type, 'message' in shortcut ? shortcut.message.text : undefined)
      })
    })
    const general = channel(twin, 'ann', 'general')
    const [first] = general.messages
    await twin.act('ann', { kind: 'shortcut', id: 'invite_anywhere' })
    await twin.act('ann', {
      kind: 'shortcut',
      id: 'invite_author',
      channel: general.id,
      message: first?.id ?? '',
    })
    await vi.waitUntil(() => heard.mock.calls.length === 2)
    expect(heard.mock.calls).toEqual(
      expect.arrayContaining([
        ['shortcut', undefined],
        ['message_action', first?.text],
      ]),
    )
  })
})
