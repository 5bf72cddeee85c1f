import { expect } from 'vitest'
import { asDeliveryId } from '../../../src/domain/ids.ts'
import type { KeptInteraction } from '../../../src/store/store.ts'
import type { StoreRules } from './rules.ts'
import { at } from './samples.ts'

const interaction = (id: string, seconds: number): KeptInteraction => ({
  id: asDeliveryId(id),
  receivedAt: at(seconds),
  body: JSON.stringify({ text: `typed in ${id}` }),
})

export const interactionRules: StoreRules = {
  'an interaction is kept once, and its repeat is told apart': async ({ store }) => {
    const first = interaction('d1', 0)
    expect(await store.transaction((tx) => tx.keepInteraction(first))).toBe('kept')
    const repeat = { ...first, receivedAt: at(5), body: '{}' }
    expect(await store.transaction((tx) => tx.keepInteraction(repeat))).toBe('repeat')
    const unanswered = await store.transaction((tx) => tx.listUnansweredInteractions(at(9)))
    expect(unanswered).toEqual([first])
  },

  'unanswered ones are listed oldest first, and only from before': async ({ store }) => {
    const unanswered = await store.transaction(async (tx) => {
      for (const [id, seconds] of [
        ['late', 30],
        ['b', 10],
        ['a', 10],
        ['early', 5],
      ] as const)
        await tx.keepInteraction(interaction(id, seconds))
      return tx.listUnansweredInteractions(at(30))
    })
    expect(unanswered.map(({ id }) => id)).toEqual(['early', 'b', 'a'])
  },

  'an answered one is a repeat ever after and no longer listed': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.keepInteraction(interaction('d1', 0))
      await tx.markInteractionAnswered(asDeliveryId('d1'))
      await tx.markInteractionAnswered(asDeliveryId('d1'))
      expect(await tx.listUnansweredInteractions(at(1))).toEqual([])
      expect(await tx.keepInteraction(interaction('d1', 0))).toBe('repeat')
      expect(await tx.listUnansweredInteractions(at(1))).toEqual([])
    })
  },

  'an unanswered one is claimed by one only, oldest first, and again once the claim is old': async ({
    store,
  }) => {
    await store.transaction(async (tx) => {
      for (const [id, seconds] of [
        ['b', 10],
        ['a', 5],
        ['new', 90],
      ] as const)
        await tx.keepInteraction(interaction(id, seconds))
    })
    const claim = { before: at(60), claimedAt: at(100) }
    const claimOne = () => store.transaction((tx) => tx.claimUnansweredInteraction(claim))
    const claimed = await Promise.all([claimOne(), claimOne(), claimOne(), claimOne()])
    const more = [await claimOne(), await claimOne(), await claimOne()]
    const all = [...claimed, ...more].flatMap((one) => (one ? [one] : []))
    expect(all.toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())).toEqual([
      interaction('a', 5),
      interaction('b', 10),
    ])

    const again = { before: at(101), claimedAt: at(200) }
    const later = await store.transaction(async (tx) => [
      await tx.claimUnansweredInteraction(again),
      await tx.claimUnansweredInteraction(again),
    ])
    expect(later.map((one) => one?.id)).toEqual(['new', 'b'])
  },

  'only old and answered ones are purged': async ({ store }) => {
    await store.transaction(async (tx) => {
      for (const [id, seconds] of [
        ['old', 0],
        ['waiting', 0],
        ['new', 60],
      ] as const)
        await tx.keepInteraction(interaction(id, seconds))
      await tx.markInteractionAnswered(asDeliveryId('old'))
      await tx.markInteractionAnswered(asDeliveryId('new'))

      expect(await tx.purgeInteractions(at(60))).toBe(1)
      expect(await tx.purgeInteractions(at(60))).toBe(0)
      expect(await tx.keepInteraction(interaction('old', 0))).toBe('kept')
      expect(await tx.keepInteraction(interaction('waiting', 0))).toBe('repeat')
      expect(await tx.keepInteraction(interaction('new', 60))).toBe('repeat')
    })
  },
}
