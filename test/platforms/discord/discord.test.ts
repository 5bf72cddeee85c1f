import { describe, expect, it, onTestFinished } from 'vitest'
import { PlatformUnavailable } from '../../../src/platforms/platform.ts'
import type { View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { ignoreNews } from '../../fakes/platform.ts'
import { connectDiscord, found, openDiscord } from './open-discord.ts'

const view = (title: string): View => ({ tone: 'good', title })

const card: View = {
  tone: 'neutral',
  title: 'Join Editors?',
  buttons: [{ name: 'accept', subject: 'inv-1', label: 'Accept', look: 'primary' }],
}

const list: View = {
  tone: 'neutral',
  title: 'Open invitations',
  rows: [
    { text: 'bob', buttons: [{ name: 'revoke', subject: 'inv-1', label: 'Revoke', look: 'danger' }] },
    { text: 'dora', buttons: [{ name: 'revoke', subject: 'inv-2', label: 'Revoke', look: 'danger' }] },
  ],
}

describe('what is sent on Discord', () => {
  it('arrives once for one nonce, and pings nobody', async () => {
    const { twin, discord, personId, channel } = await openDiscord(() => ({ kind: 'nothing' }))
    const bob = { platform: 'discord', id: personId('bob') }
    const hello = { ...card, title: [{ person: bob, name: 'Bob' }, ' and @everyone'] }
    const first = await discord.deliver(bob, hello, once('card 1'))
    expect(await discord.deliver(bob, hello, once('card 1'))).toEqual(first)
    await discord.deliver(bob, hello, once('card 2'))
    expect(channel('bob', 'usher').messages).toHaveLength(2)
    expect(twin.pings()).toEqual([])
  })

  it('is revised in place, whatever it was and becomes', async () => {
    const { discord, personId, newest } = await openDiscord(() => ({ kind: 'nothing' }))
    const sent = await discord.deliver({ platform: 'discord', id: personId('bob') }, card, once('card 1'))
    if (sent.kind !== 'delivered') throw new Error(sent.reason)
    for (const [next, text] of [
      [view('Joined'), 'Joined'],
      [list, 'dora'],
      [view('Gone'), 'Gone'],
    ] as const) {
      expect(await discord.revise(sent.ref, next)).toEqual({ kind: 'revised' })
      expect(newest('bob', 'usher')?.text).toContain(text)
    }
    expect(await discord.revise({ ...sent.ref, message: '123456789012345678' }, card)).toEqual({
      kind: 'gone',
    })
    expect(await discord.revise({ ...sent.ref, channel: '123456789012345678' }, card)).toEqual({
      kind: 'gone',
    })
  })

  it('does not arrive at closed doors, bots and nobody', async () => {
    const { twin, discord, personId } = await openDiscord(() => ({ kind: 'nothing' }))
    const bot = found(twin.people.find(({ kind }) => kind === 'bot'))
    await twin.act('bob', { kind: 'closes_direct_messages', to: 'everybody' })
    const send = (id: string) => discord.deliver({ platform: 'discord', id }, card, once(`card ${id}`))
    expect(await send(personId('bob'))).toEqual({ kind: 'undeliverable', reason: 'closed' })
    expect(await send(bot.id)).toEqual({ kind: 'undeliverable', reason: 'not_allowed' })
    expect(await send('123456789012345678')).toEqual({ kind: 'undeliverable', reason: 'unknown_person' })
    expect(await send('T1/U1')).toEqual({ kind: 'undeliverable', reason: 'unknown_person' })
  })

  it.each(['rate_limited', 'server_error'] as const)(
    'waits for better times when Discord is %s',
    async (how) => {
      const { twin, discord, personId, channel } = await openDiscord(() => ({ kind: 'nothing' }))
      const bob = { platform: 'discord', id: personId('bob') }
      twin.faults.fail({ call: 'messages', times: 1, how, ms: 3000 })
      const refused: unknown = await discord
        .deliver(bob, card, once('card 1'))
        .catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(PlatformUnavailable)
      expect(refused).toMatchObject({ who: 'Discord' })
      expect(await discord.deliver(bob, card, once('card 1'))).toMatchObject({ kind: 'delivered' })
      expect(channel('bob', 'usher').messages).toHaveLength(1)
    },
  )

  it('is left alone for as long as Discord asks', async () => {
    const { twin, discord, personId } = await openDiscord(() => ({ kind: 'nothing' }))
    twin.faults.fail({ call: 'messages', times: 1, how: 'rate_limited', ms: 3000 })
    const sending = discord.deliver({ platform: 'discord', id: personId('bob') }, card, once('card 1'))
    await expect(sending).rejects.toHaveProperty('waitMs', expect.closeTo(3000, -3))
  })

  it('arrives once although Discord’s answer got lost', async () => {
    const { twin, discord, channel, personId } = await openDiscord(() => ({ kind: 'nothing' }))
    const bob = { platform: 'discord', id: personId('bob') }
    twin.faults.fail({ call: '/messages', times: 1, how: 'lost_answer' })
    await expect(discord.deliver(bob, card, once('card 1'))).rejects.toThrow(PlatformUnavailable)
    expect(await discord.deliver(bob, card, once('card 1'))).toMatchObject({ kind: 'delivered' })
    expect(channel('bob', 'usher').messages).toHaveLength(1)
  })
})

describe('people on Discord', () => {
  it('are found by id, and bots are told apart', async () => {
    const { twin, discord, personId } = await openDiscord(() => ({ kind: 'nothing' }))
    const bot = found(twin.people.find(({ kind }) => kind === 'bot'))
    const find = (id: string) => discord.findPerson({ platform: 'discord', id })
    expect(await find(personId('hana'))).toMatchObject({ name: 'Hana Kim 🌿', kind: 'person' })
    expect(await find(bot.id)).toMatchObject({ kind: 'bot' })
    expect(await find('123456789012345678')).toBeUndefined()
    expect(await find('T1/U1')).toBeUndefined()
    expect(await discord.findPersonByEmail('ann@lighthouse.example')).toBeUndefined()
  })
})

describe('the start on Discord', () => {
  it('registers the commands once', async () => {
    const { logged, connect } = await openDiscord(() => ({ kind: 'nothing' }))
    const another = connect()
    await another.start(async () => {}, ignoreNews)
    await another.stop()
    await another.stop()
    expect(logged.filter((line) => line.includes('commands registered'))).toHaveLength(1)
  })

  it('names what is wrong with the configuration, and keeps the token to itself', async () => {
    const { twin, logged, connect } = await openDiscord(() => ({ kind: 'nothing' }))
    const wrongToken = connect({ token: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.secret-part' })
    await expect(wrongToken.start(async () => {}, ignoreNews)).rejects.toThrow(
      'DISCORD_TOKEN is not accepted',
    )
    const wrongApp = connect({ appId: '123456789012345678' })
    await expect(wrongApp.start(async () => {}, ignoreNews)).rejects.toThrow('DISCORD_APP_ID')
    expect(logged.join('')).not.toContain('secret-part')
    expect(logged.join('')).not.toContain(twin.credentials.DISCORD_TOKEN)
  })

  it('says so when Discord does not take the commands', async () => {
    const { discord, twin } = await connectDiscord()
    onTestFinished(twin.close)
    twin.faults.fail({ call: 'commands', times: 1, how: 'server_error' })
    await expect(discord.start(async () => {}, ignoreNews)).rejects.toThrow('did not take the commands')
    await discord.stop()
  })
})
