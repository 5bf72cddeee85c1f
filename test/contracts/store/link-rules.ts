import { expect } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import type { StoreRules } from './rules.ts'
import { ann, bob, bobOnDiscord, OTHER_TEAM, TEAM } from './samples.ts'

const account = asAccountId('a1')
const email = 'bob@example.com'
const at = { id: TEAM, tenant: 'acme 1' }
const link = { team: TEAM, tenant: at.tenant, actor: bob, account, email, proof: 'accepted' } as const

export const linkRules: StoreRules = {
  'a link is found by its team and actor': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      expect(await tx.findLink(at, bob)).toStrictEqual(link)
      expect(await tx.findLink({ ...at, id: OTHER_TEAM }, bob)).toBeUndefined()
      expect(await tx.findLink(at, ann)).toBeUndefined()
    })
  },

  'a second link of the same actor takes the place of the first': async ({ store }) => {
    const other = { ...link, account: asAccountId('a2'), email: 'bob@elsewhere.example' }
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      await tx.saveLink(other)
      expect(await tx.findLink(at, bob)).toStrictEqual(other)
      expect(await tx.listLinksOf(at, account)).toEqual([])
    })
  },

  'everybody linked with an address or an account is found': async ({ store }) => {
    const onDiscord = { ...link, actor: bobOnDiscord }
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      await tx.saveLink(onDiscord)
      await tx.saveLink({ ...link, team: OTHER_TEAM })
      await tx.saveLink({ ...link, actor: ann, account: asAccountId('a2'), email: 'ann@example.com' })
      expect(await tx.listLinksByEmail(at, email)).toEqual([onDiscord, link])
      expect(await tx.listLinksOf(at, account)).toEqual([onDiscord, link])
      expect(await tx.listLinksByEmail(at, 'nobody@example.com')).toEqual([])
    })
  },

  'a link counts where the team was when it was made, and again when it is back there': async ({ store }) => {
    const moved = { ...at, tenant: 'acme 2' }
    const there = { ...link, tenant: moved.tenant, account: asAccountId('a2') }
    await store.transaction(async (tx) => {
      await tx.saveLink(link)
      expect(await tx.findLink(moved, bob)).toBeUndefined()
      expect(await tx.listLinksByEmail(moved, email)).toEqual([])
      expect(await tx.listLinksOf(moved, account)).toEqual([])
      await tx.saveLink(there)
      expect(await tx.findLink(moved, bob)).toEqual(there)
      expect(await tx.findLink(at, bob)).toEqual(link)
    })
  },

  'whoever unlinks is linked nowhere, wherever the team was': async ({ store }) => {
    const onDiscord = { ...link, actor: bobOnDiscord }
    const elsewhere = { ...link, team: OTHER_TEAM }
    await store.transaction(async (tx) => {
      for (const one of [link, { ...link, tenant: 'acme 2' }, onDiscord, elsewhere]) await tx.saveLink(one)
      await tx.deleteLinks(TEAM, bob)
      await tx.deleteLinks(TEAM, bob)
      expect(await tx.findLink(at, bob)).toBeUndefined()
      expect(await tx.findLink({ ...at, tenant: 'acme 2' }, bob)).toBeUndefined()
      expect(await tx.findLink(at, bobOnDiscord)).toEqual(onDiscord)
      expect(await tx.findLink({ ...at, id: OTHER_TEAM }, bob)).toEqual(elsewhere)
    })
  },

  'every proof is kept as it is, and links are listed by theirs': async ({ store }) => {
    const proofs = ['configured', 'mapped', 'accepted', 'token', 'issuer', 'platform', 'mail'] as const
    const links = proofs.map((proof) => ({ ...link, actor: { ...bob, id: proof }, proof }))
    const moved = { ...link, tenant: 'acme 2', proof: 'mapped' as const }
    await store.transaction(async (tx) => {
      for (const one of [...links, moved, { ...moved, team: OTHER_TEAM }]) await tx.saveLink(one)
      for (const proof of ['configured', 'token', 'issuer', 'platform', 'mail'] as const)
        expect(await tx.listLinksByProof(TEAM, proof)).toEqual(links.filter((one) => one.proof === proof))
      expect(await tx.listLinksByProof(TEAM, 'mapped')).toEqual([links[1], moved])
    })
  },
}
