import { type Kysely, sql } from 'kysely'
import type { TextType } from './text-type.ts'

/** Lists of people who are invited together. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema.alterTable('invitation').addColumn('bulk', text).execute()
  await db.schema
    .createIndex('invitation_bulk')
    .on('invitation')
    .columns(['bulk', 'status'])
    .where(sql<boolean>`bulk is not null`)
    .execute()
  await db.schema.alterTable('audit').addColumn('bulk', text).execute()
  await createBulk(db, text)
  await createBulkRow(db, text)
}

async function createBulk(db: Kysely<unknown>, text: TextType): Promise<void> {
  const names = ['sequence', 'team', 'tenant', 'asked_platform', 'asked_actor', 'asked_name'] as const
  const table = [...names, 'place', 'left_out', 'role', 'status'].reduce(
    (building, name) => building.addColumn(name, text, (column) => column.notNull()),
    db.schema.createTable('bulk').addColumn('id', text, (column) => column.primaryKey()),
  )
  const withWords = ['file', 'note', 'pause', 'stopped_name', 'undone_name', 'shown'].reduce(
    (building, name) => building.addColumn(name, text),
    table,
  )
  await ['started_at', 'finished_at', 'undo_until', 'pace_since']
    .reduce((building, name) => building.addColumn(name, 'bigint'), withWords)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('pace_waiting', 'integer')
    .execute()
  await db.schema.createIndex('bulk_team').on('bulk').columns(['team', 'sequence']).execute()
  await db.schema
    .createIndex('bulk_open')
    .unique()
    .on('bulk')
    .columns(['team'])
    .where(sql<boolean>`status in ('running', 'paused', 'undoing')`)
    .execute()
}

async function createBulkRow(db: Kysely<unknown>, text: TextType): Promise<void> {
  const table = db.schema
    .createTable('bulk_row')
    .addColumn('bulk', text, (column) => column.notNull().references('bulk.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
  const withFacts = ['typed', 'verdict', 'state'].reduce(
    (building, name) => building.addColumn(name, text, (column) => column.notNull()),
    table,
  )
  await ['email', 'platform', 'actor', 'name', 'role', 'note', 'reason', 'invitation']
    .reduce((building, name) => building.addColumn(name, text), withFacts)
    .addPrimaryKeyConstraint('bulk_row_key', ['bulk', 'position'])
    .execute()
  await db.schema
    .createIndex('bulk_row_state')
    .on('bulk_row')
    .columns(['bulk', 'state', 'position'])
    .execute()
}
