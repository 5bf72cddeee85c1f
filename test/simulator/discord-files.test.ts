import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { fileOf } from '../dsl/given-file.ts'
import { ask, channelNamed, lastMessage, nextInteraction, startRig, startTwin } from './discord-rig.ts'

const list = fileOf('people.csv', 'email\nbob@example.org\n')
const large = fileOf('people.csv', new Uint8Array(10 * 1024 * 1024 + 1))

const COMMAND = {
  name: 'team',
  description: 'Bring people into the team',
  options: [
    { type: 11, name: 'file', description: 'A list', file_types: ['.csv'] },
    { type: 3, name: 'team', description: 'Which', autocomplete: true },
  ],
}

const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  size: z.number(),
  url: z.string(),
  title: z.string().optional(),
})
const message = z.object({ id: z.string(), attachments: z.array(attachment), components: z.unknown() })
const refusal = z.object({ code: z.number(), errors: z.unknown().optional() })

type Parts = { readonly json: unknown; readonly files?: readonly ReturnType<typeof fileOf>[] }

type Sent = { readonly status: number; readonly body: unknown }

/** As a bot that has no library would send a form. */
async function send(twin: DiscordTwin, name: string, { json, files = [] }: Parts): Promise<Sent> {
  const [method = 'POST', path = '/'] = name.split(' ')
  const { DISCORD_API_URL: api, DISCORD_TOKEN: token } = twin.credentials
  const form = new FormData()
  form.set('payload_json', JSON.stringify(json))
  for (const [part, file] of files.entries())
    form.set(`files[${part}]`, new Blob([new Uint8Array(file.content)]), file.name)
  const headers = { authorization: `Bot ${token}` }
  const response = await fetch(`${api}/v10${path}`, { method, headers, body: form })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer }
}

const refusedAs = ({ status, body }: Sent) => {
  const { code, errors } = refusal.parse(body)
  return { status, code, errors: JSON.stringify(errors) ?? '' }
}

/** The bot's conversation with Ann. */
async function directTo(twin: DiscordTwin, handle: string): Promise<string> {
  const person = twin.people.find((one) => one.handle === handle)
  const opened = await ask(twin, 'POST /users/@me/channels', { recipient_id: person?.id })
  return z.object({ id: z.string() }).parse(opened.body).id
}

const download = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}

const GONE = { status: 404, text: 'This content is no longer available.' }

describe('files that people give on Discord', () => {
  async function startGiving() {
    const rig = await startRig()
    await rig.client.rest.put(`/applications/${rig.client.application.id}/commands`, { body: [COMMAND] })
    const says = (text: string, files = [list]) =>
      rig.twin.act('ann', { kind: 'says', channel: rig.channel, text, files })
    return { ...rig, says }
  }

  it('come with a command, and are there for nobody but the bot', async () => {
    const rig = await startGiving()
    const next = nextInteraction(rig)
    await rig.says('/team file:people.csv')
    const given = await next
    const file = given.isChatInputCommand() ? given.options.getAttachment('file') : undefined
    expect(file).toMatchObject({ name: 'people.csv', size: 22, ephemeral: true })
    expect(await download(file?.url ?? '')).toEqual({
      status: 200,
      text: 'email\nbob@example.org\n',
      type: 'text/csv; charset=utf-8',
    })
    expect(rig.twin.screen('ann').commands[0]?.options[0]).toMatchObject({ name: 'file', kind: 'file' })
    await expect(rig.twin.files.read('ann', file?.id ?? '')).rejects.toThrow('no longer available')
  })

  it('are not told of while somebody types on', async () => {
    const rig = await startGiving()
    const next = nextInteraction(rig)
    const typed = { in: 'command', channel: rig.channel, text: '/team file:people.csv team:a' } as const
    const choices = rig.twin.suggest('ann', typed)
    const given = await next
    if (given.isAutocomplete()) await given.respond([])
    expect(await choices).toEqual([])
    expect(given.isAutocomplete() && given.options.get('file')).toBeNull()
  })

  it.each([
    { text: '/team file:others.csv', file: list, says: 'There is no file others.csv' },
    { text: '/team team:a', file: list, says: 'No option takes people.csv' },
    { text: '/team file:people.csv', file: large, says: 'too powerful' },
    { text: 'Look', file: large, says: 'too powerful' },
  ])('cannot be given as in “$text”', async ({ text, file, says }) => {
    const rig = await startGiving()
    await expect(rig.says(text, [file])).rejects.toThrow(says)
  })

  it('stand in messages that need no words, and the bot is not told what is in them', async () => {
    const { twin, channel, says } = await startGiving()
    await says('', [fileOf('Meine Leute (neu).csv', 'a')])
    const { text, files, vendor, id } = lastMessage(twin, 'bob', channel)
    expect([text, files]).toEqual(['', [expect.objectContaining({ name: 'Meine_Leute_neu.csv', bytes: 1 })]])
    expect(message.parse(vendor).attachments[0]?.title).toBe('Meine Leute (neu)')
    const read = await ask(twin, `GET /channels/${channel}/messages/${id}`)
    expect(message.parse(read.body).attachments).toEqual([])
    expect(Buffer.from(await twin.files.read('bob', files[0]?.id ?? '')).toString()).toBe('a')
    twin.files.remove('Meine_Leute_neu.csv')
    expect(lastMessage(twin, 'bob', channel).files).toEqual([])
    expect(() => twin.files.remove('Meine_Leute_neu.csv')).toThrow('Nobody gave')
  })
})

describe('the address of a file on Discord', () => {
  const start = new Date('2026-03-02T09:00:00Z')

  async function givenAt(clock = createManualClock(start)) {
    const twin = await startTwin({ clock })
    const channel = channelNamed(twin, 'general')
    await twin.act('ann', { kind: 'says', channel, text: '', files: [list] })
    const told = () => message.parse(lastMessage(twin, 'ann', channel).vendor).attachments[0]?.url ?? ''
    return { twin, clock, told }
  }

  it('ends after a day, and is told anew', async () => {
    const { clock, told } = await givenAt()
    const before = told()
    clock.advance(24 * 3600_000)
    expect(await download(before)).toMatchObject(GONE)
    expect(await download(told())).toMatchObject({ status: 200 })
  })

  it.each([
    { what: 'without its signature', change: (url: URL) => url.searchParams.delete('hm') },
    { what: 'with another', change: (url: URL) => url.searchParams.set('hm', 'a'.repeat(64)) },
    { what: 'with a later end', change: (url: URL) => url.searchParams.set('ex', 'ffffffff') },
    { what: 'for another name', change: (url: URL) => (url.pathname = url.pathname.replace('people', 'x')) },
    { what: 'for no file', change: (url: URL) => (url.pathname = '/attachments/1/2/people.csv') },
  ])('is worth nothing $what', async ({ change }) => {
    const { told } = await givenAt()
    const url = new URL(told())
    change(url)
    expect(await download(url.href)).toMatchObject(GONE)
  })
})

describe('files that the bot sends', () => {
  it('go where it is allowed to attach them', async () => {
    const { twin, channel } = await startRig()
    const direct = await directTo(twin, 'ann')
    const sent = await send(twin, `POST /channels/${direct}/messages`, { json: {}, files: [list] })
    expect(message.parse(sent.body).attachments).toMatchObject([{ filename: 'people.csv', size: 22 }])
    const posted = await send(twin, `POST /channels/${channel}/messages`, { json: {}, files: [list] })
    expect(posted.status).toBe(200)
    const news = channelNamed(twin, 'news')
    const refused = await send(twin, `POST /channels/${news}/messages`, { json: {}, files: [list] })
    expect(refusedAs(refused)).toMatchObject({ status: 403, code: 50013 })
  })

  it.each([
    { what: 'are too large', parts: { json: {}, files: [large] }, refused: { status: 413, code: 40005 } },
    {
      what: 'are spoken of and missing',
      parts: { json: { content: 'a', attachments: [{ id: 1 }] }, files: [list] },
      refused: { code: 50035 },
      because: 'ATTACHMENT_NOT_FOUND',
    },
    {
      what: 'have a description that is too long',
      parts: { json: { attachments: [{ id: 0, description: 'a'.repeat(1025) }] }, files: [list] },
      refused: { code: 50035 },
      because: 'BASE_TYPE_MAX_LENGTH',
    },
    { what: 'are none', parts: { json: {} }, refused: { status: 400, code: 50006 } },
    {
      what: 'are shown and missing',
      parts: { json: { flags: 1 << 15, components: [{ type: 13, file: { url: 'attachment://x.csv' } }] } },
      refused: { code: 50035 },
      because: 'REFERENCED_ATTACHMENT_NOT_FOUND',
    },
    {
      what: 'are shown from elsewhere',
      parts: {
        json: { flags: 1 << 15, components: [{ type: 13, file: { url: 'https://example.org/x.csv' } }] },
      },
      refused: { code: 50035 },
      because: 'INVALID_ATTACHMENT_URL',
    },
  ])('are refused where they $what', async ({ parts, refused, because = '' }) => {
    const { twin } = await startRig()
    const direct = await directTo(twin, 'ann')
    const answer = refusedAs(await send(twin, `POST /channels/${direct}/messages`, parts))
    expect(answer).toMatchObject(refused)
    expect(answer.errors).toContain(because)
  })

  it('are kept by an edit that says nothing of them, and only those that it names', async () => {
    const { twin } = await startRig()
    const path = `/channels/${await directTo(twin, 'ann')}/messages`
    const { id, attachments } = message.parse(
      (await send(twin, `POST ${path}`, { json: {}, files: [list, fileOf('more.csv', 'b')] })).body,
    )
    const edit = async (parts: Parts) =>
      message
        .parse((await send(twin, `PATCH ${path}/${id}`, parts)).body)
        .attachments.map(({ filename }) => filename)
    expect(await edit({ json: { content: 'Hi' } })).toEqual(['people.csv', 'more.csv'])
    const [first] = attachments
    expect(
      await edit({ json: { attachments: [{ id: first?.id }] }, files: [fileOf('new.csv', '')] }),
    ).toEqual(['people.csv', 'new.csv'])
    expect(await edit({ json: { attachments: [] } })).toEqual([])
    expect(await download(first?.url ?? '')).toMatchObject(GONE)
  })

  it('stand in Components V2 where a component shows them, and nowhere else', async () => {
    const { twin } = await startRig()
    const direct = await directTo(twin, 'ann')
    const components = [{ type: 13, file: { url: 'attachment://people.csv' } }]
    const sent = await send(twin, `POST /channels/${direct}/messages`, {
      json: { flags: 1 << 15, components },
      files: [list, fileOf('unseen.csv', 'b')],
    })
    const told = message.parse(sent.body)
    expect(told.attachments.map(({ filename }) => filename)).toEqual(['unseen.csv'])
    expect(JSON.stringify(told.components)).toContain('/people.csv?ex=')
    const { files } = lastMessage(twin, 'ann', channelNamed(twin, 'Usher'))
    expect(files.map(({ name }) => name)).toEqual(['people.csv'])
  })
})
