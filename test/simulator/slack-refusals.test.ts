import { describe, expect, it } from 'vitest'
import { manifest } from './slack-manifests.ts'
import { callApi, channel, idOf, startTwin } from './slack-rig.ts'

const text = (words: string, type = 'plain_text') => ({ type, text: words })
const section = (words: string) => ({ type: 'section', text: text(words, 'mrkdwn') })
const button = (more: object) => ({ type: 'button', text: text('Go'), ...more })
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements })
const many = (count: number, one: object) => Array.from({ length: count }, () => one)
const option = (value: string) => ({ text: text(value || 'x'), value })
const input = { type: 'input', label: text('Who'), element: { type: 'plain_text_input' } }

describe('tokens and scopes', () => {
  it.each([
    { title: 'no token', call: 'auth.test', args: { token: '' }, error: 'not_authed' },
    { title: 'a made-up token', call: 'auth.test', args: { token: 'xoxb-1' }, error: 'invalid_auth' },
    { title: 'the wrong kind', call: 'apps.connections.open', args: {}, error: 'not_allowed_token_type' },
    { title: 'no such method', call: 'chat.shout', args: {}, error: 'unknown_method' },
  ])('refuses $title with $error', async ({ call, args, error }) => {
    const twin = await startTwin()
    expect((await callApi(twin, call, args)).body).toMatchObject({ ok: false, error })
  })

  it('names the scope that is missing and those that are there', async () => {
    const twin = await startTwin()
    const token = twin.tokenWith(['commands', 'chat:write'])
    const { body, headers } = await callApi(twin, 'users.info', { token, user: idOf(twin, 'ann') })
    expect(body).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'commands,chat:write',
    })
    expect(headers.get('x-oauth-scopes')).toBe('commands,chat:write')
  })

  it('gives an address only with users:read.email, and a locale only when asked', async () => {
    const twin = await startTwin()
    const user = idOf(twin, 'ann')
    const token = twin.tokenWith(['users:read'])
    const poor = await callApi(twin, 'users.info', { token, user })
    const rich = await callApi(twin, 'users.info', { user, include_locale: true })
    expect(poor.body['user']).not.toHaveProperty('profile.email')
    expect(poor.body['user']).not.toHaveProperty('locale')
    expect(rich.body).toMatchObject({
      user: { locale: 'en-GB', profile: { email: 'ann@lighthouse.example' } },
    })
  })
})

describe('posting', () => {
  const blocksCases = [
    { title: '51 blocks', blocks: many(51, section('x')), pointer: '/blocks]' },
    { title: 'a long section', blocks: [section('x'.repeat(3001))], pointer: '/blocks/0/text/text]' },
    { title: 'an empty section', blocks: [{ type: 'section' }], pointer: '/blocks/0/text]' },
    { title: 'an unknown block', blocks: [{ type: 'poem' }], pointer: '/blocks/0/type]' },
    {
      title: 'an unknown element',
      blocks: [actions({ type: 'lever' })],
      pointer: '/blocks/0/elements/0/type]',
    },
    { title: 'an unknown key', blocks: [{ ...section('x'), colour: 'red' }], pointer: '/blocks/0]' },
    {
      title: 'a long header',
      blocks: [{ type: 'header', text: text('x'.repeat(151)) }],
      pointer: '/blocks/0/text/text]',
    },
    {
      title: 'a mrkdwn header',
      blocks: [{ type: 'header', text: text('x', 'mrkdwn') }],
      pointer: '/blocks/0/text/type]',
    },
    { title: '26 elements', blocks: [actions(...many(26, button({})))], pointer: '/blocks/0/elements]' },
    {
      title: 'a long label',
      blocks: [actions(button({ text: text('x'.repeat(76)) }))],
      pointer: '/elements/0/text/text]',
    },
    {
      title: 'a long value',
      blocks: [actions(button({ value: 'x'.repeat(2001) }))],
      pointer: '/elements/0/value]',
    },
    {
      title: 'a long action id',
      blocks: [actions(button({ action_id: 'x'.repeat(256) }))],
      pointer: '/action_id]',
    },
    {
      title: 'six overflow options',
      blocks: [actions({ type: 'overflow', options: many(6, option('x')) })],
      pointer: '/options]',
    },
    {
      title: '101 options',
      blocks: [actions({ type: 'static_select', options: many(101, option('x')) })],
      pointer: '/options]',
    },
    {
      title: 'a long option value',
      blocks: [actions({ type: 'static_select', options: [{ ...option('x'), value: 'x'.repeat(151) }] })],
      pointer: '/options/0/value]',
    },
    {
      title: 'a choice that is not offered',
      blocks: [actions({ type: 'static_select', options: [option('a')], initial_option: option('b') })],
      pointer: '/initial_option]',
    },
    {
      title: 'one block id twice',
      blocks: many(2, { ...section('x'), block_id: 'same' }),
      pointer: '/blocks/1/block_id]',
    },
    {
      title: 'one action id twice',
      blocks: [actions(...many(2, button({ action_id: 'same' })))],
      pointer: '/blocks/0/elements/1/action_id]',
    },
  ]

  it.each(blocksCases)('refuses $title and points at it', async ({ blocks, pointer }) => {
    const twin = await startTwin()
    const { body } = await callApi(twin, 'chat.postMessage', {
      channel: idOf(twin, 'bob'),
      text: 'x',
      blocks,
    })
    expect(body).toMatchObject({ ok: false, error: 'invalid_blocks' })
    expect(JSON.stringify(body['response_metadata'])).toContain(pointer)
    expect(channel(twin, 'bob', 'Usher').messages).toEqual([])
  })

  it.each([
    { title: 'nothing to say', to: 'U02ANN7LEE1', args: {}, error: 'no_text' },
    {
      title: 'too much to say',
      to: 'U02ANN7LEE1',
      args: { text: 'x'.repeat(40_001) },
      error: 'msg_too_long',
    },
    {
      title: 'blocks that are no list',
      to: 'U02ANN7LEE1',
      args: { blocks: '{' },
      error: 'invalid_blocks_format',
    },
    { title: 'an unknown person', to: 'U0NOBODY', args: { text: 'x' }, error: 'channel_not_found' },
    { title: 'Slackbot', to: 'USLACKBOT', args: { text: 'x' }, error: 'cannot_dm_bot' },
    { title: 'a channel without the bot', to: 'C02RANDOM02', args: { text: 'x' }, error: 'not_in_channel' },
  ])('refuses $title with $error', async ({ to, args, error }) => {
    const twin = await startTwin()
    expect((await callApi(twin, 'chat.postMessage', { channel: to, ...args })).body['error']).toBe(error)
  })

  it.each([
    { kind: 'bot', error: 'cannot_dm_bot' },
    { kind: 'deactivated', error: 'user_disabled' },
  ])('does not write to somebody who is a $kind', async ({ kind, error }) => {
    const twin = await startTwin()
    const them = twin.people.find((person) => person.kind === kind)?.id
    expect((await callApi(twin, 'chat.postMessage', { channel: them, text: 'x' })).body['error']).toBe(error)
    expect((await callApi(twin, 'conversations.open', { users: them })).body['error']).toBe(error)
  })

  it('writes to nobody while the Messages tab is off', async () => {
    const off = { ...manifest, features: { ...manifest.features, app_home: { home_tab_enabled: true } } }
    const twin = await startTwin({ manifest: off })
    const { body } = await callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x' })
    expect(body['error']).toBe('messages_tab_disabled')
  })

  it('finds only active people by their address', async () => {
    const twin = await startTwin()
    const found = await callApi(twin, 'users.lookupByEmail', { email: 'ANN@lighthouse.example' })
    expect(found.body).toMatchObject({ ok: true, user: { id: idOf(twin, 'ann') } })
    const missed = await callApi(twin, 'users.lookupByEmail', { email: 'nobody@lighthouse.example' })
    expect(missed.body).toMatchObject({ ok: false, error: 'users_not_found' })
  })

  it('keeps what is hidden from others out of reach of chat.update', async () => {
    const twin = await startTwin()
    const general = { channel: channel(twin, 'ann', 'general').id }
    const user = idOf(twin, 'ann')
    const hidden = await callApi(twin, 'chat.postEphemeral', { ...general, user, text: 'psst' })
    const update = await callApi(twin, 'chat.update', {
      ...general,
      ts: hidden.body['message_ts'],
      text: 'x',
    })
    expect(update.body['error']).toBe('message_not_found')
    const outside = twin.people.find(
      ({ handle }) => !channel(twin, 'ann', 'general').members.includes(handle),
    )
    const missed = await callApi(twin, 'chat.postEphemeral', { ...general, user: outside?.id, text: 'x' })
    expect(missed.body['error']).toBe('user_not_in_channel')
  })

  it('updates what the app wrote, and nothing else', async () => {
    const twin = await startTwin()
    const { body: sent } = await callApi(twin, 'chat.postMessage', {
      channel: idOf(twin, 'bob'),
      text: 'one',
    })
    const where = { channel: sent['channel'], ts: sent['ts'] }
    expect((await callApi(twin, 'chat.update', { ...where, text: 'x'.repeat(4001) })).body['error']).toBe(
      'msg_too_long',
    )
    expect((await callApi(twin, 'chat.update', { ...where, text: 'two' })).body).toMatchObject({
      ok: true,
      ...where,
    })
    expect(channel(twin, 'bob', 'Usher').messages.map((one) => one.text)).toEqual(['two'])
    const general = channel(twin, 'ann', 'general')
    const theirs = { channel: general.id, ts: general.messages[0]?.id, text: 'x' }
    expect((await callApi(twin, 'chat.update', theirs)).body['error']).toBe('cant_update_message')
  })
})

describe('views', () => {
  const modal = { type: 'modal', title: text('Invite'), blocks: [section('x')] }

  it.each([
    { title: 'a long title', view: { ...modal, title: text('x'.repeat(25)) }, error: 'invalid_arguments' },
    { title: 'inputs without submit', view: { ...modal, blocks: [input] }, error: 'invalid_arguments' },
    {
      title: 'long private metadata',
      view: { ...modal, private_metadata: 'x'.repeat(3001) },
      error: 'invalid_arguments',
    },
    { title: '101 blocks', view: { ...modal, blocks: many(101, section('x')) }, error: 'invalid_arguments' },
    {
      title: 'a view of 250 kB',
      view: { ...modal, blocks: many(90, section('x'.repeat(2900))) },
      error: 'view_too_large',
    },
    { title: 'a made-up trigger', view: modal, error: 'invalid_trigger_id' },
  ])('refuses $title with $error', async ({ view, error }) => {
    const twin = await startTwin()
    const { body } = await callApi(twin, 'views.open', { trigger_id: '1.2.3', view })
    expect(body['error']).toBe(error)
  })

  it('publishes a Home only where there is one, and notices a race', async () => {
    const twin = await startTwin()
    const user_id = idOf(twin, 'ann')
    const view = { type: 'home', blocks: [section('x')] }
    expect((await callApi(twin, 'views.publish', { user_id, view })).body['ok']).toBe(true)
    expect((await callApi(twin, 'views.publish', { user_id, view, hash: 'old' })).body['error']).toBe(
      'hash_conflict',
    )
    const off = { ...manifest, features: { ...manifest.features, app_home: {} } }
    const without = await startTwin({ manifest: off })
    expect((await callApi(without, 'views.publish', { user_id, view })).body['error']).toBe('not_enabled')
  })
})
