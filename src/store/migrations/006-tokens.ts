import type { Kysely } from 'kysely'

/** Until when somebody asks the issuer for the next token. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('token').addColumn('renewal_until', 'bigint').execute()
}
