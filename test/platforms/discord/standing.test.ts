import { describe, expect, it, onTestFinished } from 'vitest'
import { commandTable } from '../../../src/commands.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import type { Platform, PlatformNews } from '../../../src/platforms/platform.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type DiscordTwin, startDiscordTwin } from '../../../src/simulator/discord/twin.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import type { View } from '../../../src/views/view.ts'
import { captureLog, noteSecretsOf } from '../../dsl/log.ts'
import { eventually } from '../../dsl/wait.ts'
import { once, repeat } from '../../fakes/once.ts'
import { found } from './open-discord.ts'

const MINUTE_MS = 60_000
const guild = createWorld().guild.id
const removed = { kind: 'lost', reason: 'removed' } as const
const refused = { kind: 'lost', reason: 'token_refused' } as const

const card: View = {
  tone: 'neutral',
  title: 'Join Editors?',
  buttons: [{ name: 'accept', subject: 'inv-1', label: 'Accept', look: 'primary' }],
}

type Rig = {
  readonly twin: DiscordTwin
  readonly discord: Platform
  readonly news: readonly PlatformNews[]
  readonly pass: (ms: number) => void
  readonly person: (handle: string) => { readonly platform: string; readonly id: string }
  readonly general: { readonly platform: string; readonly space: string; readonly channel: string }
}

/** One clock for both, which only the test moves. */
async function openRig(): Promise<Rig> {
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const twin = await startDiscordTwin({ world: createWorld(), clock, rateLimits: false })
  noteSecretsOf(twin.credentials)
  const discord = createDiscord({
    token: twin.credentials.DISCORD_TOKEN,
    appId: twin.credentials.DISCORD_APP_ID,
    apiUrl: new URL(twin.credentials.DISCORD_API_URL),
    commands: commandTable,
    now: clock.now,
    log: captureLog().logger,
  })
  const news: PlatformNews[] = []
  onTestFinished(async () => {
    await discord.stop()
    await twin.close()
  })
  await discord.start(
    async () => {},
    async (heard) => void news.push(heard),
  )
  const channel = found(twin.screen('ann').channels.find(({ name }) => name === 'general')).id
  return {
    twin,
    discord,
    news,
    pass: clock.advance,
    person: (handle) => ({
      platform: 'discord',
      id: found(twin.people.find((one) => one.handle === handle)).id,
    }),
    general: { platform: 'discord', space: guild, channel },
  }
}

describe('a message that was sent before the nonce was forgotten', () => {
  it('is found in the direct messages, and not sent again', async () => {
    const { twin, discord, pass, person } = await openRig()
    twin.faults.fail({ call: '/messages', times: 1, how: 'late_error' })
    await expect(discord.deliver(person('bob'), card, once('1'))).rejects.toMatchObject({ isUndone: false })
    pass(10 * MINUTE_MS)
    await discord.deliver(person('bob'), { ...card, title: 'Join?' }, once('2'))
    const [first] = twin.messagesTo('bob')
    expect(await discord.deliver(person('bob'), card, repeat('1'))).toMatchObject({
      ref: { message: first?.id },
    })
    expect(twin.messagesTo('bob')).toHaveLength(2)
  })

  it('is found in a channel, where its history may be read', async () => {
    const { twin, discord, pass, general } = await openRig()
    const sent = await discord.post(general, card, once('1'))
    pass(10 * MINUTE_MS)
    await twin.act('ann', { kind: 'says', channel: general.channel, text: 'Join Editors?' })
    expect(await discord.post(general, card, repeat('1'))).toEqual(sent)
    expect(twin.messagesIn('general')).toHaveLength(1)
  })

  it('is not mistaken for another one that says the same', async () => {
    const { twin, discord, pass, person } = await openRig()
    await discord.deliver(person('bob'), card, once('1'))
    pass(10 * MINUTE_MS)
    await discord.deliver(person('bob'), card, repeat('2'))
    expect(twin.messagesTo('bob')).toHaveLength(2)
  })
})

describe('words without buttons', () => {
  it.each([
    ['are taken for the same within a day', 60, 1],
    ['are another message after that', 25 * 60, 2],
  ])('%s', async (_, minutes, messages) => {
    const { twin, discord, pass, person } = await openRig()
    const notice: View = { tone: 'good', title: 'Bob is in' }
    await discord.deliver(person('ann'), notice, once('1'))
    pass(minutes * MINUTE_MS)
    await discord.deliver(person('ann'), notice, repeat('2'))
    expect(twin.messagesTo('ann')).toHaveLength(messages)
  })
})

describe('trouble before anything is sent', () => {
  it.each(['late_error', 'hung_up'] as const)('leaves no doubt: %s', async (how) => {
    const { twin, discord, person } = await openRig()
    twin.faults.fail({ call: 'POST /users/@me/channels', times: 1, how })
    await expect(discord.deliver(person('bob'), card, once('1'))).rejects.toMatchObject({ isUndone: true })
  })

  it('makes everybody wait where direct messages were opened too fast', async () => {
    const { twin, discord, pass, person, general } = await openRig()
    twin.installation.openTooFast(1)
    await expect(discord.deliver(person('bob'), card, once('1'))).rejects.toMatchObject({
      waitMs: 2 * MINUTE_MS,
    })
    await expect(discord.deliver(person('hana'), card, once('2'))).rejects.toMatchObject({ isUntried: true })
    await discord.post(general, card, once('3'))
    pass(3 * MINUTE_MS)
    for (const who of ['bob', 'hana'])
      expect(await discord.deliver(person(who), card, once(who))).toMatchObject({ kind: 'delivered' })
  })

  it('is no reason to let others wait: the limit of one channel', async () => {
    const { twin, discord, person, general } = await openRig()
    await discord.deliver(person('bob'), card, once('1'))
    twin.faults.fail({ call: `/channels/${general.channel}`, times: 5, how: 'rate_limited', ms: 30_000 })
    await expect(discord.post(general, card, once('2'))).rejects.toMatchObject({ isUndone: true })
    expect(await discord.deliver(person('hana'), card, once('3'))).toMatchObject({ kind: 'delivered' })
  })
})

describe('who cannot be reached', () => {
  it('has left, and is told apart from who closed their messages', async () => {
    const { twin, discord, person } = await openRig()
    twin.members.leave('bob')
    await twin.act('hana', { kind: 'closes_direct_messages', to: 'everybody' })
    expect(await discord.deliver(person('bob'), card, once('1'))).toMatchObject({ reason: 'no_shared_space' })
    expect(await discord.deliver(person('hana'), card, once('2'))).toMatchObject({ reason: 'closed' })
  })

  it('is everybody, where the bot is taken for a spammer', async () => {
    const { twin, discord, person } = await openRig()
    twin.installation.flag()
    await expect(discord.deliver(person('bob'), card, once('1'))).rejects.toMatchObject({
      hold: 'flagged',
      isUndone: true,
    })
  })
})

describe('the bot’s place on Discord', () => {
  it('is news: there from the start, lost, and back', async () => {
    const { twin, discord, news, person, general } = await openRig()
    const here = [{ kind: 'back' }, { kind: 'back', space: guild }]
    expect(news).toEqual(here)
    twin.installation.kick()
    await eventually(() => news.length === 3, 'it does not hear of the end')
    expect(news.at(-1)).toEqual(removed)
    const lost = { hold: 'removed', isUndone: true }
    await expect(discord.deliver(person('bob'), card, once('1'))).rejects.toMatchObject(lost)
    await expect(discord.post(general, card, once('2'))).rejects.toMatchObject(lost)
    twin.installation.bringBack()
    await eventually(() => news.length === 5, 'it does not hear that it is back')
    expect(news.slice(3)).toEqual(here)
    expect(await discord.deliver(person('bob'), card, once('3'))).toMatchObject({ kind: 'delivered' })
  })

  it('is not lost where the guild is only out of order', async () => {
    const { twin, news } = await openRig()
    twin.installation.breakDown()
    twin.installation.recover()
    twin.installation.kick()
    await eventually(() => news.length > 2, 'it does not hear of the end')
    expect(news.slice(2)).toEqual([removed])
  })

  it('is lost with the token, for every call from then on', async () => {
    const { twin, discord, news, person } = await openRig()
    twin.installation.resetToken()
    noteSecretsOf(twin.credentials)
    await eventually(() => news.length > 2, 'it does not hear of its token')
    for (const nonce of ['1', '2'])
      await expect(discord.deliver(person('bob'), card, once(nonce))).rejects.toMatchObject({
        hold: 'token_refused',
        isUndone: true,
      })
    expect(new Set(news.slice(2))).toEqual(new Set([refused]))
  })
})
