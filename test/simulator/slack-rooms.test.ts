import { describe, expect, it } from 'vitest'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'
import { CannotDo } from '../../src/simulator/twin.ts'
import { httpManifest } from './slack-manifests.ts'
import { callApi, channel, connectApp, idOf, newest, startTwin } from './slack-rig.ts'
import { quiet, startStranger } from './slack-stranger.ts'

const ADMINS = 'G03ADMINS03'
const ANNEX = 'G04ANNEX004'
const GENERAL = 'C02GENERAL1'
const RANDOM = 'C02RANDOM02'

const button = {
  type: 'actions',
  elements: [
    { type: 'button', action_id: 'approve', value: 'i1', text: { type: 'plain_text', text: 'Approve' } },
  ],
}
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

async function info(twin: SlackTwin, room: string): Promise<unknown> {
  const { body } = await callApi(twin, 'conversations.info', { channel: room, include_num_members: true })
  return body['channel'] ?? body['error']
}

async function membersOf(twin: SlackTwin, room: string): Promise<unknown> {
  const { body } = await callApi(twin, 'conversations.members', { channel: room })
  return body['members']
}

const errorOf = async (twin: SlackTwin, method: string, args: object): Promise<unknown> =>
  (await callApi(twin, method, { ...args })).body['error']

describe('a channel', () => {
  it('becomes public and private again under the same id', async () => {
    const twin = await startTwin()
    twin.rooms.showToEverybody('team-admins')
    expect(await info(twin, ADMINS)).toMatchObject({ id: ADMINS, is_private: false })
    expect(channel(twin, 'ann', 'team-admins').kind).toBe('public')
    twin.rooms.hide('team-admins')
    expect(await info(twin, ADMINS)).toMatchObject({ is_private: true })
  })

  it('lists whoever is let in, and not whoever is put out', async () => {
    const twin = await startTwin()
    twin.rooms.letIn('team-admins', 'gus')
    expect(await membersOf(twin, ADMINS)).toContain(idOf(twin, 'gus'))
    expect(channel(twin, 'gus', 'team-admins').members).toContain('gus')
    twin.rooms.putOut('team-admins', 'gus')
    expect(await membersOf(twin, ADMINS)).not.toContain(idOf(twin, 'gus'))
    expect(twin.screen('gus').channels.map(({ name }) => name)).not.toContain('team-admins')
  })

  it('takes people of another company once it is shared with it', async () => {
    const twin = await startTwin()
    expect(() => twin.rooms.letIn('team-admins', 'zoe')).toThrow(CannotDo)
    twin.rooms.offerToShare('team-admins')
    expect(await info(twin, ADMINS)).toMatchObject({
      is_shared: false,
      is_ext_shared: false,
      is_pending_ext_shared: true,
      pending_shared: ['T0PARTNERS1'],
    })
    twin.rooms.share('team-admins')
    expect(await info(twin, ADMINS)).toMatchObject({
      is_shared: true,
      is_ext_shared: true,
      is_pending_ext_shared: false,
      shared_team_ids: ['T02LIGHTH0U', 'T0PARTNERS1'],
    })
    twin.rooms.letIn('team-admins', 'zoe')
    expect(await membersOf(twin, ADMINS)).toContain(idOf(twin, 'zoe'))
  })

  it('does not exist for a bot that was put out of it while it is private', async () => {
    const twin = await startTwin()
    twin.rooms.putOut('team-admins', 'usher')
    expect(await info(twin, ADMINS)).toBe('channel_not_found')
    twin.rooms.letIn('team-admins', 'usher')
    expect(await info(twin, ADMINS)).toMatchObject({ is_member: true })
  })

  it.each<[string, (twin: SlackTwin) => void]>([
    ['an unknown channel', ({ rooms }) => rooms.hide('nowhere')],
    ['an unknown person', ({ rooms }) => rooms.letIn('team-admins', 'nobody')],
    ['somebody who has left the company', ({ rooms }) => rooms.letIn('team-admins', 'olga')],
    ['putting out somebody who is not in it', ({ rooms }) => rooms.putOut('team-admins', 'gus')],
    ['making #general private', ({ rooms }) => rooms.hide('general')],
    ['archiving #general', ({ rooms }) => rooms.archive('general')],
    ['changing a bot', ({ becomes }) => becomes('robo', 'guest')],
    ['changing somebody of another company', ({ becomes }) => becomes('zoe', 'person')],
  ])('refuses %s', async (_what, alter) => {
    const twin = await startTwin()
    expect(() => alter(twin)).toThrow(CannotDo)
  })
})

describe('somebody', () => {
  it('is a guest from one moment to the next, and a colleague again', async () => {
    const twin = await startTwin()
    const bob = () => callApi(twin, 'users.info', { user: idOf(twin, 'bob') })
    twin.becomes('bob', 'guest')
    expect((await bob()).body).toMatchObject({ user: { is_restricted: true, deleted: false } })
    expect(twin.people.find(({ handle }) => handle === 'bob')?.kind).toBe('guest')
    twin.becomes('bob', 'person')
    expect((await bob()).body).toMatchObject({ user: { is_restricted: false } })
  })

  it('is in no list while their account is deactivated, and does nothing', async () => {
    const twin = await startTwin()
    twin.becomes('bob', 'deactivated')
    const { body } = await callApi(twin, 'users.info', { user: idOf(twin, 'bob') })
    expect(body).toMatchObject({ user: { deleted: true } })
    expect(await membersOf(twin, ADMINS)).not.toContain(idOf(twin, 'bob'))
    expect(await info(twin, ADMINS)).toMatchObject({ num_members: 4 })
    expect(() => twin.screen('bob')).toThrow(CannotDo)
    twin.becomes('bob', 'person')
    expect(await membersOf(twin, ADMINS)).toContain(idOf(twin, 'bob'))
  })
})

it('has a guest in the annex', async () => {
  const twin = await startTwin()
  expect(await info(twin, ANNEX)).toMatchObject({ is_private: true, is_ext_shared: false })
  expect(await membersOf(twin, ANNEX)).toContain(idOf(twin, 'gus'))
})

describe('a message of the bot in a channel', () => {
  it('is seen by everybody there, also after it was revised', async () => {
    const twin = await startTwin()
    const { body } = await callApi(twin, 'chat.postMessage', {
      channel: ADMINS,
      text: 'A request',
      blocks: [section('A request'), button],
    })
    for (const person of ['ann', 'bob', 'dora']) {
      const seen = newest(twin, person, 'team-admins')
      expect(seen).toMatchObject({ text: 'A request', isEphemeral: false })
      expect(seen.controls.map(({ label }) => label)).toEqual(['Approve'])
    }
    const blocks = [section('Done')]
    await callApi(twin, 'chat.update', { channel: ADMINS, ts: body['ts'], text: 'Done', blocks })
    expect(newest(twin, 'dora', 'team-admins')).toMatchObject({ text: 'Done', controls: [] })
    expect(twin.screen('gus').channels.map(({ name }) => name)).not.toContain('team-admins')
  })

  it('has buttons that everybody there can press, and says where they were pressed', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const heard = await startStranger(twin, () => ({}))
    const card = { channel: ADMINS, text: 'A request', blocks: [section('A request'), button] }
    const { ts } = (await callApi(twin, 'chat.postMessage', card)).body
    for (const person of ['ann', 'dora']) {
      const { id: message, controls } = newest(twin, person, 'team-admins')
      const control = controls[0]?.id ?? ''
      await twin.act(person, { kind: 'presses', channel: ADMINS, message, control })
      await quiet(twin)
      expect(heard.at(-1)?.payload).toMatchObject({
        type: 'block_actions',
        user: { id: idOf(twin, person), team_id: 'T02LIGHTH0U' },
        container: { type: 'message', message_ts: ts, channel_id: ADMINS, is_ephemeral: false },
        channel: { id: ADMINS, name: 'privategroup' },
        message: { ts, text: 'A request', bot_id: twin.app.botId },
        actions: [{ action_id: 'approve', value: 'i1' }],
      })
      expect(heard.at(-1)?.payload['response_url']).toMatch(/\/actions\//)
    }
  })

  it('is answered to the presser alone, or replaced for everybody', async () => {
    const twin = await startTwin()
    await connectApp(twin, (app) => {
      app.action('approve', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'Only you', replace_original: false })
        await respond({ text: 'Approved', replace_original: true })
      })
    })
    await callApi(twin, 'chat.postMessage', { channel: ADMINS, text: 'x', blocks: [section('x'), button] })
    const { id: message, controls } = newest(twin, 'bob', 'team-admins')
    const control = controls[0]?.id ?? ''
    await twin.act('bob', { kind: 'presses', channel: ADMINS, message, control })
    await expect.poll(() => newest(twin, 'dora', 'team-admins').text).toBe('Approved')
    expect(newest(twin, 'bob', 'team-admins')).toMatchObject({ text: 'Only you', isEphemeral: true })
  })

  it('is refused where the bot may not write', async () => {
    const twin = await startTwin()
    const post = (room: string) => errorOf(twin, 'chat.postMessage', { channel: room, text: 'x' })
    expect(await post(RANDOM)).toBe('not_in_channel')
    expect(await post('C0NOWHERE')).toBe('channel_not_found')
    twin.rooms.putOut('team-admins', 'usher')
    expect(await post(ADMINS)).toBe('channel_not_found')
    twin.rooms.archive('admins-annex')
    expect(await post(ANNEX)).toBe('is_archived')
  })

  it('is not revised in an archived channel, nor where the bot is not any more', async () => {
    const twin = await startTwin()
    const post = async (room: string) =>
      (await callApi(twin, 'chat.postMessage', { channel: room, text: 'x' })).body['ts']
    const [inAdmins, inAnnex] = [await post(ADMINS), await post(ANNEX)]
    twin.rooms.archive('admins-annex')
    twin.rooms.putOut('team-admins', 'usher')
    const revise = (room: string, ts: unknown) =>
      errorOf(twin, 'chat.update', { channel: room, ts, text: 'y' })
    expect(await revise(ANNEX, inAnnex)).toBe('is_inactive')
    expect(await revise(ADMINS, inAdmins)).toBe('channel_not_found')
    expect(await revise(GENERAL, inAdmins)).toBe('message_not_found')
  })

  it('leaves everybody’s list with an archived channel', async () => {
    const twin = await startTwin()
    twin.rooms.archive('admins-annex')
    expect(await info(twin, ANNEX)).toMatchObject({ is_archived: true })
    expect(twin.screen('ann').channels.map(({ name }) => name)).not.toContain('admins-annex')
    await expect(twin.act('ann', { kind: 'says', channel: ANNEX, text: 'hello' })).rejects.toThrow(CannotDo)
  })
})
