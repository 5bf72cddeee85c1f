import { type Kysely, sql } from 'kysely'
import type { TextType } from './text-type.ts'

/** Where a team was when an invitation or a link was made. Before, every team was in Usher's own database. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .alterTable('invitation')
    .addColumn('tenant', text, (column) => column.notNull().defaultTo('embedded'))
    .execute()
  await addTenantToLinks(db, text)
}

/** It is part of their key, which SQLite changes in a new table only. */
async function addTenantToLinks(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('link_with_tenant')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('tenant', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('email', text)
    .addColumn('proof', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('link_tenant_key', ['team', 'tenant', 'platform', 'actor'])
    .execute()
  await sql`insert into link_with_tenant (team, tenant, platform, actor, account, email, proof)
    select team, 'embedded', platform, actor, account, email, proof from link`.execute(db)
  await db.schema.dropTable('link').execute()
  await db.schema.alterTable('link_with_tenant').renameTo('link').execute()
  await db.schema.createIndex('link_email').on('link').columns(['team', 'tenant', 'email']).execute()
  await db.schema.createIndex('link_account').on('link').columns(['team', 'tenant', 'account']).execute()
}
