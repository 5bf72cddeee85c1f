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

  it('gives up on an answer that does not come', async () => {
    const rig = await open()
    rig.twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'lost_answer' })
    const refused = rig.platform.deliver(rig.actor('bob'), card, once('n1'))
    await expect(refused).rejects.toBeInstanceOf(PlatformUnavailable)
    expect(messagesOf(rig, 'bob')).toHaveLength(1)
  }, 15_000)

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

it('cannot deliver to a bot', async () => {
  const rig = await open()
  expect(await rig.platform.deliver(rig.actor('robo'), card, once('n1'))).toMatchObject({
    kind: 'undeliverable',
  })
})
