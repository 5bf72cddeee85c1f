import { expect } from 'vitest'
import type { BulkRow } from '../../../src/domain/bulk.ts'
import type { BulkId } from '../../../src/domain/ids.ts'
import type { Invitation } from '../../../src/domain/invitation.ts'
import type { Transaction } from '../../../src/store/store.ts'
import { bulkWith, keepBulks, rowWith } from './bulk-samples.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, invitationWith } from './samples.ts'

async function invite(tx: Transaction, bulk: BulkId, row: BulkRow, wish: Partial<Invitation> = {}) {
  const invitation = invitationWith({ bulk, ...wish })
  await tx.insertInvitation(invitation)
  await tx.saveBulkRow({ ...row, state: 'sent', invitation: invitation.id })
  return invitation
}

export const bulkRowRules: StoreRules = {
  'rows come back as they were, in the order of the list': async ({ store }) => {
    const { id: bulk, ...rest } = bulkWith()
    await keepBulks(store, { id: bulk, ...rest })
    const least: BulkRow = {
      bulk,
      position: 1,
      line: 3,
      typed: 'ana',
      verdict: 'no_address',
      state: 'passed',
    }
    const full: BulkRow = {
      ...rowWith({ bulk, position: 0, name: 'Ana', role: 'editor', note: 'Hello', actor: bob }),
      verdict: 'duplicate',
      state: 'refused',
      reason: 'guest',
    }
    await store.transaction(async (tx) => {
      await tx.insertBulkRows([least, full])
      await tx.insertBulkRows([{ ...full, name: 'Another' }])
      expect(await tx.listBulkRows({ bulk, limit: 9 })).toStrictEqual([full, least])
    })
  },

  'ten thousand rows are kept, and read in pages': async ({ store }) => {
    const { id: bulk, ...rest } = bulkWith()
    await keepBulks(store, { id: bulk, ...rest })
    const rows = Array.from({ length: 10_000 }, (_, position) => rowWith({ bulk, position }))
    await store.transaction((tx) => tx.insertBulkRows(rows))
    await store.transaction(async (tx) => {
      expect(await tx.countBulkRows(bulk)).toStrictEqual([{ verdict: 'new', state: 'new', rows: 10_000 }])
      const page = await tx.listBulkRows({ bulk, states: ['new'], after: 6_999, limit: 500 })
      expect(page).toStrictEqual(rows.slice(7_000, 7_500))
      expect(await tx.moveBulkRows(bulk, ['new', 'refused'], 'left')).toBe(10_000)
      expect(await tx.listBulkRows({ bulk, states: ['new'], limit: 1 })).toEqual([])
    })
  },

  'rows are found by verdict and state': async ({ store }) => {
    const { id: bulk, ...rest } = bulkWith()
    await keepBulks(store, { id: bulk, ...rest })
    const rows = [
      rowWith({ bulk, position: 0 }),
      rowWith({ bulk, position: 1, verdict: 'member', state: 'passed' }),
      rowWith({ bulk, position: 2, verdict: 'duplicate', state: 'passed' }),
    ]
    await store.transaction(async (tx) => {
      await tx.insertBulkRows(rows)
      expect(await tx.listBulkRows({ bulk, states: ['passed'], limit: 9 })).toStrictEqual(rows.slice(1))
      expect(await tx.listBulkRows({ bulk, verdict: 'member', limit: 9 })).toStrictEqual([rows[1]])
    })
  },

  'a row says what its invitation says by now': async ({ store }) => {
    const { id: bulk, ...rest } = bulkWith()
    await keepBulks(store, { id: bulk, ...rest })
    const rows = [0, 1, 2].map((position) => rowWith({ bulk, position }))
    await store.transaction(async (tx) => {
      await tx.insertBulkRows(rows)
      const [first, second, third] = rows
      if (!first || !second || !third) throw new Error('three rows')
      const reached = await invite(tx, bulk, first)
      await invite(tx, bulk, second, { status: 'failed', failure: 'no_seats', closedAt: at(3) })
      const card = { about: reached.id, purpose: 'offer', to: bob, channel: 'D1' } as const
      await tx.saveCard({ ...card, message: '1' })
      await tx.saveCard({ ...card, message: '2' })

      const sent = (await tx.listBulkRows({ bulk, limit: 9 })).map((line) => line.sent)
      expect(sent).toStrictEqual([
        { status: 'pending', isReached: true },
        { status: 'failed', failure: 'no_seats', isReached: false },
        undefined,
      ])
      const counts = await tx.countBulkRows(bulk)
      expect(counts).toHaveLength(3)
      expect(counts).toContainEqual({ verdict: 'new', state: 'new', rows: 1 })
      expect(counts).toContainEqual({
        verdict: 'new',
        state: 'sent',
        rows: 1,
        sent: { status: 'pending', isReached: true },
      })
      await tx.saveInvitation({ ...reached, status: 'joined', closedAt: at(9) })
      expect((await tx.listBulkRows({ bulk, limit: 1 }))[0]?.sent?.status).toBe('joined')
    })
  },

  'what is still on its way is counted once for each invitation, and why it waits': async ({ store }) => {
    const [one, other] = [bulkWith(), bulkWith()]
    await keepBulks(store, one, other)
    const rows = [0, 1].map((position) => rowWith({ bulk: one.id, position }))
    await store.transaction(async (tx) => {
      await tx.insertBulkRows(rows)
      for (const row of rows) {
        const { id: invitation } = await invite(tx, one.id, row)
        await tx.enqueue({ kind: 'send', invitation }, at(0), 'bulk')
        await tx.enqueue({ kind: 'deliver_card', invitation, to: bob }, at(0), 'bulk')
        await tx.enqueue({ kind: 'remind', invitation }, at(0))
      }
      expect(await tx.countBulkWork(one.id)).toBe(2)
      expect(await tx.countBulkWork(other.id)).toBe(0)
      expect(await tx.findBulkProblem(one.id)).toBeUndefined()
      const claimed = await tx.claimEffects({ now: at(1), leaseUntil: at(60), limit: 9, kinds: ['send'] })
      expect(claimed.map(({ urgency }) => urgency)).toEqual(['bulk', 'bulk'])
      for (const { id } of claimed)
        await tx.retryEffect(id, { dueAt: at(9), problem: 'not_answering', isUndone: true })
      expect(await tx.findBulkProblem(one.id)).toBe('not_answering')
      expect(await tx.countBulkWork(one.id, 'moving')).toBe(2)
      for (const { id } of claimed) await tx.finishEffect(id)
      expect(await tx.countBulkWork(one.id)).toBe(2)
      const cards = { now: at(1), leaseUntil: at(60), limit: 1, kinds: ['deliver_card'] } as const
      for (const { id } of await tx.claimEffects(cards))
        await tx.retryEffect(id, { dueAt: at(9), problem: 'held slack', isUndone: true, isUntried: true })
      expect(await tx.countBulkWork(one.id)).toBe(2)
      expect(await tx.countBulkWork(one.id, 'moving')).toBe(1)
    })
  },
}
