import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'
import { fileOf } from '../dsl/given-file.ts'
import { callApi, channel, connectApp, newest, startTwin } from './slack-rig.ts'

const BYTES = 'email\nana@lighthouse.example\n'

const people = fileOf('People of May.csv', BYTES)

const input = (element: object) => ({
  type: 'input',
  block_id: 'list',
  label: { type: 'plain_text', text: 'A file' },
  element: { type: 'file_input', action_id: 'list', ...element },
})

const modal = (element: object = { filetypes: ['csv'], max_files: 1 }) => ({
  type: 'modal',
  callback_id: 'bulk',
  title: { type: 'plain_text', text: 'Many at once' },
  submit: { type: 'plain_text', text: 'Go on' },
  blocks: [input(element)],
})

const fileState = z.object({
  view: z.object({
    state: z.object({
      values: z.object({
        list: z.object({
          list: z.object({
            type: z.literal('file_input'),
            files: z.array(z.record(z.string(), z.unknown())),
          }),
        }),
      }),
    }),
  }),
})

/** Ann has a form open that takes a file; what she submits is collected. */
async function openForm(element?: object) {
  const twin = await startTwin()
  const submitted: unknown[] = []
  await connectApp(twin, (app) => {
    app.command('/team', async ({ ack, body, client }) => {
      await ack()
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view: modal(element) })
    })
    app.view('bulk', async ({ ack, body }) => {
      submitted.push(body)
      await ack()
    })
  })
  await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team bulk' })
  await expect.poll(() => twin.screen('ann').form).toBeDefined()
  const form = twin.screen('ann').form?.id ?? ''
  const give = (name: string, content: string | Uint8Array = BYTES) =>
    twin.act('ann', { kind: 'submits', form, values: {}, files: { list: fileOf(name, content) } })
  const file = async () => {
    await expect.poll(() => submitted).toHaveLength(1)
    const [given] = fileState.parse(submitted[0]).view.state.values.list.list.files
    return given ?? {}
  }
  return { twin, form, give, file, submitted }
}

const download = (twin: SlackTwin, url: unknown, token?: string): Promise<Response> =>
  fetch(String(url), token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })

describe('a file in a form', () => {
  it('comes as Slack describes files', async () => {
    const { twin, give, file } = await openForm()
    expect(twin.screen('ann').form?.fields).toMatchObject([{ id: 'list', kind: 'file', max: 1 }])
    await give(people.name)
    const given = await file()
    expect(given['id']).toMatch(/^F[A-Z0-9]{8,}$/)
    expect(given['url_private_download']).toMatch(/\/files-pri\/T\w+-F\w+\/download\/people_of_may\.csv$/)
    expect(given).toMatchObject({
      name: 'People of May.csv',
      mimetype: 'text/csv',
      filetype: 'csv',
      size: BYTES.length,
      mode: 'snippet',
      is_external: false,
      file_access: 'visible',
    })
  })

  it.each([
    ['a picture', 'people.png', BYTES, 'types: csv'],
    ['one that is too large', 'people.csv', new Uint8Array(10 * 1024 * 1024 + 1), 'at most 10 MB'],
  ])('%s stays with the client', async (_, name, content, problem) => {
    const { twin, give, submitted } = await openForm()
    await give(name, content)
    expect(twin.screen('ann').form?.fields[0]?.error).toContain(problem)
    expect(submitted).toEqual([])
  })

  it('has to be there where it is asked for', async () => {
    const { twin, form } = await openForm()
    await twin.act('ann', { kind: 'submits', form, values: {} })
    expect(twin.screen('ann').form?.fields[0]?.error).toContain('required')
  })

  it('is not for an app that may not read files', async () => {
    const twin = await startTwin()
    const token = twin.tokenWith(['commands'])
    const { body } = await callApi(twin, 'views.open', { token, trigger_id: 'any', view: modal() })
    expect(body).toMatchObject({ ok: false, error: 'missing_scope', needed: 'files:read' })
  })

  it.each([
    ['more than ten', { max_files: 11 }],
    ['none', { max_files: 0 }],
    ['no ending', { filetypes: [] }],
    ['an ending with a dot', { filetypes: ['.csv'] }],
  ])('%s is refused', async (_, element) => {
    const twin = await startTwin()
    const { body } = await callApi(twin, 'views.open', { trigger_id: 'any', view: modal(element) })
    expect(body).toMatchObject({ ok: false, error: 'invalid_arguments' })
  })

  it('is not for messages', async () => {
    const twin = await startTwin()
    const blocks = [{ type: 'actions', elements: [{ type: 'file_input', action_id: 'list' }] }]
    const { body } = await callApi(twin, 'chat.postMessage', { channel: '#general', blocks })
    expect(body).toMatchObject({ ok: false, error: 'invalid_blocks' })
  })
})

describe('what was given', () => {
  it('is told of and downloaded by the token', async () => {
    const { twin, give, file } = await openForm()
    await give(people.name)
    const { id } = await file()
    const { body } = await callApi(twin, 'files.info', { file: id })
    expect(body).toMatchObject({ ok: true, file: { id, size: BYTES.length } })
    const { url_private_download: url } = z.record(z.string(), z.unknown()).parse(body['file'])
    const response = await download(twin, url, twin.credentials.SLACK_BOT_TOKEN)
    expect(await response.text()).toBe(BYTES)
  })

  it.each([
    ['no token', () => undefined],
    ['another token', () => 'xoxb-of-nobody'],
    ['a token that may not read files', (twin: SlackTwin) => twin.tokenWith(['chat:write'])],
  ])('with %s is the page where one signs in', async (_, tokenOf) => {
    const { twin, give, file } = await openForm()
    await give(people.name)
    const response = await download(twin, (await file())['url_private_download'], tokenOf(twin))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('Sign in')
  })

  it('is that page once where Slack wants it', async () => {
    const { twin, give, file } = await openForm()
    await give(people.name)
    const { url_private_download: url } = await file()
    twin.files.askToSignIn()
    const texts = []
    for (let times = 0; times < 2; times += 1)
      texts.push(await (await download(twin, url, twin.credentials.SLACK_BOT_TOKEN)).text())
    expect(texts).toEqual([expect.stringContaining('Sign in'), BYTES])
  })

  it('is gone where it was taken back', async () => {
    const { twin, give, file } = await openForm()
    await give(people.name)
    const { id, url_private_download: url } = await file()
    twin.files.remove(people.name)
    expect((await callApi(twin, 'files.info', { file: id })).body).toMatchObject({ error: 'file_deleted' })
    expect((await download(twin, url, twin.credentials.SLACK_BOT_TOKEN)).status).toBe(404)
    await expect(twin.files.read('ann', String(id))).rejects.toThrow('sees no file')
  })

  it('is unknown under another id', async () => {
    const twin = await startTwin()
    expect((await callApi(twin, 'files.info', { file: 'F0000000000' })).body).toMatchObject({
      error: 'file_not_found',
    })
  })
})

type Ticket = { readonly upload_url: string; readonly file_id: string }

async function announce(twin: SlackTwin, length = BYTES.length): Promise<Ticket> {
  const { body } = await callApi(twin, 'files.getUploadURLExternal', { filename: 'all.csv', length })
  return z.object({ upload_url: z.string(), file_id: z.string() }).parse(body)
}

const bring = (url: string, body: string): Promise<Response> => fetch(url, { method: 'POST', body })

describe('a file of the app', () => {
  /** The direct conversation of Ann and the app. */
  async function directWith(twin: SlackTwin): Promise<string> {
    const { body } = await callApi(twin, 'chat.postMessage', {
      channel: twin.people.find(({ handle }) => handle === 'ann')?.id,
      text: 'Here it is',
    })
    return String(body['channel'])
  }

  it('is a message in the conversation, and hers to download', async () => {
    const twin = await startTwin()
    const direct = await directWith(twin)
    const ticket = await announce(twin)
    expect(await (await bring(ticket.upload_url, BYTES)).text()).toBe(`OK - ${BYTES.length}`)
    const files = [{ id: ticket.file_id, title: 'All of them' }]
    const { body } = await callApi(twin, 'files.completeUploadExternal', { files, channel_id: direct })
    expect(body).toMatchObject({ ok: true, files: [{ id: ticket.file_id, title: 'All of them' }] })

    const message = newest(twin, 'ann', 'Usher')
    expect(message).toMatchObject({ text: '', files: [{ name: 'all.csv', bytes: BYTES.length }] })
    const content = await twin.files.read('ann', ticket.file_id)
    expect(new TextDecoder().decode(content)).toBe(BYTES)
    await expect(twin.files.read('bob', ticket.file_id)).rejects.toThrow('sees no file')
  })

  it('is brought once, and whole', async () => {
    const twin = await startTwin()
    const { upload_url: url } = await announce(twin)
    expect((await bring(url, 'too short')).status).toBe(400)
    expect((await bring(url, BYTES)).status).toBe(200)
    expect((await bring(url, BYTES)).status).toBe(404)
  })

  it('may come as a form', async () => {
    const twin = await startTwin()
    const { upload_url: url } = await announce(twin)
    const form = new FormData()
    form.set('file', new Blob([BYTES]), 'all.csv')
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200)
  })

  it.each([
    ['of no length', { length: 0 }, 'missing_argument'],
    ['of no name', { filename: '' }, 'invalid_arguments'],
    ['that is too long for a snippet', { length: 2_000_000, snippet_type: 'csv' }, 'snippet_too_large'],
  ])('%s is not announced', async (_, wrong, error) => {
    const twin = await startTwin()
    const args = { filename: 'all.csv', length: 5, ...wrong }
    expect((await callApi(twin, 'files.getUploadURLExternal', args)).body).toMatchObject({ error })
  })

  it.each([
    ['for a person', 'U0000000001', 'invalid_arguments'],
    ['for a conversation that is not there', 'D0000000001', 'channel_not_found'],
  ])('%s is not shared', async (_, channelId, error) => {
    const twin = await startTwin()
    const { upload_url: url, file_id: id } = await announce(twin)
    await bring(url, BYTES)
    const args = { files: [{ id }], channel_id: channelId }
    expect((await callApi(twin, 'files.completeUploadExternal', args)).body).toMatchObject({ error })
  })

  it('is not there before it was brought', async () => {
    const twin = await startTwin()
    const { file_id: id } = await announce(twin)
    const { body } = await callApi(twin, 'files.completeUploadExternal', { files: [{ id }] })
    expect(body).toMatchObject({ error: 'file_not_found' })
  })

  it('takes the right to write files', async () => {
    const twin = await startTwin()
    const args = { token: twin.tokenWith(['files:read']), filename: 'all.csv', length: 5 }
    const { body } = await callApi(twin, 'files.getUploadURLExternal', args)
    expect(body).toMatchObject({ error: 'missing_scope', needed: 'files:write' })
  })
})

it('a message may come with files, and a slash command may not', async () => {
  const twin = await startTwin()
  const { id } = channel(twin, 'ann', 'general')
  await twin.act('ann', { kind: 'says', channel: id, text: 'See here', files: [people] })
  expect(newest(twin, 'bob', 'general').files).toMatchObject([{ name: people.name }])
  const act = { kind: 'says', channel: id, text: '/team bulk', files: [people] } as const
  await expect(twin.act('ann', act)).rejects.toThrow('takes no files')
})
