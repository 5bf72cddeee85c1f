import type { Kysely } from 'kysely'
import type { TextType } from './text-type.ts'

/** What an invitation keeps of being sent again, of reminders, and of who was told what. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  for (const name of ['answered_name', 'told_news', 'renewal'])
    await db.schema.alterTable('invitation').addColumn(name, text).execute()
  await db.schema.alterTable('invitation').addColumn('next_reminder_at', 'bigint').execute()
  await db.schema
    .alterTable('invitation')
    .addColumn('is_renewing', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
