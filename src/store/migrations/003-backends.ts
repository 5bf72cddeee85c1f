import type { Kysely } from 'kysely'
import type { TextType } from './text-type.ts'

/** What may have been done, what is left to the invitee, and people's own tokens, encrypted. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .alterTable('effect')
    .addColumn('may_be_done', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('invitation').addColumn('finishing_since', 'bigint').execute()
  await db.schema
    .createTable('token')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('sealed', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('token_key', ['team', 'platform', 'actor'])
    .execute()
}
