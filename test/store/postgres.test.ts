import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asDeliveryId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreUnreachable } from '../../src/store/store-unreachable.ts'
import { invitationWith, keep } from '../contracts/store/samples.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
})

afterAll(async () => {
  await server.stop()
  expect(existsSync(server.folder)).toBe(false)
})

const open = (url: URL) => openStore({ databaseUrl: url.href, dataDir: tmpdir() })

describe('the store on PostgreSQL', () => {
  storeContract(async () => {
    const url = await server.createDatabase()
    return { open: () => open(url) }
  })
})

describe('a PostgreSQL database', () => {
  it('keeps an effect with whoever runs it now, whatever becomes of who lost it', async () => {
    const url = await server.createDatabase()
    const [slept, other] = [await open(url), await open(url)]
    const invitation = invitationWith()
    await keep(slept, invitation)
    const at = (seconds: number) => new Date(seconds * 1000)
    const claim = (store: Store, seconds: number) =>
      store.transaction((tx) => tx.claimEffects({ now: at(seconds), leaseUntil: at(seconds + 30), limit: 1 }))
    const id = await slept.transaction((tx) => tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0)))
    expect(await claim(slept, 0)).toHaveLength(1)
    expect(await claim(other, 30)).toMatchObject([{ id, attempts: 1, mayBeDone: true }])
    await slept.transaction(async (tx) => {
      await tx.extendLeases([id], at(999))
      await tx.retryEffect(id, { dueAt: at(31), problem: 'busy', isUndone: true })
      await tx.parkEffect(id, 'a_bug')
    })
    expect(await claim(slept, 59)).toEqual([])
    expect(await claim(slept, 60)).toMatchObject([{ id, attempts: 2 }])
    await Promise.all([slept.close(), other.close()])
  })

  it('is shared by processes that start at the same moment', async () => {
    const url = await server.createDatabase()
    const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)))
    const interaction = { id: asDeliveryId('d1'), receivedAt: new Date(0), body: '{}' }
    const outcomes = await Promise.all(
      stores.map((store) => store.transaction((tx) => tx.keepInteraction(interaction))),
    )
    expect(outcomes.toSorted()).toEqual(['kept', 'repeat', 'repeat', 'repeat', 'repeat'])
    expect(stores.map(({ isExclusive }) => isExclusive)).toEqual(Array(5).fill(false))
    await Promise.all(stores.map((store) => store.close()))
  })

  it('lets one process wait for the lock of another', async () => {
    const url = await server.createDatabase()
    const [one, two] = await Promise.all([open(url), open(url)])
    const invitation = invitationWith()
    await keep(one, invitation)

    const seen: string[] = []
    let second: Promise<void> | undefined
    await one.transaction(async (tx) => {
      const locked = await tx.lockInvitation(invitation.id)
      second = two.transaction(async (other) => {
        seen.push((await other.lockInvitation(invitation.id))?.status ?? 'none')
      })
      // The other one is never kept from adding to the outbox meanwhile.
      await two.transaction((other) =>
        other.enqueue({ kind: 'send', invitation: invitation.id }, new Date(0)),
      )
      expect(seen).toEqual([])
      if (locked) await tx.saveInvitation({ ...locked, status: 'joining' })
    })
    await second
    expect(seen).toEqual(['joining'])
    await Promise.all([one.close(), two.close()])
  })
})

describe('whoever listens to a PostgreSQL database', () => {
  const enqueueIn = async (store: Store) => {
    const invitation = invitationWith()
    await keep(store, invitation)
    await store.transaction((tx) => tx.enqueue({ kind: 'send', invitation: invitation.id }, new Date(0)))
  }

  it('hears of effects of another process, also after the connection was lost', async () => {
    const url = await server.createDatabase()
    const [one, two] = await Promise.all([open(url), open(url)])
    let heard = 0
    const stop = await one.hearEffects(() => {
      heard += 1
    })
    const atFirst = heard
    await enqueueIn(two)
    await expect.poll(() => heard, POLLING).toBe(atFirst + 1)

    await server.execute(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'usher listening' and datname = current_database()",
    )
    // What came meanwhile may have been missed, so that coming back is news by itself.
    await expect.poll(() => heard, POLLING).toBe(atFirst + 2)
    await enqueueIn(two)
    await expect.poll(() => heard, POLLING).toBe(atFirst + 3)
    await stop()
    await Promise.all([one.close(), two.close()])
  })
})

const POLLING = { timeout: 5_000, interval: 5 }

describe('a DATABASE_URL that leads nowhere', () => {
  const wrong = {
    'is not a URL': () => 'db.example.com hunter2',
    'is of another kind': () => 'mysql://usher:hunter2@127.0.0.1/usher',
    'has a port where nothing listens': () => 'postgres://usher:hunter2@127.0.0.1:1/usher',
    'has a wrong password': (url: URL) => withPart(url, { password: 'hunter2' }),
    'names a database that is not there': (url: URL) => withPart(url, { pathname: '/hunter2' }),
  }

  for (const [says, change] of Object.entries(wrong))
    it(`${says}: a sentence without the password`, async () => {
      const url = await server.createDatabase()
      const opening = openStore({ databaseUrl: change(url), dataDir: tmpdir() })
      const refusal: unknown = await opening.catch((cause: unknown) => cause)
      expect(refusal).toBeInstanceOf(StoreUnreachable)
      const { message, stack, cause } = refusal instanceof Error ? refusal : new Error('none')
      expect(message).toContain('DATABASE_URL')
      expect(`${message}${stack}${String(cause)}`).not.toMatch(new RegExp(`hunter2|${url.password}`))
    })
})

function withPart(url: URL, part: { readonly password?: string; readonly pathname?: string }): string {
  return Object.assign(new URL(url), part).href
}
