import { type Kysely, sql } from 'kysely'
import type { TextType } from './text-type.ts'

/** One list of all messages that show something, urgencies, reminders, and where nothing can be sent. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await addToEffects(db, text)
  await addToInvitations(db, text)
  await gatherCards(db, text)
  await createClosedDoor(db, text)
  await createHold(db, text)
  await createTurn(db, text)
}

async function addToEffects(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .alterTable('effect')
    .addColumn('urgency', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('effect').addColumn('detail', text).execute()
  await sql`update effect set detail = 'ended' where kind = 'notify_inviter'`.execute(db)
  await db.schema.dropIndex('effect_due').execute()
  await db.schema
    .createIndex('effect_due')
    .on('effect')
    .columns(['is_parked', 'urgency', 'due_at', 'id'])
    .execute()
  await db.schema
    .createIndex('effect_leased')
    .on('effect')
    .columns(['lease_until', 'about'])
    .where(sql<boolean>`lease_until is not null`)
    .execute()
}

async function addToInvitations(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema.alterTable('invitation').addColumn('place', text).execute()
  for (const name of ['resent_at', 'reminders_sent', 'reminded_at', 'reminders_off'])
    await db.schema.alterTable('invitation').addColumn(name, 'bigint').execute()
}

/** Of invitations and of changes: what was one for each person or channel is one for each message. */
async function gatherCards(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('about', text, (column) => column.notNull())
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('to_actor', text)
    .addColumn('to_space', text)
    .addColumn('to_channel', text)
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('message_key', ['platform', 'channel', 'message'])
    .execute()
  await sql`insert into message (sequence, about, purpose, platform, to_actor, channel, message)
    select '0', invitation, 'offer', platform, actor, channel, message from card`.execute(db)
  await sql`insert into message (sequence, about, purpose, platform, to_space, to_channel, channel, message)
    select '0', change, 'change', platform, space, channel, channel, message from change_card`.execute(db)
  await db.schema.dropTable('card').execute()
  await db.schema.dropTable('change_card').execute()
  await db.schema.alterTable('message').renameTo('card').execute()
  await db.schema.createIndex('card_about').on('card').columns(['about', 'sequence']).execute()
}

async function createClosedDoor(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('closed_door')
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('closed_door_key', ['platform', 'actor'])
    .execute()
}

/** Without a space: an empty one, because a key has no nulls. */
async function createHold(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('hold')
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('space', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('hold_key', ['platform', 'space', 'reason'])
    .execute()
}

async function createTurn(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('turn')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
}
