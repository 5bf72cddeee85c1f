import { sql } from 'kysely'
import type { Session } from './session.ts'

/**
 * One after the other, until the transaction ends, where there is no row yet to wait at. SQLite has one transaction at
 * a time.
 */
export async function lockName({ db, engine }: Session, ...name: readonly string[]): Promise<void> {
  if (engine !== 'postgres') return
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(name)}, 0))`.execute(db)
}
