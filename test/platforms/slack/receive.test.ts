import { describe, expect, it } from 'vitest'
import type { Interaction, Receive, Responder } from '../../../src/platforms/platform.ts'
import type { Answer, View } from '../../../src/views/view.ts'
import { openWire, seconds, type Wire } from './wire.ts'

const hello: View = { tone: 'good', title: 'Hello' }
const form = {
  kind: 'form' as const,
  form: { name: 'invite', title: 'Invite', submit: 'Invite', fields: [] },
}

/** Keeps everything and answers with `answer`, after a while if asked. */
async function openRoom(answer: Answer, { afterS = 0, keeps = true, answers = {} } = {}) {
  const received: Interaction[] = []
  const receive: Receive = async (interaction, responder: Responder) => {
    received.push(interaction)
    if (keeps) responder.kept()
    await seconds(afterS)
    await responder.answer(answer)
  }
  return { ...(await openWire(receive, answers)), received }
}

const whose = { user: { id: 'U1', name: 'ann', team_id: 'T1' }, team: { id: 'T1', domain: 'x' } }

const runs = (wire: Wire, text: string) =>
  wire.postForm({
    command: '/team',
    text,
    trigger_id: 'trigger-1',
    response_url: wire.responseUrl,
    user_id: 'U1',
    user_name: 'ann',
    team_id: 'T1',
    channel_id: 'C1',
  })

const presses = (wire: Wire, more: object = {}) =>
  wire.postPayload({
    type: 'block_actions',
    ...whose,
    trigger_id: 'trigger-2',
    response_url: wire.responseUrl,
    channel: { id: 'D1', name: 'directmessage' },
    container: { type: 'message', message_ts: '1.2', channel_id: 'D1', is_ephemeral: false },
    actions: [{ type: 'button', block_id: 'buttons', action_id: 'accept~1', value: 'i1' }],
    ...more,
  })

const submits = (wire: Wire) =>
  wire.postPayload({
    type: 'view_submission',
    ...whose,
    trigger_id: 'trigger-3',
    view: {
      id: 'V1',
      callback_id: 'invite',
      title: { type: 'plain_text', text: 'Invite to team' },
      state: { values: { who: { who: { type: 'multi_users_select', selected_users: ['U2'] } } } },
    },
  })

const repliesOf = (wire: Wire) => wire.calls.filter(({ path }) => path === 'reply').map(({ sent }) => sent)

const callsOf = (wire: Wire) =>
  wire.calls.map(({ path }) => path).filter((path) => !['auth.test', 'users.info'].includes(path))

describe('a slash command', () => {
  it('is read, and answered in the acknowledgement', async () => {
    const room = await openRoom({ kind: 'reply', view: hello })
    const answer = await runs(room, 'invite <@U2|bob> admin')
    expect(await answer.json()).toMatchObject({ response_type: 'ephemeral', text: '✅ Hello' })
    expect(callsOf(room)).toEqual([])
    expect(room.received).toMatchObject([
      {
        kind: 'command',
        name: 'invite',
        input: { who: { actors: ['T1/U2'], emails: [], unreadable: [] }, role: 'admin' },
        actor: { platform: 'slack', id: 'T1/U1' },
        actorName: 'ann',
        isOurs: true,
        place: { platform: 'slack', space: 'T1', channel: 'C1', isDirect: false },
      },
    ])
  })

  it('opens a form', async () => {
    const room = await openRoom(form)
    expect(await (await runs(room, 'invite')).text()).toBe('')
    await expect
      .poll(() => room.calls.at(-1))
      .toMatchObject({ path: 'views.open', sent: { trigger_id: 'trigger-1' } })
  })

  it('says so when the form came too late', async () => {
    const answers = { 'views.open': { ok: false, error: 'expired_trigger_id' } }
    const room = await openRoom(form, { answers })
    await runs(room, 'invite')
    await expect.poll(() => repliesOf(room)).toHaveLength(1)
    expect(repliesOf(room)[0]?.['text']).toContain('try once more')
  })

  it('is acknowledged in time and answered later', async () => {
    const room = await openRoom({ kind: 'reply', view: hello }, { afterS: 2.5 })
    const before = performance.now()
    expect(await (await runs(room, 'help')).text()).toBe('')
    expect(performance.now() - before).toBeLessThan(2400)
    await expect.poll(() => repliesOf(room), { timeout: 2000 }).toHaveLength(1)
    expect(repliesOf(room)[0]).toMatchObject({ response_type: 'ephemeral', text: '✅ Hello' })
  })

  it('is still answered when the bot is told to stop', async () => {
    const room = await openRoom({ kind: 'reply', view: hello }, { afterS: 0.5 })
    const answer = runs(room, 'help')
    await expect.poll(() => room.received).toHaveLength(1)
    await room.slack.stop()
    expect(await (await answer).json()).toMatchObject({ text: '✅ Hello' })
  })

  it('is not acknowledged before it is kept', async () => {
    const room = await openRoom({ kind: 'reply', view: hello }, { afterS: 3.2, keeps: false })
    expect((await runs(room, 'help')).status).toBe(404)
    await expect.poll(() => repliesOf(room), { timeout: 2000 }).toHaveLength(1)
  })
})

describe('a press', () => {
  it('is read, with the message it is on', async () => {
    const room = await openRoom({ kind: 'nothing' })
    expect(await (await presses(room)).text()).toBe('')
    expect(room.received[0]).toMatchObject({
      kind: 'press',
      name: 'accept',
      input: { subject: 'i1' },
      message: { platform: 'slack', channel: 'D1', message: '1.2' },
      place: { channel: 'D1', isDirect: true },
    })
    expect(callsOf(room)).toEqual([])
  })

  it('is the same when it comes twice', async () => {
    const room = await openRoom({ kind: 'nothing' })
    await presses(room)
    await presses(room)
    await presses(room, { trigger_id: 'another' })
    const ids = room.received.map(({ delivery }) => delivery)
    expect(ids[0]).toMatch(/^slack-[0-9a-f]{40}$/)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })

  it('is answered beside the message, or in its place', async () => {
    const beside = await openRoom({ kind: 'reply', view: hello })
    await presses(beside)
    await expect.poll(() => repliesOf(beside)).toMatchObject([{ replace_original: false }])
    const instead = await openRoom({ kind: 'replace', view: hello })
    await presses(instead)
    await expect.poll(() => repliesOf(instead)).toMatchObject([{ replace_original: true }])
  })

  it('on an ephemeral message has no message to revise', async () => {
    const room = await openRoom({ kind: 'nothing' })
    await presses(room, {
      container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true },
    })
    expect(room.received[0]).not.toHaveProperty('message')
  })

  it('in a result modal is answered in that modal', async () => {
    const room = await openRoom({ kind: 'reply', view: hello })
    await presses(room, {
      response_url: undefined,
      channel: undefined,
      container: { type: 'view', view_id: 'V9' },
      view: { id: 'V9', type: 'modal', title: { type: 'plain_text', text: 'Invite' } },
    })
    await expect
      .poll(() => room.calls.at(-1))
      .toMatchObject({ path: 'views.update', sent: { view_id: 'V9' } })
  })

  it('by somebody of another company is told apart', async () => {
    const room = await openRoom({ kind: 'nothing' })
    await presses(room, { user: { id: 'U9', name: 'nino', team_id: 'T9' } })
    expect(room.received[0]).toMatchObject({ actor: { id: 'T9/U9' }, isOurs: false })
  })
})

describe('a submitted form', () => {
  it('is read by field, and shows what came of it', async () => {
    const room = await openRoom({ kind: 'reply', view: hello })
    const answer = await submits(room)
    expect(await answer.json()).toMatchObject({
      response_action: 'update',
      view: { title: { text: 'Invite to team' } },
    })
    expect(room.received[0]).toMatchObject({
      kind: 'submission',
      name: 'invite',
      input: { who: { actors: ['T1/U2'] } },
    })
  })

  it('stays open with what is wrong', async () => {
    const room = await openRoom({ kind: 'form_problems', problems: { who: 'Pick somebody' } })
    const answer = await submits(room)
    expect(await answer.json()).toEqual({ response_action: 'errors', errors: { who: 'Pick somebody' } })
  })

  it('says that it is being worked on, and then the result', async () => {
    const room = await openRoom({ kind: 'reply', view: hello }, { afterS: 2.5 })
    expect(await (await submits(room)).text()).toContain('Working on it…')
    await expect
      .poll(() => room.calls.at(-1), { timeout: 2000 })
      .toMatchObject({ path: 'views.update', sent: { view_id: 'V1' } })
  })
})

describe('the other ways in', () => {
  it('suggests while one types', async () => {
    const room = await openRoom({ kind: 'suggestions', choices: [{ label: 'Bob', value: 'i1' }] })
    const answer = await room.postPayload({
      type: 'block_suggestion',
      ...whose,
      block_id: 'who',
      action_id: 'open_invitations',
      value: 'bo',
    })
    expect(await answer.json()).toEqual({
      options: [{ text: { type: 'plain_text', text: 'Bob' }, value: 'i1' }],
    })
    expect(room.received[0]).toMatchObject({
      kind: 'suggest',
      name: 'open_invitations',
      input: { query: 'bo' },
    })
  })

  it('takes the author along from a message', async () => {
    const room = await openRoom(form)
    await room.postPayload({
      type: 'message_action',
      ...whose,
      callback_id: 'invite_message',
      trigger_id: 'trigger-4',
      response_url: room.responseUrl,
      channel: { id: 'C1', name: 'general' },
      message: { type: 'message', user: 'U7', text: 'hi', ts: '1.1' },
    })
    expect(room.received[0]).toMatchObject({
      kind: 'shortcut',
      name: 'invite',
      input: { who: { actors: ['T1/U7'] } },
    })
  })

  it('shows the answer to a global shortcut in a modal, as there is no other place', async () => {
    const room = await openRoom({ kind: 'reply', view: hello })
    await room.postPayload({
      type: 'shortcut',
      ...whose,
      callback_id: 'invite_anywhere',
      trigger_id: 'trigger-5',
    })
    await expect
      .poll(() => room.calls.at(-1))
      .toMatchObject({ path: 'views.open', sent: { trigger_id: 'trigger-5' } })
    expect(room.received[0]).toMatchObject({ kind: 'shortcut', name: 'invite', input: {} })
  })

  it('drops a shortcut that it does not know, with an acknowledgement', async () => {
    const room = await openRoom({ kind: 'nothing' })
    const old = { type: 'shortcut', ...whose, callback_id: 'long_gone', trigger_id: 'trigger-6' }
    expect((await room.postPayload(old)).status).toBe(200)
    expect(room.received).toEqual([])
  })
})

it('writes no trigger, url, token or text to the log', async () => {
  const room = await openRoom({ kind: 'reply', view: hello }, { answers: { reply: { ok: false } } })
  await runs(room, 'invite secret@example.org')
  await presses(room, { container: 'garbage' })
  await runs(room, `${'x'.repeat(10)} trigger-1`)
  const log = room.logged.join('')
  expect(log).toContain('not understood')
  expect(log).not.toMatch(/secret|trigger-1|trigger-2|api\/reply|xoxb/)
})
