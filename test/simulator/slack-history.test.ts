import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { manifest } from './slack-manifests.ts'
import { callApi, channel, idOf, startTwin } from './slack-rig.ts'

const noted = { event_type: 'note', event_payload: { id: 'one', of: { a: 1 }, all: [true, { b: 'c' }] } }

const HISTORY = [...manifest.oauth_config.scopes.bot, 'im:history', 'channels:history', 'groups:history']

const page = z.object({
  messages: z.array(z.object({ ts: z.string(), text: z.string(), metadata: z.unknown().optional() })),
  has_more: z.boolean(),
  response_metadata: z.object({ next_cursor: z.string() }).optional(),
})

/** A bot that may read what it is in, and has written three messages to Bob. */
async function startReader() {
  const twin = await startTwin({ rateLimits: false })
  const token = twin.tokenWith(HISTORY)
  const send = (args: object) => callApi(twin, 'chat.postMessage', { token, text: 'x', ...args })
  for (const text of ['first', 'second', 'third'])
    await send({ channel: idOf(twin, 'bob'), text, ...(text === 'second' && { metadata: noted }) })
  const direct = channel(twin, 'bob', 'Usher').id
  const read = async (args: object = {}) => {
    const { body } = await callApi(twin, 'conversations.history', { token, channel: direct, ...args })
    return body
  }
  return { twin, token, send, direct, read }
}

describe('the history of a conversation', () => {
  it('is read from the newest on, page by page', async () => {
    const { read } = await startReader()
    const first = page.parse(await read({ limit: 2 }))
    expect(first.messages.map(({ text }) => text)).toEqual(['third', 'second'])
    expect(first.has_more).toBe(true)
    const rest = page.parse(await read({ limit: 2, cursor: first.response_metadata?.next_cursor }))
    expect(rest.messages.map(({ text }) => text)).toEqual(['first'])
    expect(rest.has_more).toBe(false)
    expect(rest.response_metadata).toBeUndefined()
  })

  it('can begin and end somewhere', async () => {
    const { read } = await startReader()
    const [third, second, first] = page.parse(await read()).messages
    const texts = async (args: object) => page.parse(await read(args)).messages.map(({ text }) => text)
    expect(await texts({ oldest: first?.ts })).toEqual(['third', 'second'])
    expect(await texts({ oldest: second?.ts, inclusive: true })).toEqual(['third', 'second'])
    expect(await texts({ latest: third?.ts })).toEqual(['second', 'first'])
  })

  it('tells what the app noted only to whoever asks for all of it', async () => {
    const { read } = await startReader()
    const secondOf = (body: object) => page.parse(body).messages[1]?.metadata
    expect(secondOf(await read())).toEqual({ event_type: 'note', event_payload: {} })
    expect(secondOf(await read({ include_all_metadata: true }))).toEqual(noted)
  })

  it.each([
    [
      'another scope',
      'missing_scope',
      (twin: Twin) => ({ channel: channel(twin, 'bob', 'Usher').id, token: undefined }),
    ],
    ['nothing there', 'channel_not_found', () => ({ channel: 'C0NOWHERE00' })],
    ['a cursor of somebody else', 'invalid_cursor', () => ({ cursor: 'bmV4dA==' })],
    ['no stamp', 'invalid_ts_oldest', () => ({ oldest: 'yesterday' })],
    ['too many at once', 'invalid_arguments', () => ({ limit: 1000 })],
  ])('is refused for %s', async (_case, error, args) => {
    const { twin, read } = await startReader()
    expect(await read(args(twin))).toMatchObject({ ok: false, error })
  })

  it('is not read where the bot is not', async () => {
    const { twin, read } = await startReader()
    const channels = twin.screen('ann').channels.filter(({ kind }) => kind !== 'direct')
    for (const { name, kind, members, id } of channels) {
      if (members.includes('usher') && name !== 'general') twin.rooms.putOut(name, 'usher')
      if (name === 'general') continue
      const error = kind === 'public' ? 'not_in_channel' : 'channel_not_found'
      expect(await read({ channel: id })).toMatchObject({ ok: false, error })
    }
  })
})

type Twin = Awaited<ReturnType<typeof startTwin>>

describe('what an app notes in a message', () => {
  it.each([
    ['text', 'invalid_metadata_format', 'noted'],
    ['no type', 'invalid_metadata_format', { event_payload: {} }],
    ['a type in words', 'invalid_metadata_format', { ...noted, event_type: 'a note' }],
    ['something else beside it', 'invalid_metadata_format', { ...noted, more: 1 }],
    ['nothing as a value', 'invalid_metadata_format', { ...noted, event_payload: { id: null } }],
    ['too much depth', 'invalid_metadata_format', { ...noted, event_payload: { a: { b: { c: 1 } } } }],
    ['too much', 'metadata_too_large', { ...noted, event_payload: { id: 'x'.repeat(16_000) } }],
  ])('is refused as %s', async (_case, error, metadata) => {
    const { twin, send } = await startReader()
    const { body } = await send({ channel: idOf(twin, 'bob'), metadata })
    expect(body).toMatchObject({ ok: false, error })
    expect(twin.messagesTo('bob')).toHaveLength(3)
  })

  it('stays with the message when that is revised, until it is emptied', async () => {
    const { twin, direct, token } = await startReader()
    const marks = () => twin.messagesTo('bob').map(({ mark }) => mark)
    const ts = twin.messagesTo('bob')[1]?.id
    const revise = (args: object) =>
      callApi(twin, 'chat.update', { token, channel: direct, ts, text: 'new', ...args })
    await revise({})
    expect(marks()).toEqual([undefined, 'one', undefined])
    await revise({ metadata: { ...noted, event_payload: { id: 'two' } } })
    expect(marks()).toEqual([undefined, 'two', undefined])
    await revise({ metadata: {} })
    expect(marks()).toEqual([undefined, undefined, undefined])
  })
})

describe('a direct message', () => {
  it('is opened to whom the app may see', async () => {
    const { twin, direct } = await startReader()
    const open = async (users: string) => (await callApi(twin, 'conversations.open', { users })).body
    expect(await open(idOf(twin, 'bob'))).toMatchObject({
      ok: true,
      already_open: true,
      channel: { id: direct },
    })
    expect(await open('U0NOBODY000')).toMatchObject({ error: 'user_not_found' })
    expect(await open(idOf(twin, 'robo'))).toMatchObject({ error: 'cannot_dm_bot' })
  })
})
