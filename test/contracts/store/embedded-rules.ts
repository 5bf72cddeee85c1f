import { expect } from 'vitest'
import { asAccountId, asBackendKey, asInvitationId } from '../../../src/domain/ids.ts'
import type { EmbeddedOffer, Store } from '../../../src/store/store.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, OTHER_TEAM, TEAM } from './samples.ts'

const offer: EmbeddedOffer = {
  key: asBackendKey('k1'),
  team: TEAM,
  name: 'Bob',
  role: 'member',
  status: 'pending',
  createdAt: at(0),
  expiresAt: at(60),
  idempotencyKey: asInvitationId('i1'),
}

async function addMembers(store: Store, ...names: readonly string[]): Promise<void> {
  await store.transaction(async ({ embedded }) => {
    for (const name of names) {
      const id = asAccountId(`id-${name}`)
      await embedded.saveAccount({ id, name, email: `${name.toLowerCase()}@example.com` })
      await embedded.saveMembership(TEAM, id, 'member')
    }
  })
}

export const embeddedRules: StoreRules = {
  'an account is found by id and by address, and can change': async ({ store }) => {
    const account = { id: asAccountId('a1'), name: 'Bob', email: 'bob@example.com' }
    await store.transaction(async ({ embedded }) => {
      await embedded.saveAccount(account)
      expect(await embedded.findAccountById(account.id)).toStrictEqual(account)
      expect(await embedded.findAccountByEmail(account.email)).toStrictEqual(account)
      await embedded.saveAccount({ id: account.id, name: 'Robert' })
      expect(await embedded.findAccountById(account.id)).toStrictEqual({ id: account.id, name: 'Robert' })
      expect(await embedded.findAccountByEmail(account.email)).toBeUndefined()
    })
  },

  'a membership is one per team and account': async ({ store }) => {
    const id = asAccountId('id-Bob')
    await addMembers(store, 'Bob')
    await store.transaction(async ({ embedded }) => {
      await embedded.saveMembership(TEAM, id, 'admin')
      const member = { account: id, name: 'Bob', email: 'bob@example.com', role: 'admin' }
      expect(await embedded.findMembership(TEAM, id)).toStrictEqual(member)
      expect(await embedded.findMembership(OTHER_TEAM, id)).toBeUndefined()
      expect(await embedded.countMemberships(TEAM, {})).toBe(1)
      await embedded.deleteMembership(TEAM, id)
      await embedded.deleteMembership(TEAM, id)
      expect(await embedded.findMembership(TEAM, id)).toBeUndefined()
    })
  },

  'members are listed by name, searched and counted': async ({ store }) => {
    await addMembers(store, 'Émile', 'bob', 'Alice', 'Zed', '_x')
    await store.transaction(async ({ embedded }) => {
      const list = async (query: { search?: string; limit: number; offset: number }) =>
        (await embedded.listMemberships({ team: TEAM, ...query })).map(({ name }) => name)
      expect(await list({ limit: 9, offset: 0 })).toEqual(['_x', 'Alice', 'bob', 'Émile', 'Zed'])
      expect(await list({ limit: 2, offset: 2 })).toEqual(['bob', 'Émile'])
      expect(await list({ search: 'EM', limit: 9, offset: 0 })).toEqual(['Émile'])
      expect(await list({ search: '_', limit: 9, offset: 0 })).toEqual(['_x'])
      expect(await list({ search: 'zed@', limit: 9, offset: 0 })).toEqual(['Zed'])
      expect(await embedded.countMemberships(TEAM, { search: 'EX' })).toBe(5)
      expect(await embedded.countMemberships(TEAM, { role: 'owner' })).toBe(0)
      expect(await embedded.countMemberships(TEAM, { role: 'member', search: 'alice' })).toBe(1)
    })
  },

  'an offer is found by its keys, and can change': async ({ store }) => {
    const accepted: EmbeddedOffer = {
      ...offer,
      email: 'bob@example.com',
      account: asAccountId('a1'),
      status: 'accepted',
      acceptedAs: asAccountId('a1'),
      acceptedBy: bob,
    }
    await store.transaction(async ({ embedded }) => {
      await embedded.saveOffer(offer)
      expect(await embedded.findOffer(TEAM, offer.key)).toStrictEqual(offer)
      expect(await embedded.findOfferByIdempotencyKey(TEAM, offer.idempotencyKey)).toStrictEqual(offer)
      expect(await embedded.findOffer(OTHER_TEAM, offer.key)).toBeUndefined()
      await embedded.saveOffer(accepted)
      expect(await embedded.findOffer(TEAM, offer.key)).toStrictEqual(accepted)
      expect(await embedded.listPendingOffers(TEAM)).toEqual([])
    })
  },

  'pending offers are listed oldest first': async ({ store }) => {
    const later = { key: asBackendKey('k2'), idempotencyKey: asInvitationId('i2'), createdAt: at(5) }
    await store.transaction(async ({ embedded }) => {
      await embedded.saveOffer({ ...offer, ...later })
      await embedded.saveOffer(offer)
      expect((await embedded.listPendingOffers(TEAM)).map(({ key }) => key)).toEqual(['k1', 'k2'])
      expect(await embedded.listPendingOffers(OTHER_TEAM)).toEqual([])
    })
  },
}
