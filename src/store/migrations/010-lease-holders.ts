import type { Kysely } from 'kysely'
import type { TextType } from './text-type.ts'

/** Whose lease it is, so that who lost one leaves the next one alone. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema.alterTable('effect').addColumn('lease_holder', text).execute()
}
