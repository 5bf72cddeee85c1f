import { Events, GatewayIntentBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { CannotDo } from '../../src/simulator/twin.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import { ask, channelNamed, registerCommands, startRig, startTwin, until } from './discord-rig.ts'

const guild = createWorld().guild.id

const hi = { content: 'hi' }

const idOf = (twin: DiscordTwin, handle: string): string =>
  twin.people.find((person) => person.handle === handle)?.id ?? ''

/** What comes of writing to somebody: the code of the refusal, or nothing. */
async function write(twin: DiscordTwin, handle: string): Promise<number | undefined> {
  const opened = await ask(twin, 'POST /users/@me/channels', { recipient_id: idOf(twin, handle) })
  if (opened.status !== 200) return opened.body.code
  return (await ask(twin, `POST /channels/${String(opened.body['id'])}/messages`, hi)).body.code
}

const invites = (twin: DiscordTwin, who: string, channel: string): Promise<void> =>
  twin.act(who, { kind: 'says', channel, text: '/team invite who:@hana' })

describe('a bot that is put out of the guild', () => {
  it('hears so, may do nothing there, and is known to nobody', async () => {
    const { twin, client, channel } = await startRig()
    await registerCommands({ client })
    const gone = new Promise<string>((resolve) => client.once(Events.GuildDelete, ({ id }) => resolve(id)))
    twin.installation.kick()
    expect(await gone).toBe(guild)
    expect((await ask(twin, `POST /channels/${channel}/messages`, hi)).body.code).toBe(50001)
    expect((await ask(twin, `GET /guilds/${guild}`)).body.code).toBe(10004)
    expect(await write(twin, 'bob')).toBe(50278)
    await expect(invites(twin, 'ann', channel)).rejects.toThrow(CannotDo)
  })

  it('comes back, and everything is as before', async () => {
    const { twin, client, channel } = await startRig()
    await registerCommands({ client })
    twin.installation.kick()
    const back = new Promise<string>((resolve) => client.once(Events.GuildCreate, ({ id }) => resolve(id)))
    twin.installation.bringBack()
    expect(await back).toBe(guild)
    expect((await ask(twin, `POST /channels/${channel}/messages`, hi)).status).toBe(200)
    expect(await write(twin, 'bob')).toBeUndefined()
    await invites(twin, 'ann', channel)
  })

  it('finds no guild when it connects meanwhile', async () => {
    const { twin, client } = await startRig()
    twin.installation.kick()
    twin.invalidateSessions()
    await new Promise((resolve) => client.once(Events.ShardReady, resolve))
    expect([...client.guilds.cache.keys()]).toEqual([])
  })

  it('is told apart from a guild that is out of order', async () => {
    const { twin, client } = await startRig()
    const events: string[] = []
    client.on(Events.GuildDelete, () => events.push('gone'))
    client.on(Events.GuildUnavailable, () => events.push('out of order'))
    client.on(Events.GuildAvailable, () => events.push('in order'))
    twin.installation.breakDown()
    twin.installation.recover()
    await until(() => events.length === 2)
    expect(events).toEqual(['out of order', 'in order'])
  })
})

describe('a bot with another token', () => {
  it('is cut off, and refused everywhere with the old one', async () => {
    const { twin, client } = await startRig()
    const closed = new Promise<number>((resolve) =>
      client.once(Events.ShardDisconnect, ({ code }) => resolve(code)),
    )
    const old = twin.credentials
    twin.installation.resetToken()
    expect(await closed).toBe(4004)
    expect((await ask({ ...twin, credentials: old }, 'GET /users/@me')).status).toBe(401)
    expect((await ask(twin, `GET /guilds/${guild}`)).status).toBe(200)
    expect(twin.credentials.DISCORD_TOKEN).not.toBe(old.DISCORD_TOKEN)
  })
})

describe('direct messages', () => {
  it('are refused to a bot that is taken for a spammer, but for whom it has written to', async () => {
    const twin = await startTwin()
    expect(await write(twin, 'bob')).toBeUndefined()
    twin.installation.flag()
    expect(await write(twin, 'bob')).toBeUndefined()
    expect(await write(twin, 'hana')).toBe(20026)
    twin.installation.unflag()
    expect(await write(twin, 'hana')).toBeUndefined()
  })

  it('can be opened too fast, by whomever', async () => {
    const twin = await startTwin()
    twin.installation.openTooFast(2)
    expect([await write(twin, 'bob'), await write(twin, 'hana')]).toEqual([40003, 40003])
    expect(await write(twin, 'bob')).toBeUndefined()
  })

  it('do not reach who has left the guild', async () => {
    const twin = await startTwin()
    twin.members.leave('bob')
    expect(await write(twin, 'bob')).toBe(50278)
    expect((await ask(twin, `GET /guilds/${guild}/members/${idOf(twin, 'bob')}`)).body.code).toBe(10007)
    twin.members.join('bob')
    expect(await write(twin, 'bob')).toBeUndefined()
    expect(() => twin.members.leave('nobody')).toThrow(CannotDo)
  })

  it('are counted per person, with what they were marked with', async () => {
    const { twin, channel } = await startRig({ intents: GatewayIntentBits.Guilds })
    await write(twin, 'bob')
    await ask(twin, `POST /channels/${channel}/messages`, { ...hi, nonce: 'n', enforce_nonce: true })
    expect(twin.messagesTo('bob')).toMatchObject([{ text: 'hi' }])
    expect(twin.messagesIn('general')).toMatchObject([{ text: 'hi', mark: 'n' }])
    expect(twin.messagesTo('hana')).toEqual([])
  })
})

describe('what was said before', () => {
  const say = async (twin: DiscordTwin, channel: string, texts: readonly string[]) => {
    const ids: string[] = []
    for (const content of texts)
      ids.push(String((await ask(twin, `POST /channels/${channel}/messages`, { content })).body['id']))
    return ids
  }

  const read = async (twin: DiscordTwin, channel: string, query = '') => {
    const { DISCORD_API_URL: api, DISCORD_TOKEN: token } = twin.credentials
    const url = `${api}/v10/channels/${channel}/messages${query}`
    const response = await fetch(url, { headers: { authorization: `Bot ${token}` } })
    const messages: unknown = await response.json()
    return messages
  }

  it('is read newest first, by pages', async () => {
    const twin = await startTwin()
    const channel = channelNamed(twin, 'random')
    const [, b = '', c = ''] = await say(twin, channel, ['a', 'b', 'c', 'd'])
    const texts = (...contents: string[]) => contents.map((content) => ({ content }))
    expect(await read(twin, channel, '?limit=2')).toMatchObject(texts('d', 'c'))
    expect(await read(twin, channel, `?limit=2&before=${c}`)).toMatchObject(texts('b', 'a'))
    expect(await read(twin, channel, `?limit=1&after=${b}`)).toMatchObject(texts('c'))
    expect(await read(twin, channel, `?limit=3&around=${c}`)).toMatchObject(texts('d', 'c', 'b'))
    for (const query of ['?limit=0', '?limit=101', '?before=x', `?before=${c}&after=${b}`])
      expect(await read(twin, channel, query)).toMatchObject({ code: 50035 })
  })

  it('has no nonce, no spaces around it, and of others nothing to read', async () => {
    const twin = await startTwin()
    const channel = channelNamed(twin, 'random')
    await twin.act('ann', { kind: 'says', channel, text: 'secret' })
    const body = { content: '  hi \n', nonce: 'n', enforce_nonce: true }
    const made = await ask(twin, `POST /channels/${channel}/messages`, body)
    expect(made.body).toMatchObject({ content: 'hi', nonce: 'n' })
    const messages = await read(twin, channel, '?limit=2')
    expect(messages).toMatchObject([{ content: 'hi' }, { content: '' }])
    expect(JSON.stringify(messages)).not.toContain('nonce')
  })

  it('is empty for who may not read it, and closed for who may not look in', async () => {
    const twin = await startTwin()
    expect((await ask(twin, `GET /channels/299999999999999992/messages`)).body.code).toBe(50001)
    expect((await ask(twin, 'GET /channels/123456789012345678/messages')).body.code).toBe(10003)
  })

  it('is forgotten by its nonce after some minutes, and not before', async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    const twin = await startTwin({ clock })
    const post = `POST /channels/${channelNamed(twin, 'random')}/messages`
    const body = { ...hi, nonce: 'n', enforce_nonce: true }
    const first = await ask(twin, post, body)
    clock.advance(4 * 60_000)
    expect((await ask(twin, post, body)).body['id']).toBe(first.body['id'])
    clock.advance(2 * 60_000)
    expect((await ask(twin, post, body)).body['id']).not.toBe(first.body['id'])
  })
})

describe('trouble on demand', () => {
  it('comes after the work, or before it', async () => {
    const twin = await startTwin()
    const post = `POST /channels/${channelNamed(twin, 'general')}/messages`
    twin.faults.fail({ call: 'messages', times: 1, how: 'late_error' })
    expect((await ask(twin, post, hi)).status).toBe(500)
    expect(twin.messagesIn('general')).toHaveLength(1)
    twin.faults.fail({ call: 'messages', times: 1, how: 'hung_up' })
    await expect(ask(twin, post, hi)).rejects.toThrow('fetch failed')
    expect(twin.messagesIn('general')).toHaveLength(1)
  })

  it('brings interactions in the wrong order', async () => {
    const { twin, client, channel } = await startRig()
    await registerCommands({ client })
    const arrived: string[] = []
    client.on(Events.InteractionCreate, ({ id }) => arrived.push(id))
    twin.faults.hold(2)
    for (const who of ['ann', 'bob']) await invites(twin, who, channel)
    twin.faults.release('newest_first')
    await until(() => arrived.length === 2)
    expect(BigInt(arrived[0] ?? 0)).toBeGreaterThan(BigInt(arrived[1] ?? 0))
  })
})
