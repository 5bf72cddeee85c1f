import { describe, expect, it } from 'vitest'
import type { HoldReason } from '../src/domain/hold.ts'
import { hearOf, withHolds } from '../src/installations.ts'
import { endHolds, isHeld, OnHold, releaseHolds } from '../src/jobs/holds.ts'
import { createChannelWatch } from '../src/jobs/watch-channels.ts'
import { type Hear, type Platform, PlatformUnavailable } from '../src/platforms/platform.ts'
import { captureLog } from './dsl/log.ts'
import { once } from './fakes/once.ts'
import { bob, openRig, type Rig, team, toldTo } from './jobs/rig.ts'

const view = { tone: 'neutral', title: 'Hello' } as const
const admins = { platform: 'chat', space: 'here', channel: 'admins' }

type Held = Rig & {
  /** The rig's platform behind its holds. */
  readonly chat: Platform
  readonly hear: Hear
  /** Sentences for the operator. */
  readonly told: () => readonly string[]
}

async function openHeld(platformOf = (platform: Platform): Platform => platform): Promise<Held> {
  const [rig, log] = [await openRig(), captureLog()]
  const deps = { ...rig.deps, log: log.logger }
  return {
    ...rig,
    chat: withHolds(platformOf(rig.platform), deps),
    hear: hearOf(deps, rig.platform),
    told: () => log.lines().filter((line) => line.includes('"level":50')),
  }
}

/** A platform that takes nothing, and how often it was asked. */
function refusing(hold: HoldReason) {
  const asked = { times: 0 }
  const refuse = async () => {
    asked.times += 1
    throw new PlatformUnavailable('chat', { problem: 'refused', isUndone: true, hold })
  }
  return {
    asked,
    refuse,
    wrap: (platform: Platform): Platform => ({ ...platform, deliver: refuse, post: refuse }),
  }
}

const effectsOf = ({ store }: Rig) => store.transaction((tx) => tx.listEffects({ limit: 10 }))

describe('a platform that Usher was taken out of', () => {
  it('is sent nothing, until it is back', async () => {
    const rig = await openHeld()
    const invitation = await rig.invite({}, 'deliver_card')
    await rig.hear({ kind: 'lost', reason: 'removed' })
    await rig.run({ platform: rig.chat })
    expect(toldTo(rig, bob)).toEqual([])
    expect(await effectsOf(rig)).toMatchObject([
      { attempts: 0, mayBeDone: false, isParked: false, problem: 'held chat' },
    ])
    expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })

    await rig.hear({ kind: 'back' })
    await rig.run({ platform: rig.chat })
    expect(toldTo(rig, bob)).toHaveLength(1)
    expect(await effectsOf(rig)).toEqual([])
  })

  it('is told of once, however often it is heard', async () => {
    const rig = await openHeld()
    for (const reason of ['removed', 'removed', 'token_refused'] as const)
      await rig.hear({ kind: 'lost', reason })
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    expect(rig.told()).toHaveLength(2)
    await rig.hear({ kind: 'back' })
    await rig.hear({ kind: 'lost', reason: 'removed' })
    expect(rig.told()).toHaveLength(3)
  })

  it('keeps up no other workspace', async () => {
    const rig = await openHeld()
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    await expect(rig.chat.post(admins, view, once('1'))).rejects.toThrow(OnHold)
    await expect(rig.chat.deliver({ platform: 'chat', id: 'here/bob' }, view, once('2'))).rejects.toThrow(
      OnHold,
    )
    await rig.chat.post({ ...admins, space: 'there' }, view, once('3'))
    await rig.chat.deliver({ platform: 'chat', id: 'there/bob' }, view, once('4'))
    expect(rig.platform.posted).toHaveLength(1)
    expect(rig.platform.delivered).toHaveLength(1)
  })

  it('is not back because another workspace is', async () => {
    const rig = await openHeld()
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    for (const space of ['there', undefined]) await rig.hear({ kind: 'back', ...(space && { space }) })
    expect(await isHeld(rig, admins)).toBe(true)
    await rig.hear({ kind: 'back', space: 'here' })
    expect(await isHeld(rig, admins)).toBe(false)
  })

  it('knows nobody by address for whom somebody waits, and keeps a crowd waiting', async () => {
    const { chat } = await openHeld((one) => ({ ...one, findPersonByEmail: refusing('removed').refuse }))
    expect(await chat.findPersonByEmail('bob@side.example')).toBeUndefined()
    await expect(chat.findPersonByEmail('bob@side.example', 'bulk')).rejects.toThrow(OnHold)
  })

  it('has its channels left alone', async () => {
    const rig = await openHeld()
    const flawsAfter = async (look: () => Promise<void>) => {
      await look()
      const [channel] = await rig.store.transaction((tx) => tx.listAdminChannels(team.id))
      return channel?.flaws
    }
    const boundAt = rig.deps.now()
    await rig.store.transaction((tx) => tx.saveAdminChannel(team.id, { ...admins, flaws: [], boundAt }))
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    expect(await flawsAfter(createChannelWatch(rig.deps))).toEqual([])
    await rig.hear({ kind: 'back', space: 'here' })
    expect(await flawsAfter(createChannelWatch(rig.deps))).toEqual(['hidden'])
  })
})

describe('what a call finds out', () => {
  it.each(['flagged', 'token_refused', 'removed'] as const)(
    'keeps the next from asking: %s',
    async (reason) => {
      const { asked, wrap } = refusing(reason)
      const rig = await openHeld(wrap)
      for (const nonce of ['1', '2'])
        await expect(rig.chat.deliver(bob, view, once(nonce))).rejects.toThrow(OnHold)
      expect(asked.times).toBe(1)
      expect(rig.told()).toHaveLength(1)
      expect(await rig.store.transaction((tx) => tx.listHolds())).toMatchObject([
        { platform: 'chat', reason },
      ])
    },
  )

  it('is about the workspace of whom or what it was for', async () => {
    const rig = await openHeld(refusing('token_refused').wrap)
    await expect(rig.chat.deliver({ platform: 'chat', id: 'T1/bob' }, view, once('1'))).rejects.toThrow(
      OnHold,
    )
    await expect(rig.chat.post({ ...admins, space: 'T2' }, view, once('2'))).rejects.toThrow(OnHold)
    const holds = await rig.store.transaction((tx) => tx.listHolds())
    expect(holds.map(({ space }) => space)).toEqual(['T1', 'T2'])
  })

  it('is found out by revising as well', async () => {
    const rig = await openHeld()
    const refuse = refusing('token_refused').refuse
    const chat = withHolds({ ...rig.platform, revise: refuse }, rig.deps)
    const { id: about } = await rig.invite({})
    const card = { about, purpose: 'offer', channel: 'c', message: '1' } as const
    await rig.store.transaction((tx) => tx.saveCard({ ...card, to: { platform: 'chat', id: 'T1/bob' } }))
    for (const message of ['1', '2'])
      await expect(chat.revise({ platform: 'chat', channel: 'c', message }, view)).rejects.toThrow(OnHold)
    const holds = await rig.store.transaction((tx) => tx.listHolds())
    expect(holds.map(({ space }) => space)).toEqual(['T1'])
  })

  it('is passed on as it is where the next call may work', async () => {
    const busy = new PlatformUnavailable('chat', { problem: 'busy', waitMs: 1000 })
    const rig = await openHeld((platform) => ({ ...platform, deliver: () => Promise.reject(busy) }))
    await expect(rig.chat.deliver(bob, view, once('1'))).rejects.toBe(busy)
    expect(await rig.store.transaction((tx) => tx.listHolds())).toEqual([])
  })
})

describe('a hold that nobody says is over', () => {
  const MINUTE_MS = 60_000

  it('is tried by one message every quarter of an hour, and ends when that arrives', async () => {
    const { asked, wrap } = refusing('token_refused')
    const old = await openHeld(wrap)
    const others = async (count: number) => {
      for (let nonce = 0; nonce < count; nonce += 1)
        await expect(old.chat.deliver(bob, view, once(String(nonce)))).rejects.toThrow(OnHold)
      return asked.times
    }
    expect(await others(3)).toBe(1)
    old.pass(14 * MINUTE_MS)
    expect(await others(3)).toBe(1)
    old.pass(MINUTE_MS)
    expect(await others(3)).toBe(2)
    expect(old.told()).toHaveLength(1)

    // Another process, which has a new token, and was there first.
    const chat = withHolds(old.platform, old.deps)
    old.pass(15 * MINUTE_MS)
    expect(await chat.deliver(bob, view, once('9'))).toMatchObject({ kind: 'delivered' })
    expect(await isHeld(old, bob)).toBe(false)
  })

  it('is not over because of a door that is closed', async () => {
    const rig = await openHeld((platform) => ({
      ...platform,
      deliver: async () => ({ kind: 'undeliverable', reason: 'closed' }),
    }))
    await rig.hear({ kind: 'lost', reason: 'removed' })
    rig.pass(16 * MINUTE_MS)
    await rig.chat.deliver(bob, view, once('1'))
    expect(await isHeld(rig, bob)).toBe(true)
  })

  it('is never tried where the bot is flagged', async () => {
    const rig = await openHeld()
    await rig.hear({ kind: 'lost', reason: 'flagged' })
    rig.pass(24 * 60 * MINUTE_MS)
    await expect(rig.chat.deliver(bob, view, once('1'))).rejects.toThrow(OnHold)
  })

  it('is found out by looking for somebody, too', async () => {
    const { refuse } = refusing('token_refused')
    const rig = await openHeld((platform) => ({ ...platform, findPerson: refuse }))
    await expect(rig.chat.findPerson({ platform: 'chat', id: 'T1/bob' })).rejects.toThrow(OnHold)
    expect(await isHeld(rig, { platform: 'chat', id: 'T1/ann' })).toBe(true)
  })
})

describe('a bot that is flagged', () => {
  const flagged = async (): Promise<Held> => {
    const rig = await openHeld()
    await rig.hear({ kind: 'lost', reason: 'flagged' })
    return rig
  }

  it('writes to nobody directly, and else goes on', async () => {
    const rig = await flagged()
    await expect(rig.chat.deliver(bob, view, once('1'))).rejects.toThrow(OnHold)
    await rig.chat.post(admins, view, once('2'))
    expect(await rig.chat.revise({ platform: 'chat', channel: 'bob', message: '1' }, view)).toEqual({
      kind: 'revised',
    })
    expect(rig.told()[0]).toContain('usher resume')
  })

  it('goes on when the operator says so, and not before', async () => {
    const rig = await flagged()
    await rig.invite({}, 'deliver_card')
    await rig.hear({ kind: 'back' })
    expect(await endHolds(rig.deps, { platform: 'chat' })).toBe(0)
    await rig.run({ platform: rig.chat })
    expect(toldTo(rig, bob)).toEqual([])
    expect(await releaseHolds(rig.deps, 'elsewhere')).toBe(0)
    expect(await releaseHolds(rig.deps, 'chat')).toBe(1)
    await rig.run({ platform: rig.chat })
    expect(toldTo(rig, bob)).toHaveLength(1)
  })
})

describe('a card that waits for a hold', () => {
  it('is revised elsewhere, and there when it is over', async () => {
    const rig = await openHeld()
    const { id: about } = await rig.invite({ status: 'revoked' }, 'revise_cards')
    const revised: string[] = []
    const chat = withHolds(
      { ...rig.platform, revise: async ({ message }) => ({ kind: (revised.push(message), 'revised') }) },
      rig.deps,
    )
    await rig.store.transaction(async (tx) => {
      const card = { about, purpose: 'offer', channel: 'c' } as const
      await tx.saveCard({ ...card, to: { platform: 'chat', id: 'here/bob' }, message: '1' })
      await tx.saveCard({ ...card, to: { platform: 'chat', id: 'there/bob' }, message: '2' })
    })
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    await rig.run({ platform: chat })
    expect(revised).toEqual(['2'])
    await rig.hear({ kind: 'back', space: 'here' })
    await rig.run({ platform: chat })
    expect(revised.toSorted()).toEqual(['1', '2', '2'])
  })

  it('does not make the others wait as long', async () => {
    const rig = await openHeld()
    const { id: about } = await rig.invite({ status: 'revoked' }, 'revise_cards')
    let isBusy = true
    const chat = withHolds(
      {
        ...rig.platform,
        revise: async () => {
          if (isBusy) throw new PlatformUnavailable('chat', { problem: 'busy' })
          return { kind: 'revised' }
        },
      },
      rig.deps,
    )
    await rig.store.transaction(async (tx) => {
      const card = { about, purpose: 'offer', channel: 'c' } as const
      await tx.saveCard({ ...card, to: { platform: 'chat', id: 'here/bob' }, message: '1' })
      await tx.saveCard({ ...card, to: { platform: 'chat', id: 'there/bob' }, message: '2' })
    })
    await rig.hear({ kind: 'lost', reason: 'removed', space: 'here' })
    await rig.run({ platform: chat })
    expect(await effectsOf(rig)).toMatchObject([{ problem: 'chat is not available: busy' }])
    isBusy = false
    rig.pass(1_000)
    await rig.run({ platform: chat })
    expect(await effectsOf(rig)).toMatchObject([{ problem: 'held chat' }])
  })
})
