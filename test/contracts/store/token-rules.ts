import { expect } from 'vitest'
import type { StoreRules } from './rules.ts'
import { ann, at, bob, OTHER_TEAM, TEAM } from './samples.ts'

const claim = { now: at(0), until: at(15) }

export const tokenRules: StoreRules = {
  'a token is found by its team and actor': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveSealedToken(TEAM, bob, 'older')
      await tx.saveSealedToken(TEAM, bob, 'sealed')
      expect(await tx.findSealedToken(TEAM, bob)).toBe('sealed')
      expect(await tx.findSealedToken(OTHER_TEAM, bob)).toBeUndefined()
      expect(await tx.findSealedToken(TEAM, ann)).toBeUndefined()
      await tx.deleteSealedToken(TEAM, bob)
      await tx.deleteSealedToken(TEAM, bob)
      expect(await tx.findSealedToken(TEAM, bob)).toBeUndefined()
    })
  },

  'all of them are listed': async ({ store }) => {
    await store.transaction(async (tx) => {
      expect(await tx.listSealedTokens()).toEqual([])
      await tx.saveSealedToken(TEAM, bob, 'of bob')
      await tx.saveSealedToken(OTHER_TEAM, ann, 'of ann')
      const listed = await tx.listSealedTokens()
      expect(listed).toHaveLength(2)
      expect(listed).toContainEqual({ team: TEAM, actor: bob, sealed: 'of bob' })
      expect(listed).toContainEqual({ team: OTHER_TEAM, actor: ann, sealed: 'of ann' })
    })
  },

  'only the one that is known is replaced': async ({ store }) => {
    const known = { team: TEAM, actor: bob, sealed: 'known' }
    await store.transaction(async (tx) => {
      expect(await tx.replaceSealedToken(known, 'newer')).toBe(false)
      expect(await tx.findSealedToken(TEAM, bob)).toBeUndefined()
      await tx.saveSealedToken(TEAM, bob, 'known')
      await tx.saveSealedToken(TEAM, ann, 'known')
      expect(await tx.replaceSealedToken(known, 'newer')).toBe(true)
      expect(await tx.replaceSealedToken(known, 'newest')).toBe(false)
      expect(await tx.findSealedToken(TEAM, bob)).toBe('newer')
      expect(await tx.findSealedToken(TEAM, ann)).toBe('known')
    })
  },

  'a token is renewed by one at a time': async ({ store, reopen }) => {
    const claimed = await store.transaction(async (tx) => {
      await tx.saveSealedToken(TEAM, bob, 'sealed')
      await tx.saveSealedToken(TEAM, ann, 'sealed')
      return tx.claimRenewal(TEAM, bob, claim)
    })
    expect(claimed).toBe(true)
    const again = await reopen()
    await again.transaction(async (tx) => {
      expect(await tx.claimRenewal(TEAM, bob, { now: at(14), until: at(29) })).toBe(false)
      expect(await tx.claimRenewal(TEAM, ann, claim)).toBe(true)
      expect(await tx.claimRenewal(TEAM, bob, { now: at(15), until: at(30) })).toBe(true)
      expect(await tx.claimRenewal(OTHER_TEAM, bob, claim)).toBe(false)
    })
  },

  'many would renew a token at once: one may': async ({ store }) => {
    await store.transaction((tx) => tx.saveSealedToken(TEAM, bob, 'sealed'))
    const claims = Array.from({ length: 20 }, () =>
      store.transaction((tx) => tx.claimRenewal(TEAM, bob, claim)),
    )
    expect((await Promise.all(claims)).filter((isMine) => isMine)).toHaveLength(1)
  },

  'whoever saves or replaces it ends the renewal': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveSealedToken(TEAM, bob, 'sealed')
      await tx.claimRenewal(TEAM, bob, claim)
      await tx.saveSealedToken(TEAM, bob, 'sealed')
      expect(await tx.claimRenewal(TEAM, bob, claim)).toBe(true)
      await tx.replaceSealedToken({ team: TEAM, actor: bob, sealed: 'sealed' }, 'sealed')
      expect(await tx.claimRenewal(TEAM, bob, claim)).toBe(true)
    })
  },
}
