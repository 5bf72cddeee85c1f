import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { asTeamId } from '../src/domain/ids.ts'
import type { Keys } from '../src/seal.ts'
import { SignInUnavailable } from '../src/sign-in/sign-in.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { createVault } from '../src/vault.ts'
import { openEmptyStore } from './backends/open-embedded.ts'
import { createIssuer } from './fakes/issuer.ts'
import { type PostgresServer, startPostgres } from './store/postgres-server.ts'

const KEYS: Keys = [randomBytes(32)]
const team = { id: asTeamId('lighthouse'), tenant: 'acme 1' }
const bob = { platform: 'chat', id: 'bob' }
const MINUTE_MS = 60_000

/** A vault with Bob's grant of an hour in it. */
async function open(store: Store, wish: { readonly slowMs?: number } = {}) {
  let at = new Date('2030-01-02T12:00:00Z')
  const now = () => at
  const issuer = createIssuer(now, wish)
  const vault = createVault({ store, keys: KEYS, now, signIns: { of: () => [issuer.signIn] } })
  await vault.keepToken(team, bob, issuer.issue())
  const pass = (ms: number) => {
    at = new Date(at.getTime() + ms)
  }
  return { issuer, vault, pass, now, find: () => vault.findToken(team, bob) }
}

async function openOnSqlite(wish: { readonly slowMs?: number } = {}) {
  const store = await openEmptyStore()
  onTestFinished(() => store.close())
  const sealed = () => store.transaction((tx) => tx.findSealedToken(team.id, bob))
  return { store, sealed, ...(await open(store, wish)) }
}

describe('a token that ends', () => {
  test('is renewed when less than a minute of it is left, and not before', async () => {
    const { find, pass, issuer } = await openOnSqlite()
    pass(59 * MINUTE_MS)
    expect(await find()).toBe('access-1')
    pass(1)
    expect(await find()).toBe('access-2')
    expect(await find()).toBe('access-2')
    pass(3 * 60 * MINUTE_MS)
    expect(await find()).toBe('access-3')
    expect(issuer.refreshes()).toBe(2)
  })

  test('is forgotten where the issuer refuses the next one', async () => {
    const { find, pass, issuer, sealed } = await openOnSqlite()
    issuer.endsAll()
    pass(60 * MINUTE_MS)
    expect(await find()).toBeUndefined()
    expect(await sealed()).toBeUndefined()
    expect(await find()).toBeUndefined()
    expect(issuer.refreshes()).toBe(1)
  })

  test('serves to its end while the issuer is away, and then waits for it', async () => {
    const { find, pass, issuer } = await openOnSqlite()
    issuer.isDown()
    pass(59.5 * MINUTE_MS)
    expect(await find()).toBe('access-1')
    pass(MINUTE_MS)
    await expect(find()).rejects.toThrow(SignInUnavailable)
    issuer.isUp()
    expect(await find()).toBe('access-2')
  })

  test('serves to its end, and no longer, where nothing buys another', async () => {
    const { find, pass, vault, now, issuer } = await openOnSqlite()
    const expiresAt = new Date(now().getTime() + MINUTE_MS)
    await vault.keepToken(team, bob, { accessToken: 'short', expiresAt })
    pass(MINUTE_MS - 1)
    expect(await find()).toBe('short')
    pass(1)
    expect(await find()).toBeUndefined()
    expect(issuer.refreshes()).toBe(0)
  })

  test('serves to its end where the team has no issuer any more', async () => {
    const { store, pass, now } = await openOnSqlite()
    const vault = createVault({ store, keys: KEYS, now })
    pass(59.5 * MINUTE_MS)
    expect(await vault.findToken(team, bob)).toBe('access-1')
    pass(MINUTE_MS)
    expect(await vault.findToken(team, bob)).toBeUndefined()
  })

  test('does not take the place of one that was given anew meanwhile', async () => {
    const { find, pass, vault, issuer } = await openOnSqlite({ slowMs: 50 })
    pass(60 * MINUTE_MS)
    const finding = find()
    await expect.poll(issuer.refreshes).toBe(1)
    await vault.keepToken(team, bob, { accessToken: 'anew' })
    expect(await finding).toBe('anew')
    expect(await find()).toBe('anew')
  })

  test('is not kept, and ended at the issuer, when its owner has unlinked meanwhile', async () => {
    const { find, pass, vault, issuer } = await openOnSqlite({ slowMs: 50 })
    pass(60 * MINUTE_MS)
    const finding = find()
    await expect.poll(issuer.refreshes).toBe(1)
    await vault.forgetToken(team, bob)
    expect(await finding).toBeUndefined()
    expect(issuer.revoked.map(({ accessToken }) => accessToken)).toEqual(['access-2'])
    expect(await find()).toBeUndefined()
  })

  test('is renewed by the next one when who renewed it has died', async () => {
    const { find, pass, store, now, issuer } = await openOnSqlite()
    pass(60 * MINUTE_MS)
    const until = new Date(now().getTime() + 300)
    await store.transaction((tx) => tx.claimRenewal(team.id, bob, { now: now(), until }))
    const finding = find()
    pass(300)
    expect(await finding).toBe('access-2')
    expect(issuer.refreshes()).toBe(1)
  })
})

describe('two processes on one PostgreSQL', () => {
  let server: PostgresServer

  beforeAll(async () => {
    server = await startPostgres()
  })

  afterAll(() => server.stop())

  test('ask the issuer once, however many look at the same moment', async () => {
    const url = await server.createDatabase()
    const stores = await Promise.all(
      [1, 2].map(() => openStore({ databaseUrl: url.href, dataDir: tmpdir() })),
    )
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()))
    })
    const [one, two] = stores
    if (!one || !two) throw new Error('There are no two stores')
    const { issuer, vault, pass, now } = await open(one, { slowMs: 100 })
    const other = createVault({ store: two, keys: KEYS, now, signIns: { of: () => [issuer.signIn] } })
    pass(60 * MINUTE_MS)
    const vaults = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? vault : other))
    const found = await Promise.all(vaults.map((each) => each.findToken(team, bob)))
    expect(new Set(found)).toEqual(new Set(['access-2']))
    expect(issuer.refreshes()).toBe(1)
  })
})
