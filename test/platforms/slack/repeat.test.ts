import { describe, expect, it, onTestFinished } from 'vitest'
import { SCOPES } from '../../../src/platforms/slack/scopes.ts'
import type { View } from '../../../src/views/view.ts'
import { once, repeat } from '../../fakes/once.ts'
import { openTwin, type TwinRig } from './twin-rig.ts'

const card: View = { tone: 'neutral', title: 'An invitation' }

async function open(scopes?: readonly string[]): Promise<TwinRig> {
  const rig = await openTwin(scopes && { scopes })
  onTestFinished(() => rig.twin.close())
  return rig
}

const deliver = ({ platform, actor }: TwinRig, attempt = once('n1'), to = 'bob') =>
  platform.deliver(actor(to), card, attempt)

describe('a direct message on Slack', () => {
  it('carries a mark that says nothing, and the same one at every attempt', async () => {
    const rig = await open(SCOPES)
    const nonce = 'card inv-1 slack:T1/U1'
    await deliver(rig, once(nonce))
    await deliver(rig, repeat(nonce))
    await deliver(rig, once('another'))
    const [first, second, other] = rig.twin.messagesTo('bob').map(({ mark }) => mark)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).toBe(first)
    expect(other).not.toBe(first)
  })

  it.each([
    ['both scopes', ['im:write', 'im:history'], 1],
    ['only the one to open', ['im:write'], 2],
    ['only the one to read', ['im:history'], 2],
    ['neither', [], 2],
  ])('is tried again with %s', async (_case, optional, messages) => {
    const rig = await open([...SCOPES, ...optional])
    await deliver(rig)
    expect(await deliver(rig, repeat('n1'))).toMatchObject({ kind: 'delivered' })
    expect(rig.twin.messagesTo('bob')).toHaveLength(messages)
  })

  it('is looked for as far back as anybody would try to send it', async () => {
    const rig = await open()
    const first = await deliver(rig)
    for (let later = 0; later < 150; later += 1) {
      rig.wait(1000)
      await deliver(rig, once(`later ${later}`))
    }
    expect(await deliver(rig, repeat('n1'))).toEqual(first)
  })

  it.each(['conversations.open', 'conversations.history'])(
    'waits while %s does not tell whether it is there',
    async (call) => {
      const rig = await open()
      await deliver(rig)
      rig.twin.faults.fail({ call, times: 1, how: 'server_error' })
      await expect(deliver(rig, repeat('n1'))).rejects.toMatchObject({ name: 'PlatformUnavailable' })
      expect(rig.twin.messagesTo('bob')).toHaveLength(1)
    },
  )

  it('finds out by sending it that somebody has left meanwhile', async () => {
    const rig = await open()
    await deliver(rig)
    rig.twin.becomes('bob', 'deactivated')
    expect(await deliver(rig, repeat('n1'))).toEqual({ kind: 'undeliverable', reason: 'deactivated' })
  })
})

describe('a message in a channel', () => {
  it('is sent again, since nobody reads there what people write', async () => {
    const rig = await open()
    const { id: channel = '' } =
      rig.twin.screen('ann').channels.find(({ name }) => name === 'team-admins') ?? {}
    const [space = ''] = rig.actor('ann').id.split('/')
    const where = { platform: 'slack', space, channel }
    await rig.platform.post(where, card, once('n1'))
    await rig.platform.post(where, card, repeat('n1'))
    const marks = rig.twin.messagesIn('team-admins').map(({ mark }) => mark)
    expect(marks).toHaveLength(2)
    expect(new Set(marks).size).toBe(1)
  })
})
