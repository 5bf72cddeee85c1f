import { describe, expect, it } from 'vitest'
import { CannotDo } from '../../src/simulator/twin.ts'
import { httpManifest } from './slack-manifests.ts'
import { callApi, channel, connectApp, connectHttpApp, idOf, startTwin } from './slack-rig.ts'
import { startStranger } from './slack-stranger.ts'

const ADMINS = 'G03ADMINS03'

const nothing = { kind: 'nothing', text: '' }

describe('a forged press', () => {
  it('brings the value to the real app, whoever presses, and hears what it says', async () => {
    const twin = await startTwin()
    await connectApp(twin, (app) => {
      app.action('revoke', async ({ ack, action, body, respond }) => {
        await ack()
        const value = 'value' in action ? action.value : ''
        await respond({ text: `No, <@${body.user.id}>: ${value}`, replace_original: false })
      })
    })
    const forged = { kind: 'press', channel: ADMINS, actionId: 'revoke', value: '{"id":"x"}' } as const
    expect(await twin.forge({ ...forged, by: 'gus' })).toEqual({
      kind: 'message',
      text: 'No, @Gus Petrov: {"id":"x"}',
    })
    expect(await twin.forge({ ...forged, by: 'olga' })).toMatchObject({ kind: 'message' })
    expect(twin.screen('gus').channels.map(({ id }) => id)).not.toContain(ADMINS)
  })

  it('claims to be somebody else, of another workspace, in a channel that is none', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const heard = await startStranger(twin, () => ({}))
    const claims = {
      user: { id: idOf(twin, 'ann'), team_id: 'T0OTHER0001', name: 'ann' },
      team: { id: 'T0OTHER0001', domain: 'other' },
    }
    const said = twin.forge({
      kind: 'press',
      by: 'zoe',
      channel: 'C0NOWHERE',
      actionId: 'a',
      value: 'v',
      claims,
    })
    await expect.poll(() => heard.length).toBe(1)
    const [first] = heard
    expect(first?.payload).toMatchObject({
      type: 'block_actions',
      ...claims,
      channel: { id: 'C0NOWHERE' },
      actions: [{ action_id: 'a', value: 'v' }],
    })
    expect(first?.headers['x-slack-signature']).toMatch(/^v0=/)
    const responseUrl = String(first?.payload['response_url'])
    const answered = await fetch(responseUrl, {
      method: 'POST',
      body: JSON.stringify({ text: 'No.' }),
      headers: JSON_BODY,
    })
    expect(answered.status).toBe(400)
    expect(await said).toEqual({ kind: 'message', text: 'No.' })
  })

  it('repeats the message that it names', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const heard = await startStranger(twin, () => ({}))
    const { ts } = (await callApi(twin, 'chat.postMessage', { channel: ADMINS, text: 'card' })).body
    await twin.forge({
      kind: 'press',
      by: 'gus',
      channel: ADMINS,
      actionId: 'a',
      message: String(ts),
      patienceMs: 50,
    })
    expect(heard[0]?.payload).toMatchObject({
      message: { ts, text: 'card' },
      container: { is_ephemeral: false },
    })
  })

  it('is nothing where the app takes it without a word, and silence where it does not', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const app = { status: 200 }
    await startStranger(twin, () => app)
    const forged = { kind: 'press', by: 'bob', channel: ADMINS, actionId: 'a', patienceMs: 50 } as const
    expect(await twin.forge(forged)).toEqual(nothing)
    app.status = 401
    expect(await twin.forge(forged)).toEqual({ kind: 'silence', text: '' })
  })
})

const JSON_BODY = { 'content-type': 'application/json' }

describe('a forged command', () => {
  it('is answered by the acknowledgement, or after it', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    await connectHttpApp(twin, (app) => {
      app.command('/team', async ({ ack, command }) => ack(`You said ${command.text}`))
      app.command('/plain', async ({ ack, respond, command }) => {
        await ack()
        await respond(`${command.user_id} of ${command.team_id}`)
      })
    })
    const forged = { kind: 'command', by: 'zoe', channel: channel(twin, 'ann', 'general').id } as const
    expect(await twin.forge({ ...forged, command: '/team', text: 'remove @bob' })).toEqual({
      kind: 'message',
      text: 'You said remove @bob',
    })
    const claims = { user_id: 'U0EVIL0001', team_id: 'T0EVIL0001' }
    expect(await twin.forge({ ...forged, command: '/plain', text: '', claims })).toEqual({
      kind: 'message',
      text: 'U0EVIL0001 of T0EVIL0001',
    })
  })

  it('may be answered by a form', async () => {
    const twin = await startTwin()
    await connectApp(twin, (app) => {
      app.command('/team', async ({ ack, client, command }) => {
        await ack()
        const title = { type: 'plain_text', text: 'Remove' } as const
        const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Whom?' } } as const]
        await client.views.open({ trigger_id: command.trigger_id, view: { type: 'modal', title, blocks } })
      })
    })
    const forged = { kind: 'command', by: 'gus', channel: ADMINS, command: '/team', text: '' } as const
    expect(await twin.forge(forged)).toEqual({ kind: 'form', text: 'Remove\nWhom?' })
  })
})

describe('a forged form', () => {
  it('carries any metadata and any values, and hears what the form then says', async () => {
    const twin = await startTwin()
    await connectApp(twin, (app) => {
      app.view('remove', async ({ ack, view }) => {
        const chosen = view.state.values['who']?.['who']?.selected_option?.value ?? ''
        const blocks = [
          { type: 'section', text: { type: 'mrkdwn', text: `${view.private_metadata} ${chosen}` } } as const,
        ]
        const title = { type: 'plain_text', text: 'Refused' } as const
        await ack({ response_action: 'update', view: { type: 'modal', title, blocks } })
      })
    })
    const values = { who: { who: { type: 'external_select', selected_option: { value: 'nobody offered' } } } }
    const said = await twin.forge({
      kind: 'submission',
      by: 'gus',
      channel: ADMINS,
      callbackId: 'remove',
      privateMetadata: '{"team":"other"}',
      values,
    })
    expect(said).toEqual({ kind: 'form', text: 'Refused\n{"team":"other"} nobody offered' })
  })

  it('is nothing when it closes', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    await startStranger(twin, () => ({}))
    const forged = {
      kind: 'submission',
      by: 'bob',
      channel: ADMINS,
      callbackId: 'x',
      privateMetadata: '',
    } as const
    expect(await twin.forge({ ...forged, values: {}, patienceMs: 50 })).toEqual(nothing)
  })
})

it('hears what a forged search is offered, and that a shortcut opens something', async () => {
  const twin = await startTwin()
  await connectApp(twin, (app) => {
    app.options('who', async ({ ack, options }) => {
      await ack({ options: [{ text: { type: 'plain_text', text: `${options.value}!` }, value: 'b' }] })
    })
    app.shortcut('invite_anywhere', async ({ ack, client, shortcut }) => {
      await ack()
      const title = { type: 'plain_text', text: 'Invite' } as const
      const blocks = [{ type: 'divider' } as const]
      await client.views.open({ trigger_id: shortcut.trigger_id, view: { type: 'modal', title, blocks } })
    })
  })
  const by = { by: 'gus', channel: ADMINS } as const
  const search = { kind: 'suggest', actionId: 'who', query: 'bo', privateMetadata: '{}' } as const
  expect(await twin.forge({ ...by, ...search })).toEqual({ kind: 'options', text: 'bo!' })
  expect(await twin.forge({ ...by, kind: 'shortcut', callbackId: 'invite_anywhere' })).toEqual({
    kind: 'form',
    text: 'Invite',
  })
  const nobody = { kind: 'press', by: 'nobody', channel: ADMINS, actionId: 'x' } as const
  await expect(twin.forge(nobody)).rejects.toThrow(CannotDo)
})
