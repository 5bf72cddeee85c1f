import {
  CamelCasePlugin,
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
} from 'kysely'
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
  return options.databaseUrl === undefined
    ? prepare(connectSqlite(options.dataDir), 'sqlite')
    : prepare(await connectPostgres(options.databaseUrl), 'postgres')
}

async function prepare(dialect: Dialect, engine: Engine): Promise<Store> {
  const db = new Kysely<Tables>({ dialect, plugins: PLUGINS })
  try {
    await migrate(db, engine)
    return createStore(db, engine)
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

function createStore(db: Kysely<Tables>, engine: Engine): Store {
  return {
    isExclusive: engine === 'sqlite',
    // Whoever listens looks by themselves.
    hearEffects: async () => async () => undefined,
    transaction: (work) =>
      db.transaction().execute((transaction) => work(createTransaction({ db: transaction, engine }))),
    close: () => db.destroy(),
  }
}
