import { type Kysely, sql } from 'kysely'
import type { TextType } from './text-type.ts'

/** Changes that take time or a second person, where they are decided, and the ways to link an account. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await countRequestedAsOpen(db)
  await letEffectsBeAboutChanges(db, text)
  await createChange(db, text)
  await createChangeCard(db, text)
  await createAdminChannel(db, text)
  await createLinkRequest(db, text)
  await createMailCode(db, text)
  await db.schema.alterTable('audit').addColumn('change', text).execute()
  await db.schema.createIndex('audit_change').on('audit').column('change').execute()
}

async function countRequestedAsOpen(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('invitation_one_open').execute()
  await db.schema
    .createIndex('invitation_one_open')
    .unique()
    .on('invitation')
    .columns(['team', 'invitee_key'])
    .where(sql<boolean>`status in ('requested', 'sending', 'pending', 'joining', 'declining', 'revoking')`)
    .execute()
}

/** SQLite takes away that they are about an invitation in a new table only. */
async function letEffectsBeAboutChanges(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('effect_about')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('about', text, (column) => column.notNull())
    .addColumn('to_platform', text)
    .addColumn('to_actor', text)
    .addColumn('to_space', text)
    .addColumn('to_channel', text)
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('may_be_done', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('is_parked', 'integer', (column) => column.notNull())
    .addColumn('problem', text)
    .execute()
  const kept = sql`to_platform, to_actor, attempts, may_be_done, due_at, lease_until, is_parked, problem`
  await sql`insert into effect_about (id, kind, about, ${kept}) select id, kind, invitation, ${kept} from effect`.execute(
    db,
  )
  await db.schema.dropTable('effect').execute()
  await db.schema.alterTable('effect_about').renameTo('effect').execute()
  await db.schema.createIndex('effect_due').on('effect').columns(['is_parked', 'due_at', 'id']).execute()
  await db.schema.createIndex('effect_subject').on('effect').column('about').execute()
}

async function createChange(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('change')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('tenant', text, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addColumn('account', text)
    .addColumn('asked_platform', text, (column) => column.notNull())
    .addColumn('asked_actor', text, (column) => column.notNull())
    .addColumn('asked_name', text, (column) => column.notNull())
    .addColumn('asked_account', text)
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('decided_platform', text)
    .addColumn('decided_actor', text)
    .addColumn('decided_name', text)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('failure', text)
    .execute()
  await createChangeIndexes(db)
}

async function createChangeIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('change_one_open')
    .unique()
    .on('change')
    .columns(['team', 'account'])
    .where(sql<boolean>`status in ('asked', 'waiting', 'applying')`)
    .execute()
  await db.schema.createIndex('change_due').on('change').columns(['status', 'due_at']).execute()
}

async function createChangeCard(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('change_card')
    .addColumn('change', text, (column) => column.notNull().references('change.id'))
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('space', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('change_card_key', ['change', 'platform', 'space', 'channel'])
    .execute()
}

async function createAdminChannel(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('admin_channel')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('space', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('bound_at', 'bigint', (column) => column.notNull())
    .addColumn('flaws', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('admin_channel_key', ['team', 'platform', 'space'])
    .execute()
}

async function createLinkRequest(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('link_request')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('tenant', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('actor_name', text, (column) => column.notNull())
    .addColumn('wish', text)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('way', text)
    .addColumn('browser', text)
    .addColumn('state', text, (column) => column.unique())
    .addColumn('secrets', text)
    .execute()
}

async function createMailCode(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('mail_code')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('tenant', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull())
    .addColumn('code', text, (column) => column.notNull())
    .addColumn('wish', text)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('is_used', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('mail_code_email').on('mail_code').columns(['email', 'created_at']).execute()
  await db.schema
    .createIndex('mail_code_person')
    .on('mail_code')
    .columns(['platform', 'actor', 'created_at'])
    .execute()
}
