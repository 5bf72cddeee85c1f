import { describe, expect, it } from 'vitest'
import type { View } from '../../src/views/view.ts'
import { once } from '../fakes/once.ts'
import { ignoreNews } from '../fakes/platform.ts'
import { channelRules } from './platform/channel-rules.ts'
import { card, delivered, done, ignore, type PlatformRig, started } from './platform/rig.ts'

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
      expect(await platform.deliver(nobody, card, once('nonce-1'))).toMatchObject({ kind: 'undeliverable' })
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
        await expect(platform.deliver(member, view, once('nonce-1'))).rejects.toThrow(
          'a link may not lead to',
        )
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

  channelRules(open)

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
    await platform.start(ignore, ignoreNews)
    await platform.stop()
    await platform.stop()
  })
}
