import { expect } from 'vitest'
import { OPEN_BULKS } from '../../../src/domain/bulk.ts'
import { asBulkId } from '../../../src/domain/ids.ts'
import { bulkWith, keepBulks, rowWith } from './bulk-samples.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, OTHER_TEAM, TEAM } from './samples.ts'

export const bulkRules: StoreRules = {
  'a bulk comes back as it was, with everything or only the least': async ({ store }) => {
    const least = bulkWith()
    const full = bulkWith({
      file: 'people.csv',
      leftOut: ['department', 'phone'],
      note: 'Welcome',
      status: 'paused',
      round: 2,
      startedAt: at(10),
      pause: { kind: 'asked', byName: 'Bob' },
      stoppedByName: 'Mia',
      finishedAt: at(20),
      undoUntil: at(30),
      undoneByName: 'Eve',
      pace: { since: at(10), waiting: 7 },
      shown: 'a digest',
    })
    await store.transaction(async (tx) => {
      expect(await tx.insertBulk(least)).toBe('inserted')
      expect(await tx.insertBulk(full)).toBe('inserted')
      expect(await tx.insertBulk({ ...full, role: 'owner' })).toBe('known')
      expect(await tx.findBulk(least.id)).toStrictEqual(least)
      expect(await tx.lockBulk(full.id)).toStrictEqual(full)
      expect(await tx.findBulk(asBulkId('none'))).toBeUndefined()
    })
  },

  'what is no more of a bulk is forgotten': async ({ store }) => {
    const paused = bulkWith({ status: 'paused', pause: { kind: 'not_allowed' }, stoppedByName: 'Mia' })
    const { pause: _, stoppedByName: __, ...goesOn } = paused
    await keepBulks(store, paused)
    await store.transaction(async (tx) => {
      expect(await tx.saveBulk({ ...goesOn, status: 'running' })).toBe('saved')
      expect(await tx.findBulk(paused.id)).toStrictEqual({ ...goesOn, status: 'running' })
      await expect(tx.saveBulk(bulkWith())).rejects.toThrow('There is no bulk')
    })
  },

  'a team has one at work at a time, and another team its own': async ({ store }) => {
    for (const status of OPEN_BULKS) {
      const [one, other] = [bulkWith(), bulkWith()]
      const elsewhere = bulkWith({ team: OTHER_TEAM })
      await keepBulks(store, one, other, elsewhere)
      await store.transaction(async (tx) => {
        expect(await tx.saveBulk({ ...one, status })).toBe('saved')
        expect(await tx.saveBulk({ ...other, status: 'running' })).toBe('open')
        expect(await tx.findBulk(other.id)).toStrictEqual(other)
        expect(await tx.findOpenBulk(TEAM)).toStrictEqual({ ...one, status })
        expect(await tx.saveBulk({ ...elsewhere, status })).toBe('saved')
        // It goes on itself, and the next one may once it is over.
        expect(await tx.saveBulk({ ...one, status: 'finished' })).toBe('saved')
        expect(await tx.findOpenBulk(TEAM)).toBeUndefined()
        expect(await tx.saveBulk({ ...other, status: 'running' })).toBe('saved')
        for (const ended of [other, elsewhere]) await tx.saveBulk({ ...ended, status: 'undone' })
      })
    }
  },

  'bulks of a team are listed by status, the newest first': async ({ store }) => {
    const [first, second, third] = [bulkWith(), bulkWith({ status: 'dropped' }), bulkWith()]
    await keepBulks(store, first, second, third, bulkWith({ team: OTHER_TEAM }))
    await store.transaction(async (tx) => {
      const drafts = { team: TEAM, statuses: ['drafted'] as const }
      expect(await tx.listBulks({ ...drafts, limit: 9 })).toStrictEqual([third, first])
      expect(await tx.listBulks({ ...drafts, limit: 1 })).toStrictEqual([third])
    })
  },

  'old bulks are forgotten with their rows, and only those': async ({ store }) => {
    const [old, young] = [bulkWith(), bulkWith({ createdAt: at(60) })]
    const running = bulkWith({ status: 'running' })
    const over = bulkWith({ status: 'finished', finishedAt: at(40) })
    await keepBulks(store, old, young, running, over)
    await store.transaction(async (tx) => {
      expect(await tx.purgeBulks(['finished'], at(35))).toBe(0)
      expect(await tx.purgeBulks(['finished'], at(45))).toBe(1)
      await tx.insertBulkRows([rowWith({ bulk: old.id, position: 0 })])
      for (const { id } of [old, running]) await tx.enqueue({ kind: 'revise_bulk', bulk: id }, at(1))
      expect(await tx.purgeBulks(['drafted', 'dropped'], at(30))).toBe(1)
      expect(await tx.countEffects({ about: old.id })).toBe(0)
      expect(await tx.countEffects({ about: running.id })).toBe(1)
      expect(await tx.findBulk(old.id)).toBeUndefined()
      expect(await tx.listBulkRows({ bulk: old.id, limit: 9 })).toEqual([])
      expect(await tx.findBulk(young.id)).toStrictEqual(young)
      expect(await tx.findBulk(running.id)).toStrictEqual(running)
    })
  },

  'what was not read to its end is forgotten with its rows, and nothing else': async ({ store }) => {
    const [unread, drafted] = [bulkWith({ status: 'reading' }), bulkWith()]
    await keepBulks(store, unread, drafted)
    await store.transaction(async (tx) => {
      await tx.insertBulkRows([rowWith({ bulk: unread.id, position: 0 })])
      for (const { id } of [unread, drafted]) await tx.forgetUnread(id)
      expect(await tx.findBulk(unread.id)).toBeUndefined()
      expect(await tx.listBulkRows({ bulk: unread.id, limit: 9 })).toEqual([])
      expect(await tx.findBulk(drafted.id)).toStrictEqual(drafted)
    })
  },

  'effects about a bulk are claimed and run one after the other': async ({ store }) => {
    const bulk = bulkWith({ status: 'running' })
    await keepBulks(store, bulk)
    const to = [bob, { platform: 'slack', space: 'T1', channel: 'C1' }] as const
    const works = [
      { kind: 'run_bulk', bulk: bulk.id },
      { kind: 'undo_bulk', bulk: bulk.id, by: bob },
      { kind: 'revise_bulk', bulk: bulk.id },
      { kind: 'post_bulk', bulk: bulk.id, what: 'progress', to: to[0] },
      { kind: 'post_bulk', bulk: bulk.id, what: 'report', to: to[1] },
    ] as const
    await store.transaction(async (tx) => {
      for (const work of works) await tx.enqueue(work, at(0))
    })
    for (const work of works) {
      const claim = { now: at(1), leaseUntil: at(60), limit: 9 }
      const claimed = await store.transaction((tx) => tx.claimEffects(claim))
      expect(claimed.map((effect) => effect.work)).toStrictEqual([work])
      expect(await store.transaction((tx) => tx.claimEffects(claim))).toEqual([])
      await store.transaction((tx) => tx.finishEffect(claimed[0]?.id ?? never()))
    }
  },

  'cards about a bulk come back, and so does what is noted of it': async ({ store }) => {
    const bulk = bulkWith()
    await keepBulks(store, bulk)
    const card = { about: bulk.id, purpose: 'progress', to: bob, channel: 'D1', message: '1' } as const
    const report = {
      ...card,
      purpose: 'report',
      to: { platform: 'slack', space: 'T1', channel: 'C1' },
    } as const
    const entry = {
      at: at(1),
      team: TEAM,
      actor: bob,
      action: 'bulk.began',
      bulk: bulk.id,
      decision: 'done',
    } as const
    await store.transaction(async (tx) => {
      await tx.saveCard(card)
      await tx.saveCard({ ...report, message: '2' })
      await tx.appendAudit(entry)
      await tx.appendAudit({ ...entry, bulk: asBulkId('another') })
      expect(await tx.listCards(bulk.id)).toStrictEqual([card, { ...report, message: '2' }])
      expect(await tx.listAudit({ team: TEAM, bulk: bulk.id })).toStrictEqual([entry])
    })
  },
}

function never(): never {
  throw new Error('nothing was claimed')
}
