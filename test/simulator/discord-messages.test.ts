import { DiscordAPIError } from 'discord.js'
import { expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { CannotDo } from '../../src/simulator/twin.ts'
import { type Answer, ask, channelNamed, lastMessage, startRig, startTwin } from './discord-rig.ts'

const idOf = (twin: DiscordTwin, handle: string): string =>
  twin.people.find((person) => person.handle === handle)?.id ?? ''

const codeOf = ({ status, body }: Answer) => [status, body.code]

/** Opens the bot's direct channel with somebody; this works with everybody. */
async function openDirect(twin: DiscordTwin, handle: string): Promise<string> {
  const { status, body } = await ask(twin, 'POST /users/@me/channels', { recipient_id: idOf(twin, handle) })
  expect(status).toBe(200)
  return String(body['id'])
}

const directMessages = (twin: DiscordTwin, person: string) =>
  twin.screen(person).channels.find((channel) => channel.with === 'usher')

it('makes one message of two with the same nonce', async () => {
  const { twin, client } = await startRig()
  const bob = await client.users.fetch(idOf(twin, 'bob'))
  const card = { content: 'Join us', nonce: 'inv-1:card', enforceNonce: true }
  const [first, second] = [await bob.send(card), await bob.send(card)]
  expect(second.id).toBe(first.id)
  const direct = directMessages(twin, 'bob')
  expect(direct?.messages.map(({ text }) => text)).toEqual(['Join us'])
  expect(direct?.unread).toBe(1)
  await twin.act('bob', { kind: 'reads', channel: direct?.id ?? '' })
  expect(directMessages(twin, 'bob')?.unread).toBe(0)
  expect(twin.screen('ann').channels.map(({ id }) => id)).not.toContain(direct?.id)
})

it('forgets a nonce after a while', async () => {
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const twin = await startTwin({ clock })
  const path = `POST /channels/${await openDirect(twin, 'bob')}/messages`
  const send = async () =>
    (await ask(twin, path, { content: 'a', nonce: 'n', enforce_nonce: true })).body['id']
  const first = await send()
  clock.advance(10 * 60_000)
  expect(await send()).not.toBe(first)
})

it('refuses a direct message to somebody who takes none', async () => {
  const { twin, client } = await startRig()
  await twin.act('bob', { kind: 'closes_direct_messages', to: 'everybody' })
  const bob = await client.users.fetch(idOf(twin, 'bob'))
  const error: unknown = await bob.send('hello').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(DiscordAPIError)
  expect(error).toMatchObject({ code: 50007, status: 403, message: 'Cannot send messages to this user' })
  await twin.act('bob', { kind: 'closes_direct_messages', to: 'nobody' })
  expect((await bob.send('hello')).content).toBe('hello')
})

it('refuses direct messages to bots, to strangers and to nobody', async () => {
  const twin = await startTwin()
  const bot = twin.people.find(({ kind }) => kind === 'bot')?.handle ?? ''
  const send = async (handle: string) =>
    codeOf(await ask(twin, `POST /channels/${await openDirect(twin, handle)}/messages`, { content: 'hi' }))
  expect(await send(bot)).toEqual([403, 50007])
  expect(await send('otto')).toEqual([403, 50278])
  const nobody = await ask(twin, 'POST /users/@me/channels', { recipient_id: '123456789012345678' })
  expect(codeOf(nobody)).toEqual([400, 50033])
})

it.each<readonly [string, string, unknown, readonly [number, number]]>([
  ['an unknown route', 'GET /nothing', undefined, [404, 0]],
  ['an unknown method', 'PUT /users/@me', {}, [405, 0]],
  ['an unknown user', 'GET /users/123456789012345678', undefined, [404, 10013]],
  ['an unknown guild', 'GET /guilds/123456789012345678', undefined, [404, 10004]],
  ['an unknown channel', 'POST /channels/123456789012345678/messages', { content: 'a' }, [404, 10003]],
  [
    'a channel it may only read',
    'POST /channels/299999999999999991/messages',
    { content: 'a' },
    [403, 50013],
  ],
  ['a channel it may not see', 'POST /channels/299999999999999992/messages', { content: 'a' }, [403, 50001]],
  ['an empty message', 'POST /channels/general/messages', { content: ' ' }, [400, 50006]],
  ['a message that is not there', 'GET /channels/general/messages/1', undefined, [404, 10008]],
])('refuses %s', async (_, call, body, code) => {
  const twin = await startTwin()
  const answer = await ask(twin, call.replace('general', channelNamed(twin, 'general')), body)
  expect(codeOf(answer)).toEqual(code)
})

it('knows who is a member', async () => {
  const twin = await startTwin()
  const { body: general } = await ask(twin, `GET /channels/${channelNamed(twin, 'general')}`)
  const members = `GET /guilds/${String(general['guild_id'])}/members`
  const bob = await ask(twin, `${members}/${idOf(twin, 'bob')}`)
  expect(bob.body).toMatchObject({ user: { username: 'bob', global_name: 'Bob Okafor', bot: false } })
  expect(codeOf(await ask(twin, `${members}/${idOf(twin, 'otto')}`))).toEqual([404, 10007])
})

it('refuses another bot token', async () => {
  const twin = await startTwin()
  const response = await fetch(`${twin.credentials.DISCORD_API_URL}/v10/users/@me`, {
    headers: { authorization: 'Bot wrong' },
  })
  expect([response.status, await response.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }])
})

it.each<readonly [string, (id: string) => unknown, readonly string[]]>([
  ['content', (id) => ({ content: `<@${id}>` }), ['@bob']],
  ['everyone', () => ({ content: '@everyone' }), ['@everyone']],
  ['Components V2', (id) => ({ flags: 1 << 15, components: [{ type: 10, content: `<@${id}>` }] }), ['@bob']],
  ['an embed', (id) => ({ embeds: [{ description: `<@${id}> @everyone` }] }), []],
  ['code', (id) => ({ content: `\`<@${id}>\`` }), []],
  ['nothing allowed', (id) => ({ content: `<@${id}> @here`, allowed_mentions: { parse: [] } }), []],
  ['a list', (id) => ({ content: `<@${id}> @here`, allowed_mentions: { users: [id] } }), ['@bob']],
])('notes who is pinged by %s', async (_, bodyFor, pings) => {
  const twin = await startTwin()
  const body = bodyFor(idOf(twin, 'bob'))
  expect((await ask(twin, `POST /channels/${channelNamed(twin, 'general')}/messages`, body)).status).toBe(200)
  expect(twin.pings()).toEqual(pings)
})

it('lets people write to each other, and keeps that from the bot', async () => {
  const twin = await startTwin()
  await twin.act('ann', { kind: 'opens_direct', with: 'bob' })
  const direct = twin.screen('ann').channels.find((channel) => channel.with === 'bob')
  await twin.act('ann', { kind: 'says', channel: direct?.id ?? '', text: 'psst @mia' })
  expect(lastMessage(twin, 'bob', direct?.id ?? '').text).toBe('psst @Mia Tanaka')
  expect(codeOf(await ask(twin, `GET /channels/${direct?.id}`))).toEqual([404, 10003])
  const hidden = twin.act('erik', { kind: 'says', channel: channelNamed(twin, 'team-admins'), text: 'hi' })
  await expect(hidden).rejects.toThrow(new CannotDo('There is no such channel for you.'))
})
