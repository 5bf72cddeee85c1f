import { expect } from 'vitest'
import type { Hold } from '../../../src/domain/hold.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, bobOnDiscord } from './samples.ts'

const flagged: Hold = { platform: 'discord', reason: 'flagged', since: at(1) }
const removed: Hold = { platform: 'discord', space: '7', reason: 'removed', since: at(2) }

export const lifeRules: StoreRules = {
  'a hold is kept once for each place and reason': async ({ store }) => {
    await store.transaction(async (tx) => {
      expect(await tx.saveHold(flagged)).toBe('saved')
      expect(await tx.saveHold({ ...flagged, since: at(9) })).toBe('known')
      expect(await tx.saveHold(removed)).toBe('saved')
      expect(await tx.listHolds()).toStrictEqual([flagged, removed])
    })
  },

  'a hold ends for its own place, for one reason or for all': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveHold(flagged)
      await tx.saveHold({ ...flagged, reason: 'token_refused' })
      await tx.saveHold(removed)
      expect(await tx.deleteHolds({ platform: 'discord', reason: 'flagged' })).toBe(1)
      expect(await tx.deleteHolds({ platform: 'slack' })).toBe(0)
      expect(await tx.deleteHolds({ platform: 'discord' })).toBe(1)
      expect(await tx.listHolds()).toStrictEqual([removed])
    })
  },

  'a turn is one caller’s until it is over': async ({ store }) => {
    const claim = (name: string, now: number) =>
      store.transaction((tx) => tx.claimTurn(name, { now: at(now), until: at(now + 10) }))
    expect(await claim('reconcile main', 0)).toBe(true)
    expect(await claim('reconcile main', 9)).toBe(false)
    expect(await claim('reconcile other', 9)).toBe(true)
    expect(await claim('reconcile main', 10)).toBe(true)
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim('reconcile main', 20)))
    expect(claims.filter(Boolean)).toHaveLength(1)
  },

  'a closed door is remembered until it is forgotten': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveClosedDoor({ actor: bob, reason: 'closed', since: at(1) })
      await tx.saveClosedDoor({ actor: bob, reason: 'deactivated', since: at(2) })
      expect(await tx.findClosedDoor(bob)).toStrictEqual({ actor: bob, reason: 'deactivated', since: at(2) })
      expect(await tx.findClosedDoor(bobOnDiscord)).toBeUndefined()
      expect(await tx.forgetClosedDoor(bob)).toBe(true)
      expect(await tx.forgetClosedDoor(bob)).toBe(false)
      expect(await tx.findClosedDoor(bob)).toBeUndefined()
    })
  },
}
