import { describe, expect, it, onTestFinished } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import { type ChannelRef, findFlaws } from '../../src/domain/channel.ts'
import {
  type Delivery,
  type MessageRef,
  type Platform,
  PlatformUnavailable,
  type Receive,
} from '../../src/platforms/platform.ts'
import type { Twin } from '../../src/simulator/twin.ts'
import type { View } from '../../src/views/view.ts'

/** A platform that is connected to its twin, and people there. */
export type PlatformRig = {
  readonly platform: Platform
  /** What the platform is connected to. In its private channel `team-admins` are Ann, Bob, others of ours and the bot, but not Hana. */
  readonly twin: Twin
  readonly space: string
  /** A well-formed id that no channel has. */
  readonly nowhere: string
  /** The calls by which a channel is looked at, as a fault names them. */
  readonly looking: string
  /** A member who takes direct messages. */
  readonly member: Actor
  readonly bot: Actor
  /** A well-formed id that nobody has. */
  readonly nobody: Actor
  /** Everything with which this platform could be made to ping or to format, in one string. */
  readonly nasty: string
  /** What the member reads in the direct messages of the bot, oldest first. */
  readonly read: () => readonly string[]
  /** Where the links lead that the member sees there, by their words. */
  readonly links: () => readonly { readonly label: string; readonly url: string }[]
  /** What the bot's messages have pinged so far, however the twin writes it. */
  readonly pings: () => readonly string[]
  readonly close: () => Promise<void>
}

const card: View = {
  tone: 'neutral',
  title: 'An invitation',
  buttons: [{ name: 'accept', subject: 'i1', label: 'Accept', look: 'primary' }],
}

const done: View = { tone: 'good', title: 'You are in' }

/** What every platform has to show. `open` gives a fresh rig, its platform not started yet. */
export function platformContract(open: () => Promise<PlatformRig>): void {
  describe('delivering and revising', () => {
    it('delivers a card that can be revised, also twice', async () => {
      const { platform, member, read } = await started(open)
      const ref = await delivered(platform, member, card)
      expect(read().join('\n')).toContain('An invitation')
      expect(await platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(await platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(read().join('\n')).toContain('You are in')
      expect(read().join('\n')).not.toContain('An invitation')
    })

    it('finds a message gone that never was', async () => {
      const { platform, member } = await started(open)
      const ref = await delivered(platform, member, card)
      const message = ref.message.replace(/\d(?=\d{3}$)/, (digit) => String((Number(digit) + 1) % 10))
      expect(await platform.revise({ ...ref, message }, done)).toEqual({ kind: 'gone' })
    })

    it('cannot deliver to nobody', async () => {
      const { platform, nobody } = await started(open)
      expect(await platform.deliver(nobody, card, 'nonce-1')).toMatchObject({ kind: 'undeliverable' })
    })

    it('shows what people wrote and pings nobody with it', async () => {
      const { platform, member, nasty, read, pings } = await started(open)
      const text: View = {
        tone: 'neutral',
        title: nasty,
        lines: [nasty, [{ bold: nasty }, { code: nasty }]],
        facts: [{ label: 'Note', value: nasty }],
        rows: [{ text: nasty }],
        footer: nasty,
      }
      const ref = await delivered(platform, member, text)
      await platform.revise(ref, { ...text, lines: ['revised', nasty] })
      expect(read().join('\n')).toContain('revised')
      expect(pings()).toEqual([])
    })

    it('shows a link by its words, whatever they are, and it can be followed', async () => {
      const { platform, member, nasty, read, links, pings } = await started(open)
      const url = 'https://join.example/a_b/(c)?d=1&e=%7Cf%2F*g*#h'
      const label = 'Open *Lighthouse* & <co>'
      const link = { link: new URL(url), label }
      const view: View = {
        tone: 'neutral',
        title: ['Go on: ', link],
        lines: [[link, ' or ', { link: new URL(url), label: nasty }]],
        facts: [{ label: 'Place', value: [link] }],
        rows: [{ text: [link] }],
        footer: ['Or there: ', link],
      }
      await delivered(platform, member, view)
      expect(read().join().split(label)).toHaveLength(6)
      expect(pings()).toEqual([])
      expect(links()).toHaveLength(6)
      expect(links().filter((one) => one.label === label)).toHaveLength(5)
      for (const one of links()) expect(decodeURI(one.url)).toBe(decodeURI(url))
    })

    it.each(['javascript:alert(1)', 'mailto:a@b.example', 'file:///etc/passwd'])(
      'does not send a link to %s',
      async (url) => {
        const { platform, member, read } = await started(open)
        const view: View = { tone: 'neutral', title: 'x', lines: [[{ link: new URL(url), label: 'Go' }]] }
        await expect(platform.deliver(member, view, 'nonce-1')).rejects.toThrow('a link may not lead to')
        expect(read()).toEqual([])
      },
    )

    it('takes the longest view there may be', async () => {
      const { platform, member } = await started(open)
      const long = '👩‍👧 & <b> '.repeat(800)
      const button = { name: 'revoke', subject: 's'.repeat(80), label: long, look: 'danger' as const }
      const view: View = {
        tone: 'bad',
        title: long,
        lines: [long, long],
        facts: Array.from({ length: 10 }, () => ({ label: 'Fact', value: long })),
        rows: Array.from({ length: 10 }, () => ({ text: long, buttons: [button, button] })),
        footer: long,
      }
      await delivered(platform, member, view)
    })
  })

  describe('posting in a channel', () => {
    it('posts a card that all of them read and that can be revised, also twice', async () => {
      const rig = await started(open)
      const ref = refOf(await rig.platform.post(admins(rig), card, 'nonce-1'))
      expect(readIn(rig, 'ann')).toContain('An invitation')
      expect(await rig.platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(await rig.platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(readIn(rig, 'bob')).toContain('You are in')
      expect(readIn(rig, 'bob')).not.toContain('An invitation')
    })

    it('says the same in a channel and to somebody, with one nonce', async () => {
      const rig = await started(open)
      const direct = await delivered(rig.platform, rig.member, card)
      const posted = refOf(await rig.platform.post(admins(rig), card, 'nonce-1'))
      expect(posted.message).not.toBe(direct.message)
      expect(readIn(rig, 'ann')).toContain('An invitation')
    })

    it('pings nobody with what people wrote', async () => {
      const rig = await started(open)
      await rig.platform.post(
        admins(rig),
        { tone: 'neutral', title: rig.nasty, lines: [rig.nasty] },
        'nonce-1',
      )
      expect(rig.pings()).toEqual([])
    })

    it('cannot where there is no such channel', async () => {
      const rig = await started(open)
      for (const channel of [rig.nowhere, '', rig.member.id, '#team-admins'])
        expect(await rig.platform.post({ ...admins(rig), channel }, card, 'nonce-1')).toEqual({
          kind: 'undeliverable',
          reason: 'unknown_channel',
        })
    })

    it('cannot where it was put out', async () => {
      const rig = await started(open)
      const channel = admins(rig)
      const ref = refOf(await rig.platform.post(channel, card, 'nonce-1'))
      rig.twin.rooms.putOut('team-admins', 'usher')
      expect(await rig.platform.post(channel, card, 'nonce-2')).toMatchObject({ kind: 'undeliverable' })
      expect(await rig.platform.revise(ref, done)).toEqual({ kind: 'gone' })
    })
  })

  describe('looking at a channel', () => {
    it('sees who is in it, Usher aside', async () => {
      const rig = await started(open)
      const sight = await rig.platform.inspect(admins(rig))
      expect(sight).toMatchObject({
        kind: 'seen',
        isPrivate: true,
        isShared: false,
        isArchived: false,
        groups: [],
        isWhole: true,
      })
      expect(names(sight)).toEqual(expect.arrayContaining(['Ann Lee', 'Bob Okafor']))
      expect(names(sight)).not.toContain('Usher')
      expect(findFlaws(sight)).toEqual([])
    })

    it('sees at once when somebody is let in or put out', async () => {
      const rig = await started(open)
      const look = async () => names(await rig.platform.inspect(admins(rig)))
      expect(await look()).not.toContain('Hana Kim 🌿')
      rig.twin.rooms.letIn('team-admins', 'hana')
      expect(await look()).toContain('Hana Kim 🌿')
      rig.twin.rooms.putOut('team-admins', 'hana')
      expect(await look()).not.toContain('Hana Kim 🌿')
    })

    it('sees at once when it is opened to everybody', async () => {
      const rig = await started(open)
      await rig.platform.inspect(admins(rig))
      rig.twin.rooms.showToEverybody('team-admins')
      expect(findFlaws(await rig.platform.inspect(admins(rig)))).toEqual([{ kind: 'public' }])
      rig.twin.rooms.hide('team-admins')
      expect(findFlaws(await rig.platform.inspect(admins(rig)))).toEqual([])
    })

    it('sees nothing where it is not, and where nothing is', async () => {
      const rig = await started(open)
      const channel = admins(rig)
      expect(await rig.platform.inspect({ ...channel, channel: rig.nowhere })).toEqual({ kind: 'hidden' })
      expect(await rig.platform.inspect({ ...channel, channel: '#team-admins' })).toEqual({ kind: 'hidden' })
      expect(await rig.platform.inspect({ ...channel, space: rig.nowhere })).toEqual({ kind: 'hidden' })
      rig.twin.rooms.putOut('team-admins', 'usher')
      expect(await rig.platform.inspect(channel)).toEqual({ kind: 'hidden' })
    })

    it('takes a direct message for no channel', async () => {
      const rig = await started(open)
      const { channel } = await delivered(rig.platform, rig.member, card)
      expect(await rig.platform.inspect({ ...admins(rig), channel })).toEqual({ kind: 'direct' })
    })

    it('asks to come back later when the platform is down', async () => {
      const rig = await started(open)
      const channel = admins(rig)
      rig.twin.faults.fail({ call: rig.looking, times: 1, how: 'server_error' })
      await expect(rig.platform.inspect(channel)).rejects.toThrow(PlatformUnavailable)
      expect(await rig.platform.inspect(channel)).toMatchObject({ kind: 'seen' })
    })
  })

  describe('people', () => {
    it('are found by id', async () => {
      const { platform, member } = await started(open)
      expect(await platform.findPerson(member)).toMatchObject({ actor: member, kind: 'person' })
    })

    it('are nobody where nobody has the id', async () => {
      const { platform, nobody } = await started(open)
      expect(await platform.findPerson(nobody)).toBeUndefined()
      expect(await platform.findPersonByEmail('nobody@nowhere.example')).toBeUndefined()
    })

    it('are told apart from bots', async () => {
      const { platform, bot } = await started(open)
      expect(await platform.findPerson(bot)).toMatchObject({ kind: 'bot' })
    })
  })

  it('starts and stops as often as it is told', async () => {
    const { platform } = await started(open)
    await platform.start(ignore)
    await platform.stop()
    await platform.stop()
  })
}

async function started(open: () => Promise<PlatformRig>): Promise<PlatformRig> {
  const rig = await open()
  onTestFinished(async () => {
    await rig.platform.stop()
    await rig.close()
  })
  await rig.platform.start(ignore)
  return rig
}

const ignore: Receive = async () => {}

async function delivered(platform: Platform, to: Actor, view: View): Promise<MessageRef> {
  return refOf(await platform.deliver(to, view, 'nonce-1'))
}

function refOf(delivery: Delivery): MessageRef {
  if (delivery.kind !== 'delivered') throw new Error(`not delivered: ${delivery.reason}`)
  return delivery.ref
}

function roomOf({ twin }: PlatformRig, handle: string) {
  const room = twin.screen(handle).channels.find(({ name }) => name === 'team-admins')
  if (!room) throw new Error(`${handle} is not in team-admins`)
  return room
}

const admins = (rig: PlatformRig): ChannelRef => ({
  platform: rig.platform.name,
  space: rig.space,
  channel: roomOf(rig, 'ann').id,
})

const readIn = (rig: PlatformRig, handle: string): string =>
  roomOf(rig, handle)
    .messages.map(({ text }) => text)
    .join('\n')

const names = (sight: Awaited<ReturnType<Platform['inspect']>>): readonly string[] =>
  sight.kind === 'seen' ? sight.people.map(({ name }) => name) : []
