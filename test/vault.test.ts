import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asTeamId } from '../src/domain/ids.ts'
import type { Store } from '../src/store/store.ts'
import { closedVault, createVault, seal, unseal } from '../src/vault.ts'
import { openEmptyStore } from './backends/open-embedded.ts'

const KEY = randomBytes(32)
const BOB = Buffer.from('bob')
const TOKEN = 'b0bs-0wn-tok€n'

describe('a token that is sealed', () => {
  test.each(['', 'x', TOKEN, 'x'.repeat(4000)])('opens again, whatever its length', (text) => {
    expect(unseal(KEY, seal(KEY, text, BOB), BOB)).toBe(text)
  })

  test('shows nothing of itself, and never looks the same twice', () => {
    const [one, other] = [seal(KEY, TOKEN, BOB), seal(KEY, TOKEN, BOB)]
    expect(one).not.toBe(other)
    expect(Buffer.from(one, 'base64url').toString('utf8')).not.toContain('b0bs')
    expect(one).toMatch(/^[\w-]+$/)
  })

  test.each([
    ['for another owner', () => unseal(KEY, seal(KEY, TOKEN, BOB), Buffer.from('eve'))],
    ['for nobody', () => unseal(KEY, seal(KEY, TOKEN, BOB), Buffer.alloc(0))],
    ['with another key', () => unseal(randomBytes(32), seal(KEY, TOKEN, BOB), BOB)],
    ['with nothing in it', () => unseal(KEY, '', BOB)],
    ['where there is something else', () => unseal(KEY, 'not sealed by anybody', BOB)],
  ])('does not open %s', (_, open) => {
    expect(open()).toBeUndefined()
  })

  test('does not open when it is cut anywhere', () => {
    const bytes = Buffer.from(seal(KEY, TOKEN, BOB), 'base64url')
    for (let length = 0; length < bytes.length; length += 1)
      expect(
        unseal(KEY, bytes.subarray(0, length).toString('base64url'), BOB),
        `at ${length}`,
      ).toBeUndefined()
  })

  test('does not open when one bit of it is another', () => {
    const bytes = Buffer.from(seal(KEY, TOKEN, BOB), 'base64url')
    for (const index of bytes.keys()) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(bytes.readUInt8(index) ^ 1, index)
      expect(unseal(KEY, flipped.toString('base64url'), BOB), `in byte ${index}`).toBeUndefined()
    }
  })
})

describe('a vault', () => {
  const lighthouse = { id: asTeamId('lighthouse'), tenant: 'acme 1' }
  const harbour = { id: asTeamId('harbour'), tenant: 'acme 2' }
  const bob = { platform: 'chat', id: 'bob' }
  const eve = { platform: 'chat', id: 'eve' }

  let store: Store

  beforeEach(async () => {
    store = await openEmptyStore()
  })

  afterEach(() => store.close())

  test('gives a token back to whose it is, in the team it is for, and to nobody else', async () => {
    const vault = createVault(store, KEY)
    await vault.keepToken(lighthouse, bob, TOKEN)
    expect(await vault.findToken(lighthouse, bob)).toBe(TOKEN)
    expect(await vault.findToken(harbour, bob)).toBeUndefined()
    expect(await vault.findToken({ ...lighthouse, tenant: 'other 1' }, bob)).toBeUndefined()
    expect(await vault.findToken(lighthouse, eve)).toBeUndefined()
    expect(await vault.findToken(lighthouse, { ...bob, platform: 'home' })).toBeUndefined()
  })

  test('keeps the newest, and forgets', async () => {
    const vault = createVault(store, KEY)
    await vault.keepToken(lighthouse, bob, 'older')
    await vault.keepToken(lighthouse, bob, TOKEN)
    expect(await vault.findToken(lighthouse, bob)).toBe(TOKEN)
    await vault.forgetToken(lighthouse, bob)
    expect(await vault.findToken(lighthouse, bob)).toBeUndefined()
  })

  test("is not fooled by a row that was moved to somebody else's place", async () => {
    const vault = createVault(store, KEY)
    await vault.keepToken(lighthouse, bob, TOKEN)
    await store.transaction(async (tx) => {
      const sealed = (await tx.findSealedToken(lighthouse.id, bob)) ?? ''
      expect(sealed).not.toContain(TOKEN)
      await tx.saveSealedToken(lighthouse.id, eve, sealed)
      await tx.saveSealedToken(harbour.id, bob, sealed)
    })
    expect(await vault.findToken(lighthouse, eve)).toBeUndefined()
    expect(await vault.findToken(harbour, bob)).toBeUndefined()
  })

  test('with another key has none of what the first one kept', async () => {
    await createVault(store, KEY).keepToken(lighthouse, bob, TOKEN)
    const other = createVault(store, randomBytes(32))
    expect(await other.findToken(lighthouse, bob)).toBeUndefined()
  })

  test('without a key keeps nothing', async () => {
    expect(closedVault.isOpen).toBe(false)
    await expect(closedVault.keepToken(lighthouse, bob, TOKEN)).rejects.toThrow('The vault has no key')
    expect(await closedVault.findToken(lighthouse, bob)).toBeUndefined()
    await expect(closedVault.forgetToken(lighthouse, bob)).resolves.toBeUndefined()
  })
})
