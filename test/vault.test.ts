import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Grant } from '../src/domain/grant.ts'
import { asTeamId } from '../src/domain/ids.ts'
import { type Keys, seal } from '../src/seal.ts'
import type { Store } from '../src/store/store.ts'
import { closedVault, createVault } from '../src/vault.ts'
import { openEmptyStore } from './backends/open-embedded.ts'
import { createIssuer } from './fakes/issuer.ts'

const KEYS: Keys = [randomBytes(32)]
const GRANT: Grant = { accessToken: 'b0bs-0wn-tok€n' }
const NOON = new Date('2030-01-02T12:00:00Z')

const lighthouse = { id: asTeamId('lighthouse'), tenant: 'acme 1' }
const harbour = { id: asTeamId('harbour'), tenant: 'acme 2' }
const bob = { platform: 'chat', id: 'bob' }
const eve = { platform: 'chat', id: 'eve' }

let store: Store

beforeEach(async () => {
  store = await openEmptyStore()
})

afterEach(() => store.close())

const vaultWith = (keys = KEYS) => createVault({ store, keys, now: () => NOON })

const sealedOf = (actor = bob) => store.transaction((tx) => tx.findSealedToken(lighthouse.id, actor))

describe('a vault', () => {
  test('gives a token back to whose it is, in the team it is for, and to nobody else', async () => {
    const vault = vaultWith()
    await vault.keepToken(lighthouse, bob, GRANT)
    expect(await vault.findToken(lighthouse, bob)).toBe(GRANT.accessToken)
    expect(await vault.findToken(harbour, bob)).toBeUndefined()
    expect(await vault.findToken({ ...lighthouse, tenant: 'other 1' }, bob)).toBeUndefined()
    expect(await vault.findToken(lighthouse, eve)).toBeUndefined()
    expect(await vault.findToken(lighthouse, { ...bob, platform: 'home' })).toBeUndefined()
  })

  test('keeps the newest, and forgets', async () => {
    const vault = vaultWith()
    await vault.keepToken(lighthouse, bob, { accessToken: 'older' })
    await vault.keepToken(lighthouse, bob, GRANT)
    expect(await vault.findToken(lighthouse, bob)).toBe(GRANT.accessToken)
    await vault.forgetToken(lighthouse, bob)
    expect(await vault.findToken(lighthouse, bob)).toBeUndefined()
  })

  test("is not fooled by a row that was moved to somebody else's place", async () => {
    const vault = vaultWith()
    await vault.keepToken(lighthouse, bob, GRANT)
    await store.transaction(async (tx) => {
      const sealed = (await tx.findSealedToken(lighthouse.id, bob)) ?? ''
      expect(sealed).not.toContain(GRANT.accessToken)
      await tx.saveSealedToken(lighthouse.id, eve, sealed)
      await tx.saveSealedToken(harbour.id, bob, sealed)
    })
    expect(await vault.findToken(lighthouse, eve)).toBeUndefined()
    expect(await vault.findToken(harbour, bob)).toBeUndefined()
  })

  test.for(['b0b', '123', '{"access":"b0b"}', '{"grant":'])(
    'reads %s, from when tokens were kept bare',
    async (bare) => {
      const owner = Buffer.from(JSON.stringify(['lighthouse', 'acme 1', 'chat:bob']))
      await store.transaction((tx) => tx.saveSealedToken(lighthouse.id, bob, seal(KEYS, bare, owner)))
      expect(await vaultWith().findToken(lighthouse, bob)).toBe(bare)
    },
  )

  test('with another key has none of what the first one kept', async () => {
    await vaultWith().keepToken(lighthouse, bob, GRANT)
    expect(await vaultWith([randomBytes(32)]).findToken(lighthouse, bob)).toBeUndefined()
  })

  test('seals other texts, each for what it is about', async () => {
    const vault = vaultWith()
    const sealed = vault.seal('the verifier', 'request 1')
    expect(vault.unseal(sealed, 'request 1')).toBe('the verifier')
    expect(vault.unseal(sealed, 'request 2')).toBeUndefined()
    expect(vault.unseal('forged', 'request 1')).toBeUndefined()
  })

  test('takes no token for another text', async () => {
    const vault = vaultWith()
    await vault.keepToken(lighthouse, bob, GRANT)
    const owner = JSON.stringify(['lighthouse', 'acme 1', 'chat:bob'])
    expect(vault.unseal((await sealedOf()) ?? '', owner)).toBeUndefined()
  })

  test('without a key keeps nothing', async () => {
    expect(closedVault.isOpen).toBe(false)
    await expect(closedVault.keepToken(lighthouse, bob, GRANT)).rejects.toThrow('The vault has no key')
    expect(() => closedVault.seal('text', 'about')).toThrow('The vault has no key')
    expect(closedVault.unseal('text', 'about')).toBeUndefined()
    expect(await closedVault.findToken(lighthouse, bob)).toBeUndefined()
    await expect(closedVault.forgetToken(lighthouse, bob)).resolves.toBeUndefined()
    await expect(closedVault.revokeToken(lighthouse, bob)).resolves.toBeUndefined()
    expect(await closedVault.resealAll([lighthouse])).toBe(0)
  })
})

describe('a token that is revoked', () => {
  const withIssuer = (issuer: ReturnType<typeof createIssuer>) =>
    createVault({ store, keys: KEYS, now: () => NOON, signIns: { of: () => [issuer.signIn] } })

  test('is forgotten here and ended at the issuer', async () => {
    const issuer = createIssuer(() => NOON)
    const vault = withIssuer(issuer)
    const grant = issuer.issue()
    await vault.keepToken(lighthouse, bob, grant)
    await vault.revokeToken(lighthouse, bob)
    expect(await vault.findToken(lighthouse, bob)).toBeUndefined()
    expect(issuer.revoked).toEqual([grant])
    await vault.revokeToken(lighthouse, bob)
    expect(issuer.revoked).toHaveLength(1)
  })

  test('is forgotten although the issuer is away', async () => {
    const issuer = createIssuer(() => NOON)
    const vault = withIssuer(issuer)
    await vault.keepToken(lighthouse, bob, issuer.issue())
    issuer.isDown()
    await vault.revokeToken(lighthouse, bob)
    expect(await sealedOf()).toBeUndefined()
  })

  test('is shown to no issuer where it was pasted', async () => {
    const issuer = createIssuer(() => NOON)
    const vault = withIssuer(issuer)
    await vault.keepToken(lighthouse, bob, GRANT)
    await vault.revokeToken(lighthouse, bob)
    expect(issuer.revoked).toEqual([])
    expect(await sealedOf()).toBeUndefined()
  })
})

describe('after the key was changed', () => {
  const NEW = randomBytes(32)
  const BOTH: Keys = [NEW, KEYS[0]]

  test('everything is sealed with the new one, and the old one can go', async () => {
    await vaultWith().keepToken(lighthouse, bob, GRANT)
    await vaultWith(BOTH).keepToken(lighthouse, eve, { accessToken: 'of eve' })
    expect(await vaultWith(BOTH).resealAll([harbour, lighthouse])).toBe(1)
    expect(await vaultWith(BOTH).resealAll([harbour, lighthouse])).toBe(0)
    expect(await vaultWith([NEW]).findToken(lighthouse, bob)).toBe(GRANT.accessToken)
    expect(await vaultWith([NEW]).findToken(lighthouse, eve)).toBe('of eve')
    expect(await vaultWith().findToken(lighthouse, bob)).toBeUndefined()
  })

  test('what is of a team that moved, or of an unknown key, stays as it is', async () => {
    await vaultWith([randomBytes(32)]).keepToken(lighthouse, eve, GRANT)
    await vaultWith().keepToken(lighthouse, bob, GRANT)
    const before = await sealedOf()
    expect(await vaultWith(BOTH).resealAll([{ ...lighthouse, tenant: 'acme 9' }])).toBe(0)
    expect(await vaultWith(BOTH).resealAll([harbour])).toBe(0)
    expect(await sealedOf()).toBe(before)
    expect(await vaultWith(BOTH).findToken(lighthouse, bob)).toBe(GRANT.accessToken)
  })

  test('a token that somebody is renewing is left to them', async () => {
    await vaultWith().keepToken(lighthouse, bob, GRANT)
    const claim = { now: NOON, until: new Date(NOON.getTime() + 15_000) }
    await store.transaction((tx) => tx.claimRenewal(lighthouse.id, bob, claim))
    const before = await sealedOf()
    expect(await vaultWith(BOTH).resealAll([lighthouse])).toBe(0)
    expect(await sealedOf()).toBe(before)
  })

  test('a token that changed meanwhile is left alone', async () => {
    await vaultWith().keepToken(lighthouse, bob, { accessToken: 'older' })
    const older = await store.transaction((tx) => tx.listSealedTokens())
    await vaultWith(BOTH).keepToken(lighthouse, bob, GRANT)
    const listsOlder: Pick<Store, 'transaction'> = {
      transaction: (work) => store.transaction((tx) => work({ ...tx, listSealedTokens: async () => older })),
    }
    const vault = createVault({ store: listsOlder, keys: BOTH, now: () => NOON })
    expect(await vault.resealAll([lighthouse])).toBe(0)
    expect(await vault.findToken(lighthouse, bob)).toBe(GRANT.accessToken)
  })
})
