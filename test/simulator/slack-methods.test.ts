import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'
import { httpManifest } from './slack-manifests.ts'
import { callApi, channel, idOf, startTwin } from './slack-rig.ts'
import { quiet, type Says, startStranger } from './slack-stranger.ts'

const members = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string() }),
})

const memberId = (twin: SlackTwin, handle: string) =>
  handle === 'usher' ? twin.app.userId : idOf(twin, handle)

const text = (words: string) => ({ type: 'plain_text', text: words })
const modal = (title: string, more: object = {}) => ({
  type: 'modal',
  title: text(title),
  submit: text('Next'),
  blocks: [{ type: 'section', text: text('x') }],
  ...more,
})

/** Ann has a form open, and the app answers submissions with what `answer` holds by then. */
async function startWithForm() {
  const twin = await startTwin({ manifest: httpManifest })
  const app: { answer: Says | undefined } = { answer: {} }
  const heard = await startStranger(twin, () => app.answer)
  const run = async () => {
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
    await quiet(twin)
    return heard.at(-1)?.payload['trigger_id']
  }
  const opened = await callApi(twin, 'views.open', { trigger_id: await run(), view: modal('1') })
  const form = () => twin.screen('ann').form
  const submit = async () => {
    await twin.act('ann', { kind: 'submits', form: form()?.id ?? '', values: {} })
    await quiet(twin)
  }
  return { twin, app, heard, run, submit, form, opened: opened.body['view'] }
}

describe('forms on top of each other', () => {
  it('are three at most, and closing one shows the one below', async () => {
    const { twin, app, submit, form } = await startWithForm()
    for (const title of ['2', '3', '4']) {
      app.answer = { body: { response_action: 'push', view: modal(title) } }
      await submit()
    }
    expect(form()?.title).toBe('3')
    expect(twin.screen('ann').problem).toBe('We had some trouble connecting. Try again?')
    await twin.act('ann', { kind: 'dismisses', form: form()?.id ?? '' })
    expect(form()?.title).toBe('2')
    app.answer = { body: { response_action: 'clear' } }
    await submit()
    expect(form()).toBeUndefined()
  })

  it('can be pushed with the trigger of a submission', async () => {
    const { twin, app, heard, form } = await startWithForm()
    app.answer = undefined
    await twin.act('ann', { kind: 'submits', form: form()?.id ?? '', values: {} })
    await expect.poll(() => heard.at(-1)?.payload['type']).toBe('view_submission')
    const { trigger_id } = heard.at(-1)?.payload ?? {}
    const below = form()?.id
    const pushed = await callApi(twin, 'views.push', { trigger_id, view: modal('2') })
    expect(pushed.body).toMatchObject({
      ok: true,
      view: { previous_view_id: below },
    })
    expect(form()?.title).toBe('2')
  })

  it('cannot be pushed with the trigger of a command', async () => {
    const { twin, run } = await startWithForm()
    const { body } = await callApi(twin, 'views.push', { trigger_id: await run(), view: modal('2') })
    expect(body['error']).toBe('invalid_trigger_id')
  })

  it.each([
    { title: 'errors for a field that is none', body: { response_action: 'errors', errors: { nope: 'x' } } },
    {
      title: 'a view that Slack would not take',
      body: { response_action: 'update', view: { type: 'modal' } },
    },
    { title: 'an action nobody knows', body: { response_action: 'explode' } },
  ])('stay when the app answers $title', async ({ body }) => {
    const { twin, app, submit, form } = await startWithForm()
    app.answer = { body }
    await submit()
    expect(form()).toMatchObject({ title: '1', isBusy: false })
    expect(twin.screen('ann').problem).toBe('We had some trouble connecting. Try again?')
  })
})

describe('views.update', () => {
  it('wants the newest hash where it is given one', async () => {
    const { twin, opened, form } = await startWithForm()
    const { id: view_id, hash } = Object.fromEntries(Object.entries(opened ?? {}))
    const update = (title: string) => callApi(twin, 'views.update', { view_id, hash, view: modal(title) })
    expect((await update('new')).body['ok']).toBe(true)
    expect((await update('late')).body['error']).toBe('hash_conflict')
    expect(form()?.title).toBe('new')
    const gone = await callApi(twin, 'views.update', { view_id: 'V0GONE', view: modal('x') })
    expect(gone.body['error']).toBe('not_found')
  })

  it('finds a view by the id the app gave it, which nobody else may have', async () => {
    const { twin, run, form } = await startWithForm()
    const view = modal('mine', { external_id: 'one' })
    expect((await callApi(twin, 'views.open', { trigger_id: await run(), view })).body['ok']).toBe(true)
    const twice = await callApi(twin, 'views.open', { trigger_id: await run(), view })
    expect(twice.body['error']).toBe('duplicate_external_id')
    const updated = { external_id: 'one', view: modal('yours', { external_id: 'one' }) }
    expect((await callApi(twin, 'views.update', updated)).body['ok']).toBe(true)
    expect(form()?.title).toBe('yours')
  })
})

describe('conversations', () => {
  it('are described as far as the scopes and the bot reach', async () => {
    const twin = await startTwin()
    const admins = { channel: channel(twin, 'ann', 'team-admins').id }
    const info = await callApi(twin, 'conversations.info', { ...admins, include_num_members: true })
    expect(info.body).toMatchObject({ channel: { is_private: true, is_ext_shared: false, num_members: 5 } })
    const token = twin.tokenWith(['channels:read'])
    const refused = await callApi(twin, 'conversations.info', { ...admins, token })
    expect(refused.body).toMatchObject({ error: 'missing_scope', needed: 'groups:read' })
    const shared = channel(twin, 'ann', 'proj-harbour').id
    const external = await callApi(twin, 'conversations.info', { channel: shared })
    expect(external.body).toMatchObject({ channel: { is_ext_shared: true, is_private: false } })
  })

  it('list their members page by page', async () => {
    const twin = await startTwin()
    const general = channel(twin, 'ann', 'general')
    const found: string[] = []
    let cursor = ''
    do {
      const { body } = await callApi(twin, 'conversations.members', { channel: general.id, limit: 5, cursor })
      const page = members.parse(body)
      found.push(...page.members)
      cursor = page.response_metadata.next_cursor
    } while (cursor)
    expect(found).toEqual(general.members.map((handle) => memberId(twin, handle)))
  })

  it('open with one person, whom the bot may write to', async () => {
    const twin = await startTwin()
    const open = (users: string) => callApi(twin, 'conversations.open', { users })
    const { body } = await open(idOf(twin, 'bob'))
    expect(body).toMatchObject({ ok: true, channel: { id: channel(twin, 'bob', 'Usher').id } })
    expect((await open('U0NOBODY')).body['error']).toBe('user_not_found')
    expect((await open('')).body['error']).toBe('users_list_not_supplied')
  })

  it('take forms as well as JSON', async () => {
    const twin = await startTwin()
    const blocks = JSON.stringify([{ type: 'header', text: text('From a form') }])
    const response = await fetch(`${twin.credentials.SLACK_API_URL}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({
        token: twin.credentials.SLACK_BOT_TOKEN,
        channel: idOf(twin, 'bob'),
        text: 'x',
        blocks,
      }),
    })
    expect(await response.json()).toMatchObject({ ok: true })
    expect(channel(twin, 'bob', 'Usher').messages.map((one) => one.text)).toEqual(['From a form'])
  })
})
