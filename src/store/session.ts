import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** What the statements need: a connection inside a transaction, and which engine is behind it. */
export type Session = {
  readonly db: Kysely<Tables>
  readonly engine: Engine
  /** By which leases of this store are told from those of other processes. */
  readonly holder: string
  /** After the commit, whoever listens hears that there is an effect to be claimed. */
  readonly announce: () => void
}

export type Engine = 'sqlite' | 'postgres'

/**
 * Nobody else changes the rows until the transaction ends. SQLite has one transaction at a time and no such clause.
 * `no key`, because other rows point at an invitation and may be added meanwhile.
 */
export function lock<Table extends keyof Tables, Row>(
  { engine }: Session,
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return engine === 'postgres' ? query.forNoKeyUpdate() : query
}

/** As {@link lock}, and rows that somebody else has locked are left out instead of waited for. */
export function lockFree<Table extends keyof Tables, Row>(
  { engine }: Session,
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return engine === 'postgres' ? query.forNoKeyUpdate().skipLocked() : query
}
