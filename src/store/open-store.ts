import { randomUUID } from 'node:crypto'
import {
  CamelCasePlugin,
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
} from 'kysely'
import { type Announcer, createAnnouncer } from './announce.ts'
import { connectPostgres } from './connect-postgres.ts'
import { connectSqlite } from './connect-sqlite.ts'
import { migrate } from './migrations/migrate.ts'
import type { Engine } from './session.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { createTransaction } from './transaction.ts'

/**
 * PostgreSQL where a `databaseUrl` is given, else SQLite in `dataDir`; the tables are brought up to date.
 * @throws {StoreInUse} another process has the SQLite file open
 * @throws {StoreUnreachable} with a sentence for the operator
 */
export async function openStore(options: {
  readonly databaseUrl?: string
  readonly dataDir: string
}): Promise<Store> {
  const { databaseUrl, dataDir } = options
  const announcer = createAnnouncer(databaseUrl)
  return databaseUrl === undefined
    ? prepare(connectSqlite(dataDir), 'sqlite', announcer)
    : prepare(await connectPostgres(databaseUrl), 'postgres', announcer)
}

async function prepare(dialect: Dialect, engine: Engine, announcer: Announcer): Promise<Store> {
  const db = new Kysely<Tables>({ dialect, plugins: PLUGINS })
  try {
    await migrate(db, engine)
    return createStore(db, engine, announcer)
  } catch (cause) {
    await db.destroy()
    throw cause
  }
}

const PLUGINS = [
  new CamelCasePlugin(),
  // `in ()` is a mistake to PostgreSQL and no rows to SQLite; here it is no rows to both.
  new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression }),
]

function createStore(db: Kysely<Tables>, engine: Engine, announcer: Announcer): Store {
  const holder = randomUUID()
  return {
    isExclusive: engine === 'sqlite',
    hearEffects: announcer.hear,
    transaction: async (work) => {
      let isNews = false
      const announce = () => {
        isNews = true
      }
      const result = await db.transaction().execute(async (transaction) => {
        const done = await work(createTransaction({ db: transaction, engine, holder, announce }))
        if (isNews) await announcer.announceTo(transaction)
        return done
      })
      if (isNews) announcer.announceHere()
      return result
    },
    close: () => db.destroy(),
  }
}
