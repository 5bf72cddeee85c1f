import { type Dialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { StoreUnreachable } from './store-unreachable.ts'

/** How long a start, or later a transaction, waits for a connection. */
const CONNECT_WAIT_MS = 10_000

/**
 * A pool of connections that has been seen to answer.
 * @throws {StoreUnreachable} the URL is not one, or the server refuses or does not answer
 */
export async function connectPostgres(databaseUrl: string): Promise<Dialect> {
  if (!isPostgresUrl(databaseUrl)) throw new StoreUnreachable(NOT_A_URL)
  const pool = createPool(databaseUrl)
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    // The cause stays behind: some of its kinds repeat the URL, and with it the password.
    throw new StoreUnreachable(explain(cause))
  }
  return new PostgresDialect({ pool })
}

const NOT_A_URL =
  'DATABASE_URL is not the address of a PostgreSQL. It looks like postgres://user:password@host:5432/database; ' +
  'characters such as @ or # in the password are written as %40 or %23.'

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol)

function createPool(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_WAIT_MS,
    application_name: 'usher',
    types: { getTypeParser },
  })
  // A resting connection that breaks is replaced at the next query; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

/** A `bigint` is milliseconds or a count here, and a number keeps both exactly. */
const getTypeParser: typeof types.getTypeParser = (id, format): unknown =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)

/** https://www.postgresql.org/docs/current/errcodes-appendix.html and Node's own codes. */
const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'the server refuses the user or the password',
  '28000': 'the server refuses the user',
  '3D000': 'the server has no database of that name',
  ECONNREFUSED: 'nothing listens at that host and port',
  ENOTFOUND: 'there is no host of that name',
  ETIMEDOUT: 'the server does not answer',
}

function explain(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = REASONS[code] ?? (code ? `the server answers ${code}` : 'the server does not answer')
  return `PostgreSQL cannot be reached with DATABASE_URL: ${reason}.`
}
