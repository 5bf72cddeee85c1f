import { expect, onTestFinished, test } from 'vitest'
import type { Urgency } from '../../../src/domain/effect.ts'
import { PlatformUnavailable } from '../../../src/platforms/platform.ts'
import { openTwin } from './twin-rig.ts'

const view = { tone: 'neutral', title: 'Hello' } as const

/** Sends to people whose Slack minds its limits, and comes back whenever it is told to. */
async function openPacedSlack() {
  const rig = await openTwin({ rateLimits: true })
  onTestFinished(() => rig.twin.close())
  const waits: PlatformUnavailable[] = []
  let waitedMs = 0

  const send = async (handle: string, nonce: string, urgency: Urgency): Promise<void> => {
    const attempt = { nonce, isRepeat: false, urgency }
    const refusal = await rig.platform.deliver(rig.actor(handle), view, attempt).catch((error: unknown) => {
      if (error instanceof PlatformUnavailable) return error
      throw error
    })
    if (!(refusal instanceof PlatformUnavailable)) return
    waits.push(refusal)
    waitedMs += refusal.waitMs ?? 0
    rig.wait(refusal.waitMs ?? 0)
    await send(handle, nonce, urgency)
  }
  return { ...rig, send, waits, waited: () => waitedMs }
}

test.each([
  ['interactive', 15_000],
  ['bulk', 18_000],
] as const)(
  '%s messages to one person come as fast as Slack takes them, and no faster',
  async (urgency, ms) => {
    const { send, waits, waited } = await openPacedSlack()
    for (let number = 1; number <= 20; number += 1) await send('bob', `message ${number}`, urgency)
    // Slack had to refuse none of them.
    expect(waits.filter(({ isUntried }) => !isUntried)).toEqual([])
    expect(waited()).toBe(ms)
  },
)

test('where Slack itself puts one off, the next ones wait without being asked', async () => {
  const { platform, actor, twin } = await openPacedSlack()
  twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'rate_limited', ms: 30_000 })
  const deliver = (handle: string) =>
    platform.deliver(actor(handle), view, { nonce: `for ${handle}`, isRepeat: false })
  await expect(deliver('bob')).rejects.toMatchObject({ waitMs: 30_000, isUntried: false, isUndone: true })
  await expect(deliver('yusuf')).rejects.toMatchObject({ waitMs: 30_000, isUntried: true })
})
