import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Urgency } from '../../../src/domain/effect.ts'
import { PlatformUnavailable } from '../../../src/platforms/platform.ts'
import { openTwin } from './twin-rig.ts'
import { openWire } from './wire.ts'

const ANA = 'ana@lighthouse.example'
const actor = { platform: 'slack', id: 'T1/U1' }
const user = { id: 'U1', team_id: 'T1', real_name: 'Ana', is_email_confirmed: true, profile: { email: ANA } }

/** A Slack that knows Ana, and what it was asked about people. */
async function openCounting(found = true) {
  const { slack, calls } = await openWire(async () => {}, {
    'users.info': { user },
    'users.lookupByEmail': found ? { user } : { ok: false, error: 'users_not_found' },
  })
  const asked = () => calls.map(({ path }) => path).filter((path) => path.startsWith('users.'))
  return { slack, asked }
}

describe('for one of very many', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => vi.useRealTimers())

  it.each([
    ['somebody', true],
    ['nobody', false],
  ])('that %s has an address is remembered for ten minutes', async (_, isFound) => {
    const { slack, asked } = await openCounting(isFound)
    const look = async () => (await slack.findPersonByEmail(ANA, 'bulk')) !== undefined
    expect([await look(), await look()]).toEqual([isFound, isFound])
    vi.advanceTimersByTime(599_000)
    expect(await look()).toBe(isFound)
    expect(asked()).toHaveLength(1)
    vi.advanceTimersByTime(1000)
    expect(await look()).toBe(isFound)
    expect(asked()).toHaveLength(2)
  })

  it('nobody is asked for the name of whom an address was just found to be', async () => {
    const { slack, asked } = await openCounting()
    await slack.findPersonByEmail(ANA, 'bulk')
    expect(await slack.findPerson(actor, 'bulk')).toMatchObject({ name: 'Ana' })
    expect(asked()).toEqual(['users.lookupByEmail'])
    vi.advanceTimersByTime(60_000)
    await slack.findPerson(actor, 'bulk')
    expect(asked()).toEqual(['users.lookupByEmail', 'users.info'])
  })

  it.each(['interactive', 'background', undefined] as const)(
    'and not for others, %s ones: those ask anew, and for all',
    async (urgency) => {
      const { slack, asked } = await openCounting()
      await slack.findPersonByEmail(ANA, 'bulk')
      vi.advanceTimersByTime(599_000)
      await slack.findPersonByEmail(ANA, urgency)
      await slack.findPerson(actor, urgency)
      vi.advanceTimersByTime(2000)
      await slack.findPersonByEmail(ANA, 'bulk')
      await slack.findPerson(actor, 'bulk')
      expect(asked()).toEqual(['users.lookupByEmail', 'users.lookupByEmail', 'users.info'])
    },
  )
})

/** Looks up addresses at a Slack that minds its limits, and comes back whenever it is told to. */
async function openPaced() {
  const rig = await openTwin({ rateLimits: true })
  onTestFinished(() => rig.twin.close())
  const waits: PlatformUnavailable[] = []

  async function look(email: string, urgency: Urgency): Promise<void> {
    const refusal = await rig.platform.findPersonByEmail(email, urgency).catch((error: unknown) => {
      if (error instanceof PlatformUnavailable) return error
      throw error
    })
    if (!(refusal instanceof PlatformUnavailable)) return
    waits.push(refusal)
    rig.wait(refusal.waitMs ?? 0)
    await look(email, urgency)
  }
  const many = async (count: number, urgency: Urgency) => {
    for (let number = 0; number < count; number += 1)
      await look(`${urgency}-${number}@lighthouse.example`, urgency)
  }
  return { ...rig, waits, many }
}

describe('the pace of Slack', () => {
  it('is kept when very many are looked up', async () => {
    const { waits, many } = await openPaced()
    await many(120, 'bulk')
    expect(waits.filter(({ isUntried }) => !isUntried)).toEqual([])
    // Half of what Slack takes at once is left to whoever waits for it.
    expect(waits.reduce((sum, { waitMs = 0 }) => sum + waitMs, 0)).toBe(95 * 1200)
  })

  it('does not keep whoever looks at a screen, and makes up for it', async () => {
    const { platform, many, waits } = await openPaced()
    await many(40, 'bulk')
    const { length } = waits
    for (let number = 0; number < 20; number += 1)
      await platform.findPersonByEmail(`guest-${number}@lighthouse.example`, 'interactive')
    expect(waits).toHaveLength(length)
    await many(1, 'background')
    expect(waits.slice(length)).toMatchObject([{ isUntried: true, waitMs: 21 * 1200 }])
  })

  it('is waited for a moment, where somebody looks at a screen', async () => {
    const { platform, twin, actor: actorOf, wait } = await openPaced()
    await platform.findPerson(actorOf('ann'))
    twin.faults.fail({ call: 'users.info', times: 1, how: 'rate_limited', ms: 1000 })
    const looking = platform.findPerson(actorOf('bob'))
    await expect.poll(() => twin.faults.list()).toEqual([])
    wait(1000)
    expect(await looking).toMatchObject({ kind: 'person' })
  })

  it.each(['background', 'bulk'] as const)('puts a job off, a %s one', async (urgency) => {
    const { platform, twin, actor: actorOf } = await openPaced()
    await platform.findPerson(actorOf('ann'))
    twin.faults.fail({ call: 'users.info', times: 1, how: 'rate_limited', ms: 1000 })
    const looking = platform.findPerson(actorOf('bob'), urgency)
    await expect(looking).rejects.toMatchObject({ waitMs: 1000, isUndone: true, isUntried: false })
  })
})
