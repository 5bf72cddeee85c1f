import { randomUUID } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import { listenToPostgres, NOTIFY } from './listen-postgres.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Who is told of new effects: listeners of this process after the commit, other processes by PostgreSQL. */
export interface Announcer {
  /** Inside of the transaction: it takes effect at the commit, or not at all. */
  announceTo(others: Kysely<Tables>): Promise<void>
  /** After the commit. */
  announceHere(): void
  readonly hear: Store['hearEffects']
}

export function createAnnouncer(databaseUrl: string | undefined): Announcer {
  const listeners = new Set<() => void>()
  const announceHere = () => {
    for (const listener of listeners) listener()
  }
  // A process hears itself sooner than the database tells it.
  const name = randomUUID()
  const listenToOthers = async (listener: () => void) =>
    databaseUrl === undefined
      ? async () => undefined
      : listenToPostgres(databaseUrl, (from) => from !== name && listener())
  return {
    announceHere,
    announceTo: async (db) => {
      if (databaseUrl !== undefined) await db.executeQuery(CompiledQuery.raw(NOTIFY, [name]))
    },
    hear: async (listener) => {
      listeners.add(listener)
      const stop = await listenToOthers(listener)
      return async () => {
        listeners.delete(listener)
        await stop()
      }
    },
  }
}
