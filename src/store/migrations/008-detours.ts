import type { Kysely } from 'kysely'
import type { TextType } from './text-type.ts'

/** Other ways to those whom direct messages do not reach. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('detour')
    .addColumn('invitation', text, (column) => column.primaryKey())
    .addColumn('told_at', 'bigint')
    .addColumn('mentioned_at', 'bigint')
    .execute()
  await db.schema
    .createTable('invitation_link')
    .addColumn('invitation', text, (column) => column.primaryKey())
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('way', text)
    .addColumn('browser', text)
    .addColumn('state', text)
    .addColumn('secrets', text)
    .execute()
  await db.schema
    .createIndex('invitation_link_state')
    .on('invitation_link')
    .column('state')
    .unique()
    .execute()
}
