import { describe, expect, it, onTestFinished } from 'vitest'
import { PlatformUnavailable } from '../../../src/platforms/platform.ts'
import type { View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { openTwin, type TwinRig } from './twin-rig.ts'

const card: View = { tone: 'neutral', title: 'An invitation' }

async function open(): Promise<TwinRig> {
  const rig = await openTwin()
  onTestFinished(() => rig.twin.close())
  return rig
}

const messagesOf = ({ twin }: TwinRig, handle: string) =>
  twin.screen(handle).channels.find((channel) => channel.with === 'usher')?.messages ?? []

describe('when Slack cannot', () => {
  it('waits as long as it is told to', async () => {
    const rig = await open()
    rig.twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'rate_limited', ms: 7000 })
    const refused = rig.platform.deliver(rig.actor('bob'), card, once('n1'))
    await expect(refused).rejects.toBeInstanceOf(PlatformUnavailable)
    await expect(refused).rejects.toMatchObject({ waitMs: 7000, isUndone: true })
    rig.wait(7000)
    expect(await rig.platform.deliver(rig.actor('bob'), card, once('n1'))).toMatchObject({
      kind: 'delivered',
    })
  })

  it('never sends twice by itself', async () => {
    const rig = await open()
    rig.twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'server_error' })
    const refused = rig.platform.deliver(rig.actor('bob'), card, once('n1'))
    await expect(refused).rejects.toBeInstanceOf(PlatformUnavailable)
    expect(messagesOf(rig, 'bob')).toEqual([])
  })

  it.each(['late_error', 'lost_answer'] as const)(
    'does not say that nothing was done after %s',
    async (how) => {
      const rig = await open()
      rig.twin.faults.fail({ call: 'chat.postMessage', times: 1, how })
      await expect(rig.platform.deliver(rig.actor('bob'), card, once('n1'))).rejects.toMatchObject({
        isUndone: false,
      })
      expect(messagesOf(rig, 'bob')).toHaveLength(1)
    },
    15_000,
  )

  it('holds up nothing else, here or in another workspace, while one method has to wait', async () => {
    const [rig, elsewhere] = [await open(), await open()]
    const delivery = await rig.platform.deliver(rig.actor('bob'), card, once('n1'))
    await elsewhere.platform.findPerson(elsewhere.actor('bob'))
    rig.twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'rate_limited', ms: 60_000 })
    await expect(rig.platform.deliver(rig.actor('ann'), card, once('n2'))).rejects.toMatchObject({
      waitMs: 60_000,
    })
    const began = performance.now()
    expect(await rig.platform.findPerson(rig.actor('ann'))).toMatchObject({ name: 'Ann Lee' })
    if (delivery.kind === 'delivered') await rig.platform.revise(delivery.ref, card)
    await elsewhere.platform.deliver(elsewhere.actor('bob'), card, once('n1'))
    expect(performance.now() - began).toBeLessThan(1000)
    expect(elsewhere.twin.messagesTo('bob')).toHaveLength(1)
    await expect(rig.platform.deliver(rig.actor('bob'), card, once('n3'))).rejects.toMatchObject({
      isUntried: true,
    })
  })

  it.each([
    ['a person whose account is closed', 'olga', 'deactivated'],
    ['a bot', 'robo', 'not_allowed'],
  ])('says why it does not reach %s', async (_case, handle, reason) => {
    const rig = await open()
    expect(await rig.platform.deliver(rig.actor(handle), card, once('n1'))).toEqual({
      kind: 'undeliverable',
      reason,
    })
  })

  it('tells the operator once that the app takes no direct messages', async () => {
    const rig = await open()
    rig.twin.installation.turnMessagesTab('off')
    for (const handle of ['ann', 'bob'])
      expect(await rig.platform.deliver(rig.actor(handle), card, once(handle))).toEqual({
        kind: 'undeliverable',
        reason: 'not_allowed',
      })
    expect(rig.logged.filter((line) => line.includes('messages_tab_enabled'))).toHaveLength(1)
  })

  it.each([
    ['users.info', (rig: TwinRig) => rig.platform.findPerson(rig.actor('bob'))],
    ['users.lookupByEmail', (rig: TwinRig) => rig.platform.findPersonByEmail('bob@lighthouse.example')],
  ])('asks to come back later for %s', async (call, ask) => {
    const rig = await open()
    await rig.platform.findPerson(rig.actor('ann'))
    rig.twin.faults.fail({ call, times: 1, how: 'server_error' })
    const refused = ask(rig)
    await expect(refused).rejects.toBeInstanceOf(PlatformUnavailable)
    await expect(refused).rejects.not.toThrow(/@/)
  })
})
