import { expect } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import type { StoreRules } from './rules.ts'
import { ann, bob, bobOnDiscord, OTHER_TEAM, TEAM } from './samples.ts'

const account = asAccountId('a1')
const email = 'bob@example.com'
const link = { team: TEAM, actor: bob, account, email, proof: 'accepted' } as const

export const linkRules: StoreRules = {
  'a link is found by its team and actor': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      expect(await tx.findLink(TEAM, bob)).toStrictEqual(link)
      expect(await tx.findLink(OTHER_TEAM, bob)).toBeUndefined()
      expect(await tx.findLink(TEAM, ann)).toBeUndefined()
    })
  },

  'a second link of the same actor takes the place of the first': async ({ store }) => {
    const other = { team: TEAM, actor: bob, account: asAccountId('a2'), proof: 'configured' } as const
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      await tx.saveLink(other)
      expect(await tx.findLink(TEAM, bob)).toStrictEqual(other)
      expect(await tx.listLinksOf(TEAM, account)).toEqual([])
    })
  },

  'everybody linked with an address or an account is found': async ({ store }) => {
    const onDiscord = { ...link, actor: bobOnDiscord }
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      await tx.saveLink(onDiscord)
      await tx.saveLink({ ...link, team: OTHER_TEAM })
      await tx.saveLink({ team: TEAM, actor: ann, account: asAccountId('a2'), proof: 'accepted' })
      expect(await tx.listLinksByEmail(TEAM, email)).toEqual([onDiscord, link])
      expect(await tx.listLinksOf(TEAM, account)).toEqual([onDiscord, link])
      expect(await tx.listLinksByEmail(TEAM, 'nobody@example.com')).toEqual([])
    })
  },
}
