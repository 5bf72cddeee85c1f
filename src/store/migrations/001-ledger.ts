import { type Kysely, sql } from 'kysely'
import type { TextType } from './text-type.ts'

/** Interactions, invitations, effects, links and the audit trail. */
export async function up(db: Kysely<unknown>, text: TextType): Promise<void> {
  await createInteraction(db, text)
  await createInvitation(db, text)
  await createInvitationActor(db, text)
  await createCard(db, text)
  await createEffect(db, text)
  await createLink(db, text)
  await createAudit(db, text)
}

async function createInteraction(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('interaction')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('is_answered', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('interaction_open')
    .on('interaction')
    .columns(['is_answered', 'received_at'])
    .execute()
}

async function createInvitation(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('invitation')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('sequence', text, (column) => column.notNull())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('invitee_key', text, (column) => column.notNull())
    .addColumn('invitee_name', text, (column) => column.notNull())
    .addColumn('invitee_email', text)
    .addColumn('invitee_account', text)
    .addColumn('search', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('note', text)
    .addColumn('inviter_platform', text, (column) => column.notNull())
    .addColumn('inviter_actor', text, (column) => column.notNull())
    .addColumn('inviter_name', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('backend_key', text)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('answered_platform', text)
    .addColumn('answered_actor', text)
    .addColumn('closed_at', 'bigint')
    .addColumn('failure', text)
    .execute()
  await createInvitationIndexes(db)
}

async function createInvitationIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('invitation_one_open')
    .unique()
    .on('invitation')
    .columns(['team', 'invitee_key'])
    .where(sql<boolean>`status in ('sending', 'pending', 'joining', 'declining', 'revoking')`)
    .execute()
  await db.schema
    .createIndex('invitation_newest')
    .on('invitation')
    .columns(['team', 'created_at', 'sequence'])
    .execute()
  await db.schema
    .createIndex('invitation_expiry')
    .on('invitation')
    .columns(['status', 'expires_at'])
    .execute()
  await db.schema.createIndex('invitation_account').on('invitation').column('invitee_account').execute()
}

async function createInvitationActor(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('invitation_actor')
    .addColumn('invitation', text, (column) => column.notNull().references('invitation.id'))
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_actor_key', ['invitation', 'platform', 'actor'])
    .execute()
  await db.schema
    .createIndex('invitation_actor_person')
    .on('invitation_actor')
    .columns(['platform', 'actor'])
    .execute()
}

async function createCard(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('card')
    .addColumn('invitation', text, (column) => column.notNull().references('invitation.id'))
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('card_key', ['invitation', 'platform', 'actor'])
    .execute()
}

async function createEffect(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('effect')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('invitation', text, (column) => column.notNull().references('invitation.id'))
    .addColumn('to_platform', text)
    .addColumn('to_actor', text)
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('is_parked', 'integer', (column) => column.notNull())
    .addColumn('problem', text)
    .execute()
  await db.schema.createIndex('effect_due').on('effect').columns(['is_parked', 'due_at', 'id']).execute()
  await db.schema.createIndex('effect_invitation').on('effect').column('invitation').execute()
}

async function createLink(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('link')
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('email', text)
    .addColumn('proof', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('link_key', ['team', 'platform', 'actor'])
    .execute()
  await db.schema.createIndex('link_email').on('link').columns(['team', 'email']).execute()
  await db.schema.createIndex('link_account').on('link').columns(['team', 'account']).execute()
}

async function createAudit(db: Kysely<unknown>, text: TextType): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('sequence', text, (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('platform', text)
    .addColumn('actor', text)
    .addColumn('place', text)
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('invitation', text)
    .addColumn('decision', text, (column) => column.notNull())
    .addColumn('reason', text)
    .execute()
  await db.schema.createIndex('audit_team').on('audit').columns(['team', 'at', 'sequence']).execute()
  await db.schema.createIndex('audit_invitation').on('audit').column('invitation').execute()
}
