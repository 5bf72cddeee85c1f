import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from '../session.ts'
import * as ledger from './001-ledger.ts'
import * as embedded from './002-embedded.ts'
import * as backends from './003-backends.ts'
import * as tenants from './004-tenants.ts'
import * as authority from './005-authority.ts'
import * as tokens from './006-tokens.ts'
import * as life from './007-life.ts'
import * as detours from './008-detours.ts'
import * as renewals from './009-renewals.ts'
import * as leaseHolders from './010-lease-holders.ts'
import * as bulks from './011-bulks.ts'
import { type TextType, textType } from './text-type.ts'

/** In this order. One that has been released is never changed; a new one is added. */
const MIGRATIONS = {
  '001-ledger': ledger.up,
  '002-embedded': embedded.up,
  '003-backends': backends.up,
  '004-tenants': tenants.up,
  '005-authority': authority.up,
  '006-tokens': tokens.up,
  '007-life': life.up,
  '008-detours': detours.up,
  '009-renewals': renewals.up,
  '010-lease-holders': leaseHolders.up,
  '011-bulks': bulks.up,
}

/** Brings the tables up to date. Two processes may do it at once: Kysely makes one wait for the other. */
export async function migrate<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrator = new Migrator({
    // The plugins would rename Kysely's own tables.
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => migrationsFor(textType(engine)) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The tables could not be brought up to date', { cause: error })
}

function migrationsFor(text: TextType): Record<string, Migration> {
  const entries = Object.entries(MIGRATIONS)
  return Object.fromEntries(
    entries.map(([name, up]) => [name, { up: (db: Kysely<unknown>) => up(db, text) }]),
  )
}
