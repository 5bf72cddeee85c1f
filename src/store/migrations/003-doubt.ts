import type { Kysely } from 'kysely'

/** What may have been done and what is left to the invitee is remembered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('effect')
    .addColumn('may_be_done', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('invitation').addColumn('finishing_since', 'bigint').execute()
}
