import type { Kysely } from 'kysely'
import type { TextType } from './text-type.ts'

/** The tables of the embedded backend. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('embedded_team')
    .addColumn('id', text, (column) => column.primaryKey())
    .execute()
  await createAccount(db, text)
  await createMembership(db, text)
  await createOffer(db, text)
}

async function createAccount(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('embedded_account')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.unique())
    .addColumn('search', text, (column) => column.notNull())
    .execute()
}

async function createMembership(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('embedded_membership')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull().references('embedded_account.id'))
    .addColumn('role', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('embedded_membership_key', ['team', 'account'])
    .execute()
}

async function createOffer(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('embedded_offer')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('email', text)
    .addColumn('account', text)
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('idempotency_key', text, (column) => column.notNull())
    .addColumn('accepted_as', text)
    .addColumn('accepted_platform', text)
    .addColumn('accepted_actor', text)
    .addPrimaryKeyConstraint('embedded_offer_key', ['team', 'key'])
    .addUniqueConstraint('embedded_offer_idempotency', ['team', 'idempotency_key'])
    .execute()
  await db.schema
    .createIndex('embedded_offer_status')
    .on('embedded_offer')
    .columns(['team', 'status', 'created_at'])
    .execute()
}
