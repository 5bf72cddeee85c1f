import { describe, expect, it } from 'vitest'
import { type ChannelRef, findFlaws } from '../../../src/domain/channel.ts'
import { type Platform, PlatformUnavailable } from '../../../src/platforms/platform.ts'
import { once } from '../../fakes/once.ts'
import { card, delivered, done, type PlatformRig, refOf, started } from './rig.ts'

/** Posting in a channel, and seeing who reads it. */
export function channelRules(open: () => Promise<PlatformRig>): void {
  describe('posting in a channel', () => {
    it('posts a card that all of them read and that can be revised, also twice', async () => {
      const rig = await started(open)
      const ref = refOf(await rig.platform.post(admins(rig), card, once('nonce-1')))
      expect(readIn(rig, 'ann')).toContain('An invitation')
      expect(await rig.platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(await rig.platform.revise(ref, done)).toEqual({ kind: 'revised' })
      expect(readIn(rig, 'bob')).toContain('You are in')
      expect(readIn(rig, 'bob')).not.toContain('An invitation')
    })

    it('says the same in a channel and to somebody, with one nonce', async () => {
      const rig = await started(open)
      const direct = await delivered(rig.platform, rig.member, card)
      const posted = refOf(await rig.platform.post(admins(rig), card, once('nonce-1')))
      expect(posted.message).not.toBe(direct.message)
      expect(readIn(rig, 'ann')).toContain('An invitation')
    })

    it('pings nobody with what people wrote', async () => {
      const rig = await started(open)
      await rig.platform.post(
        admins(rig),
        { tone: 'neutral', title: rig.nasty, lines: [rig.nasty] },
        once('nonce-1'),
      )
      expect(rig.pings()).toEqual([])
    })

    it('cannot where there is no such channel', async () => {
      const rig = await started(open)
      for (const channel of [rig.nowhere, '', rig.member.id, '#team-admins'])
        expect(await rig.platform.post({ ...admins(rig), channel }, card, once('nonce-1'))).toEqual({
          kind: 'undeliverable',
          reason: 'unknown_channel',
        })
    })

    it('cannot where it was put out', async () => {
      const rig = await started(open)
      const channel = admins(rig)
      const ref = refOf(await rig.platform.post(channel, card, once('nonce-1')))
      rig.twin.rooms.putOut('team-admins', 'usher')
      expect(await rig.platform.post(channel, card, once('nonce-2'))).toMatchObject({ kind: 'undeliverable' })
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
