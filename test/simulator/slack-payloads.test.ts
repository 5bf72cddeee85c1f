import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { httpManifest } from './slack-manifests.ts'
import { callApi, channel, idOf, newest, startTwin } from './slack-rig.ts'
import { quiet, startStranger } from './slack-stranger.ts'

const text = (words: string) => ({ type: 'plain_text', text: words, emoji: true })
const options = [
  { text: text('Member'), value: 'member' },
  { text: text('Admin'), value: 'admin' },
]
const blocks = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      { type: 'button', action_id: 'go', text: text('Go'), value: 'i1', style: 'primary' },
      { type: 'static_select', action_id: 'role', placeholder: text('Role'), options },
      { type: 'users_select', action_id: 'who' },
    ],
  },
]

async function start() {
  const twin = await startTwin({ manifest: httpManifest })
  const heard = await startStranger(twin, () => ({}))
  const last = async () => {
    await quiet(twin)
    const found = heard.at(-1)
    if (!found) throw new Error('nothing was heard')
    return found
  }
  return { twin, last }
}

describe('a command', () => {
  it('is signed over its raw body and names everything', async () => {
    const { twin, last } = await start()
    const { id, name } = channel(twin, 'ann', 'Usher')
    expect(name).toBe('Usher')
    await twin.act('ann', { kind: 'says', channel: id, text: '/team help' })
    const { headers, raw, payload } = await last()
    const stamp = String(headers['x-slack-request-timestamp'])
    const digest = createHmac('sha256', twin.credentials.SLACK_SIGNING_SECRET)
      .update(`v0:${stamp}:${raw}`)
      .digest('hex')
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`)
    expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(5)
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
    const { response_url: responseUrl, trigger_id: triggerId, ...rest } = payload
    expect(responseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/actions\/T02LIGHTH0U\//)
    expect(triggerId).toMatch(/^\d+\.\d+\.[0-9a-f]{32}$/)
    expect(rest).toEqual({
      token: 'simulated-verification-token',
      team_id: 'T02LIGHTH0U',
      team_domain: 'lighthouse',
      channel_id: id,
      channel_name: 'directmessage',
      user_id: idOf(twin, 'ann'),
      user_name: 'ann',
      command: '/team',
      text: 'help',
      api_app_id: twin.app.id,
      is_enterprise_install: 'false',
    })
  })
})

describe('a press', () => {
  it('tells who pressed what, where, with the state of the whole message', async () => {
    const { twin, last } = await start()
    const general = channel(twin, 'ann', 'general').id
    await callApi(twin, 'chat.postMessage', { channel: general, text: 'card', blocks })
    const message = newest(twin, 'ann', 'general').id
    await twin.act('ann', {
      kind: 'presses',
      channel: general,
      message,
      control: 'b/role',
      values: ['admin'],
    })
    const { payload } = await last()
    const chosen = { type: 'static_select', selected_option: options[1] }
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: idOf(twin, 'ann'), username: 'ann', name: 'ann', team_id: 'T02LIGHTH0U' },
      team: { id: 'T02LIGHTH0U', domain: 'lighthouse' },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: message, channel_id: general, is_ephemeral: false },
      channel: { id: general, name: 'general' },
      message: { type: 'message', ts: message, bot_id: twin.app.botId, text: 'card', blocks },
      state: { values: { b: { role: chosen, who: { type: 'users_select', selected_user: null } } } },
      actions: [{ ...chosen, block_id: 'b', action_id: 'role', placeholder: text('Role') }],
    })
  })

  it('on a hidden message does not send the message back', async () => {
    const { twin, last } = await start()
    const where = { channel: channel(twin, 'ann', 'team-admins').id }
    await callApi(twin, 'chat.postEphemeral', { ...where, user: idOf(twin, 'ann'), text: 'x', blocks })
    const message = newest(twin, 'ann', 'team-admins').id
    await twin.act('ann', { kind: 'presses', ...where, message, control: 'b/go' })
    const { payload } = await last()
    expect(payload).not.toHaveProperty('message')
    expect(payload).toMatchObject({
      container: { is_ephemeral: true },
      channel: { name: 'privategroup' },
      actions: [{ type: 'button', value: 'i1', style: 'primary', text: text('Go') }],
    })
  })

  it('picks people by handle', async () => {
    const { twin, last } = await start()
    const general = channel(twin, 'ann', 'general').id
    await callApi(twin, 'chat.postMessage', { channel: general, text: 'card', blocks })
    const message = newest(twin, 'ann', 'general').id
    await twin.act('ann', { kind: 'presses', channel: general, message, control: 'b/who', values: ['bob'] })
    expect((await last()).payload['actions']).toMatchObject([{ selected_user: idOf(twin, 'bob') }])
    const nobody = { kind: 'presses', channel: general, message, control: 'b/who', values: ['zed'] } as const
    await expect(twin.act('ann', nobody)).rejects.toThrow('nobody called "zed"')
  })
})

describe('a form', () => {
  it('that is closed says so where the app asked for it', async () => {
    const { twin, last } = await start()
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
    const { trigger_id } = (await last()).payload
    const view = { type: 'modal', title: text('Hi'), notify_on_close: true, private_metadata: 'm', blocks }
    const opened = await callApi(twin, 'views.open', { trigger_id, view })
    await twin.act('ann', { kind: 'dismisses', form: twin.screen('ann').form?.id ?? '' })
    expect((await last()).payload).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: opened.body['view'],
    })
    expect(opened.body['view']).toMatchObject({ private_metadata: 'm', previous_view_id: null, submit: null })
    expect(twin.screen('ann').form).toBeUndefined()
  })
})

describe('events', () => {
  it('tell who opened the Home tab, and what was said to the app', async () => {
    const { twin, last } = await start()
    await twin.act('ann', { kind: 'opens_home' })
    const opened = await last()
    const direct = channel(twin, 'ann', 'Usher').id
    expect(opened.headers['content-type']).toBe('application/json')
    expect(opened.payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T02LIGHTH0U',
      api_app_id: twin.app.id,
      authorizations: [{ team_id: 'T02LIGHTH0U', user_id: twin.app.userId, is_bot: true }],
      event: { type: 'app_home_opened', user: idOf(twin, 'ann'), channel: direct, tab: 'home' },
    })
    await twin.act('ann', { kind: 'says', channel: direct, text: 'hello @bob' })
    expect((await last()).payload['event']).toMatchObject({
      type: 'message',
      channel: direct,
      channel_type: 'im',
      user: idOf(twin, 'ann'),
      text: `hello <@${idOf(twin, 'bob')}>`,
    })
  })
})

describe('a shortcut on a message', () => {
  const chooseOn = async (words: string) => {
    const { twin, last } = await start()
    const general = channel(twin, 'ann', 'general')
    const id = general.messages.find((message) => message.text.startsWith(words))?.id ?? ''
    await twin.act('ann', { kind: 'shortcut', id: 'invite_author', channel: general.id, message: id })
    return (await last()).payload['message']
  }

  it('brings what a person wrote with the id their client gave it', async () => {
    const message = await chooseOn('Good morning!')
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
    expect(z.object({ client_msg_id: z.string() }).parse(message).client_msg_id).toMatch(uuid)
    expect(message).not.toHaveProperty('bot_id')
  })

  it('names the app behind what a bot wrote', async () => {
    const message = await chooseOn('Deploy 412')
    const app = { app_id: 'A04R0B0DEP1', team_id: 'T02LIGHTH0U' }
    expect(message).toMatchObject({
      user: 'U04R0B0DEP1',
      bot_id: 'B04R0B0DEP1',
      app_id: 'A04R0B0DEP1',
      bot_profile: { ...app, id: 'B04R0B0DEP1', user_id: 'U04R0B0DEP1', name: 'Deploy Robot' },
    })
    expect(message).not.toHaveProperty('client_msg_id')
  })
})

it('tells of a bot which app it belongs to, in its profile', async () => {
  const { twin } = await start()
  const { body } = await callApi(twin, 'users.info', { user: idOf(twin, 'robo') })
  const profile = { api_app_id: 'A04R0B0DEP1', bot_id: 'B04R0B0DEP1', always_active: true }
  expect(body['user']).toMatchObject({ is_bot: true, profile })
})
