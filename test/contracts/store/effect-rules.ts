import { expect } from 'vitest'
import { type Effect, type EffectWork, subjectOf } from '../../../src/domain/effect.ts'
import { asEffectId, type InvitationId } from '../../../src/domain/ids.ts'
import type { EffectClaim, Store } from '../../../src/store/store.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, changeWith, invitationWith, keep, keepChanges } from './samples.ts'

async function kept(store: Store): Promise<InvitationId> {
  const invitation = invitationWith()
  await keep(store, invitation)
  return invitation.id
}

const enqueue = (store: Store, work: EffectWork, seconds = 0) =>
  store.transaction((tx) => tx.enqueue(work, at(seconds)))

/** Claims for a minute. */
const claim = (store: Store, seconds: number, more: Partial<EffectClaim> = {}) =>
  store.transaction((tx) =>
    tx.claimEffects({ now: at(seconds), leaseUntil: at(seconds + 60), limit: 10, ...more }),
  )

const channelC1 = { platform: 'slack', space: 'T1', channel: 'C1' }

const nextAt = (store: Store) => store.transaction((tx) => tx.nextEffectAt())

export const effectRules: StoreRules = {
  'an effect comes back with its facts': async ({ store }) => {
    const invitation = await kept(store)
    const work = { kind: 'deliver_card', invitation, to: bob } as const
    const id = await enqueue(store, work, 5)
    expect(await claim(store, 4)).toEqual([])
    const facts = { attempts: 0, mayBeDone: false, dueAt: at(5), urgency: 'interactive' }
    expect(await claim(store, 5)).toEqual([{ id, work, ...facts }])
  },

  'what is claimed is not claimed again before its lease ends': async ({ store }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'send', invitation })
    expect(await claim(store, 0)).toHaveLength(1)
    expect(await claim(store, 59)).toEqual([])
    expect(await nextAt(store)).toEqual(at(60))
    // Whoever had it died with it: that attempt counts.
    expect(await claim(store, 60)).toMatchObject([{ id, attempts: 1, mayBeDone: true }])
  },

  'an attempt that has done nothing leaves no doubt, and any other does for ever': async ({ store }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'send', invitation })
    const retry = (isUndone: boolean) =>
      store.transaction((tx) => tx.retryEffect(id, { dueAt: at(0), problem: 'busy', isUndone }))
    await claim(store, 0)
    await retry(true)
    expect(await claim(store, 0)).toMatchObject([{ id, attempts: 1, mayBeDone: false }])
    await retry(false)
    expect(await claim(store, 0)).toMatchObject([{ id, attempts: 2, mayBeDone: true }])
    await retry(true)
    expect(await claim(store, 0)).toMatchObject([{ id, attempts: 3, mayBeDone: true }])
  },

  'an invitation is leased as long as somebody runs an effect of it': async ({ store }) => {
    const [invitation, other] = [await kept(store), await kept(store)]
    const isLeased = (seconds: number, id = invitation) =>
      store.transaction((tx) => tx.isLeased(id, at(seconds)))
    const effect = await enqueue(store, { kind: 'send', invitation })
    expect(await isLeased(0)).toBe(false)
    await claim(store, 0)
    expect([await isLeased(59), await isLeased(60), await isLeased(59, other)]).toEqual([true, false, false])
    await store.transaction((tx) => tx.finishEffect(effect))
    expect(await isLeased(1)).toBe(false)
  },

  'the effects of one invitation run one after the other, in order': async ({ store }) => {
    const invitation = await kept(store)
    const first = await enqueue(store, { kind: 'accept', invitation })
    const second = await enqueue(store, { kind: 'revise_cards', invitation })
    expect((await claim(store, 0)).map(({ id }) => id)).toEqual([first])
    expect(await claim(store, 1, { about: invitation })).toEqual([])
    expect(await nextAt(store)).toEqual(at(60))
    await store.transaction((tx) => tx.finishEffect(first))
    expect(await nextAt(store)).toEqual(at(0))
    expect((await claim(store, 1)).map(({ id }) => id)).toEqual([second])
  },

  'the oldest are claimed first, as many as asked for': async ({ store }) => {
    const [a, b, c] = [await kept(store), await kept(store), await kept(store)]
    await enqueue(store, { kind: 'send', invitation: a }, 3)
    await enqueue(store, { kind: 'send', invitation: b }, 1)
    await enqueue(store, { kind: 'send', invitation: c }, 2)
    const invitations = (await claim(store, 9, { limit: 2 })).map(({ work }) => subjectOf(work))
    expect(invitations).toEqual([b, c])
    expect((await claim(store, 9)).map(({ work }) => subjectOf(work))).toEqual([a])
  },

  'what is more urgent goes first, and those of one invitation in their order': async ({ store }) => {
    const [a, b, c] = [await kept(store), await kept(store), await kept(store)]
    await store.transaction(async (tx) => {
      await tx.enqueue({ kind: 'send', invitation: a }, at(0), 'bulk')
      await tx.enqueue({ kind: 'watch', invitation: b }, at(1), 'background')
      await tx.enqueue({ kind: 'send', invitation: c }, at(2))
      await tx.enqueue({ kind: 'revoke', invitation: c }, at(3))
    })
    const next = async () => (await claim(store, 9, { limit: 1 })).map(({ work }) => subjectOf(work))
    expect([await next(), await next(), await next(), await next()]).toEqual([[c], [b], [a], []])
  },

  'a claim can be for what is urgent alone': async ({ store }) => {
    const [a, b] = [await kept(store), await kept(store)]
    await store.transaction(async (tx) => {
      await tx.enqueue({ kind: 'send', invitation: a }, at(0), 'bulk')
      await tx.enqueue({ kind: 'watch', invitation: b }, at(0))
    })
    const urgent = await claim(store, 1, { urgencies: ['interactive'] })
    expect(urgent.map(({ work }) => work.kind)).toEqual(['watch'])
  },

  'leases of what is still running are extended': async ({ store }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'send', invitation })
    await claim(store, 0)
    await store.transaction((tx) => tx.extendLeases([id], at(90)))
    expect(await claim(store, 89)).toEqual([])
    await store.transaction(async (tx) => {
      await tx.finishEffect(id)
      await tx.extendLeases([id], at(190))
    })
    expect(await claim(store, 99)).toEqual([])
  },

  'what was parked is seen, and runs again when it is revived': async ({ store }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'mention', invitation, to: bob, place: channelC1 }, 3)
    await claim(store, 3)
    await store.transaction((tx) => tx.parkEffect(id, 'a_bug'))
    const list = () => store.transaction((tx) => tx.listEffects({ limit: 9 }))
    expect(await list()).toMatchObject([{ id, isParked: true, problem: 'a_bug', attempts: 1 }])
    expect(await store.transaction((tx) => tx.reviveEffect(id, at(7)))).toBe(true)
    expect(await list()).toMatchObject([{ id, isParked: false, attempts: 0, dueAt: at(7) }])
    expect(await claim(store, 7)).toMatchObject([{ id, work: { kind: 'mention', place: channelC1 } }])
    expect(await store.transaction((tx) => tx.reviveEffect(asEffectId('none'), at(7)))).toBe(false)
  },

  'what waits for one thing is hurried when that is over, and counts as untried': async ({ store }) => {
    const [a, b] = [await kept(store), await kept(store)]
    const id = await enqueue(store, { kind: 'revise_cards', invitation: a })
    await enqueue(store, { kind: 'revise_cards', invitation: b }, 200)
    await claim(store, 0)
    const retry = { dueAt: at(100), problem: 'held', isUndone: true, isUntried: true }
    await store.transaction((tx) => tx.retryEffect(id, retry))
    expect(await store.transaction((tx) => tx.hurryEffects('held', at(5)))).toBe(1)
    expect(await claim(store, 5)).toMatchObject([{ id, attempts: 0, mayBeDone: false }])
  },

  'a claim can be for one invitation or for some kinds': async ({ store }) => {
    const [a, b] = [await kept(store), await kept(store)]
    await enqueue(store, { kind: 'send', invitation: a })
    await enqueue(store, { kind: 'notify_inviter', invitation: a, news: 'ended' }, 1)
    await enqueue(store, { kind: 'revise_cards', invitation: b })
    expect(await claim(store, 9, { kinds: ['accept'] })).toEqual([])
    expect(await claim(store, 9, { kinds: [] })).toEqual([])
    expect(await claim(store, 9, { about: b, kinds: ['send'] })).toEqual([])
    expect(await claim(store, 9, { kinds: ['notify_inviter'] })).toHaveLength(1)
    expect(await claim(store, 9, { about: a })).toEqual([])
    expect(await claim(store, 9, { about: b })).toHaveLength(1)
  },

  'a retry gives the lease back and waits': async ({ store }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'send', invitation })
    await claim(store, 0)
    await store.transaction((tx) =>
      tx.retryEffect(id, { dueAt: at(7), problem: 'unavailable', isUndone: false }),
    )
    expect(await nextAt(store)).toEqual(at(7))
    expect(await claim(store, 6)).toEqual([])
    expect(await claim(store, 7)).toMatchObject([{ id, attempts: 1, dueAt: at(7) }])
  },

  'what put off the newest that waits can be asked': async ({ store }) => {
    const [a, b] = [await kept(store), await kept(store)]
    const [first, second] = [
      await enqueue(store, { kind: 'send', invitation: a }),
      await enqueue(store, { kind: 'revise_cards', invitation: a }),
    ]
    const problemOf = (id: typeof a) => store.transaction((tx) => tx.findProblem(id))
    expect(await problemOf(a)).toBeUndefined()
    await store.transaction(async (tx) => {
      await tx.retryEffect(first, { dueAt: at(7), problem: 'busy', isUndone: true })
      await tx.retryEffect(second, { dueAt: at(7), problem: 'unauthorized', isUndone: true })
    })
    expect(await problemOf(a)).toBe('unauthorized')
    expect(await problemOf(b)).toBeUndefined()
    await store.transaction((tx) => tx.finishEffect(second))
    expect(await problemOf(a)).toBe('busy')
    await store.transaction((tx) => tx.parkEffect(first, 'gave_up'))
    expect(await problemOf(a)).toBeUndefined()
  },

  'a parked one never runs and does not hold up the others': async ({ store }) => {
    const invitation = await kept(store)
    const first = await enqueue(store, { kind: 'send', invitation })
    await enqueue(store, { kind: 'revise_cards', invitation })
    await claim(store, 0)
    await store.transaction((tx) => tx.parkEffect(first, 'gave_up'))
    expect(await claim(store, 999)).toMatchObject([{ work: { kind: 'revise_cards' } }])
    expect(await store.transaction((tx) => tx.countEffects({ about: invitation }))).toBe(1)
  },

  'finished and parked ones are not counted': async ({ store }) => {
    const [a, b] = [await kept(store), await kept(store)]
    const done = await enqueue(store, { kind: 'send', invitation: a })
    const parked = await enqueue(store, { kind: 'send', invitation: b })
    await enqueue(store, { kind: 'revise_cards', invitation: b }, 50)
    await store.transaction(async (tx) => {
      expect(await tx.countEffects({})).toBe(3)
      expect(await tx.countEffects({ about: b })).toBe(2)
      expect(await tx.countEffects({ about: b, kinds: ['revoke', 'revise_cards'] })).toBe(1)
      await tx.finishEffect(done)
      await tx.finishEffect(done)
      await tx.parkEffect(parked, 'gave_up')
      expect(await tx.countEffects({})).toBe(1)
      expect(await tx.countEffects({ about: a })).toBe(0)
      expect(await tx.nextEffectAt()).toEqual(at(50))
    })
  },

  'nothing is next where nothing is left': async ({ store }) => {
    expect(await nextAt(store)).toBeUndefined()
  },

  'released leases can be claimed at once': async ({ store, reopen }) => {
    const invitation = await kept(store)
    const id = await enqueue(store, { kind: 'accept', invitation })
    await claim(store, 0)
    const again = await reopen()
    await again.transaction((tx) => tx.releaseLeases())
    expect(await claim(again, 1)).toMatchObject([{ id, attempts: 1 }])
  },

  'an effect about a change comes back with its facts': async ({ store }) => {
    const { id: change, ...rest } = changeWith()
    await keepChanges(store, { id: change, ...rest })
    const works: readonly EffectWork[] = [
      { kind: 'post_change', change, to: { platform: 'slack', space: 'T1', channel: 'C1' } },
      { kind: 'apply_change', change },
      { kind: 'revise_change', change },
      { kind: 'notify_asker', change },
      { kind: 'notify_member', change, to: bob },
    ]
    for (const work of works) await enqueue(store, work)
    for (const work of works) {
      const [effect] = await claim(store, 1)
      expect(effect?.work).toStrictEqual(work)
      if (effect) await store.transaction((tx) => tx.finishEffect(effect.id))
    }
  },

  'the effects of one change run one after the other, beside those of others': async ({ store }) => {
    const [one, two] = [changeWith(), changeWith()]
    await keepChanges(store, one, two)
    const invitation = await kept(store)
    const first = await enqueue(store, { kind: 'revise_change', change: one.id }, 1)
    const second = await enqueue(store, { kind: 'apply_change', change: one.id }, 4)
    const beside = await enqueue(store, { kind: 'send', invitation }, 2)
    const other = await enqueue(store, { kind: 'apply_change', change: two.id }, 3)
    const idsOf = (effects: readonly Effect[]) => effects.map(({ id }) => id)
    expect(idsOf(await claim(store, 9, { limit: 2 }))).toEqual([first, beside])
    expect(idsOf(await claim(store, 9))).toEqual([other])
    expect(await claim(store, 9, { about: one.id })).toEqual([])
    await store.transaction(async (tx) => {
      expect(await tx.isLeased(one.id, at(9))).toBe(true)
      expect(await tx.countEffects({ about: one.id })).toBe(2)
      await tx.finishEffect(first)
      expect(await tx.isLeased(one.id, at(9))).toBe(false)
    })
    expect(await claim(store, 9, { about: one.id, kinds: ['notify_asker'] })).toEqual([])
    expect(idsOf(await claim(store, 9, { about: one.id, kinds: ['apply_change'] }))).toEqual([second])
  },

  'what is not due yet, as the end of a time to undo, is next': async ({ store }) => {
    const change = changeWith({ status: 'waiting', dueAt: at(30) })
    await keepChanges(store, change)
    const id = await enqueue(store, { kind: 'apply_change', change: change.id }, 30)
    expect(await nextAt(store)).toEqual(at(30))
    expect(await claim(store, 29, { about: change.id })).toEqual([])
    expect(await claim(store, 30)).toMatchObject([{ id }])
  },
}
