import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import { inviteeKey } from '../../src/domain/invitation.ts'
import * as ledger from '../../src/store/migrations/001-ledger.ts'
import * as embedded from '../../src/store/migrations/002-embedded.ts'
import * as backends from '../../src/store/migrations/003-backends.ts'
import * as tenants from '../../src/store/migrations/004-tenants.ts'
import { textType } from '../../src/store/migrations/text-type.ts'
import { NodeSqliteDialect } from '../../src/store/node-sqlite-dialect.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Engine } from '../../src/store/session.ts'
import type { Store } from '../../src/store/store.ts'
import { invitationWith } from '../contracts/store/samples.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

// A database from before there were changes, with something in every table that is made anew.

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
})

afterAll(() => server.stop())

const BEFORE = {
  '001-ledger': ledger.up,
  '002-embedded': embedded.up,
  '003-backends': backends.up,
  '004-tenants': tenants.up,
}

const FILLED = [
  `insert into invitation (id, sequence, team, tenant, invitee_key, invitee_name, search, role, inviter_platform,
    inviter_actor, inviter_name, status, created_at) values
    ('i1', '1', 'main', 'embedded', 'email:bob@example.com', 'Bob', 'bob', 'member', 'slack', 'T1/U1', 'Ann', 'pending', 1),
    ('i2', '2', 'main', 'embedded', 'email:cy@example.com', 'Cy', 'cy', 'member', 'slack', 'T1/U1', 'Ann', 'joined', 2)`,
  `insert into invitation_actor (invitation, platform, actor, position) values ('i1', 'slack', 'T1/U2', 0)`,
  `insert into card (invitation, platform, actor, channel, message) values ('i1', 'slack', 'T1/U2', 'D1', '1.1')`,
  `insert into effect (id, kind, invitation, to_platform, to_actor, attempts, due_at, lease_until, is_parked, problem,
    may_be_done) values
    ('e1', 'deliver_card', 'i1', 'slack', 'T1/U2', 2, 10, null, 0, 'busy', 1),
    ('e2', 'notify_inviter', 'i2', null, null, 0, 20, 30, 0, null, 0),
    ('e3', 'revise_cards', 'i2', null, null, 12, 20, null, 1, 'TypeError', 1)`,
  `insert into link (team, tenant, platform, actor, account, proof)
    values ('main', 'embedded', 'slack', 'T1/U2', 'a1', 'accepted')`,
  `insert into audit (sequence, at, team, action, invitation, decision)
    values ('1', 5, 'main', 'invitation.sent', 'i1', 'done')`,
]

async function fill(dialect: Dialect, engine: Engine): Promise<void> {
  const db = new Kysely<unknown>({ dialect })
  const text = textType(engine)
  const migrations: Record<string, Migration> = Object.fromEntries(
    Object.entries(BEFORE).map(([name, up]) => [name, { up: (inside: Kysely<unknown>) => up(inside, text) }]),
  )
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  expect(error).toBeUndefined()
  for (const statement of FILLED) await sql.raw(statement).execute(db)
  await db.destroy()
}

async function openFormerSqlite(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-upgrade-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  await fill(new NodeSqliteDialect(new DatabaseSync(join(dataDir, 'usher.db'))), 'sqlite')
  return openStore({ dataDir })
}

async function openFormerPostgres(): Promise<Store> {
  const { href } = await server.createDatabase()
  await fill(new PostgresDialect({ pool: new Pool({ connectionString: href }) }), 'postgres')
  return openStore({ databaseUrl: href, dataDir: tmpdir() })
}

const team = asTeamId('main')
const at = { id: team, tenant: 'embedded' }
const [i1, i2] = [asInvitationId('i1'), asInvitationId('i2')]
const bob = { platform: 'slack', id: 'T1/U2' }

test.each([
  ['SQLite', openFormerSqlite],
  ['PostgreSQL', openFormerPostgres],
])('what was there on %s is there, and goes on', async (_, open) => {
  const store = await open()
  onTestFinished(() => store.close())
  await store.transaction(async (tx) => {
    expect(await tx.findInvitation(i1)).toMatchObject({ status: 'pending', invitee: { actors: [bob] } })
    expect(await tx.listCards(i1)).toEqual([
      { about: i1, purpose: 'offer', to: bob, channel: 'D1', message: '1.1' },
    ])
    expect(await tx.findLink(at, bob)).toMatchObject({ account: 'a1', proof: 'accepted' })
    expect(await tx.listAudit({ team, invitation: i1 })).toMatchObject([{ action: 'invitation.sent' }])
    expect(await tx.findProblem(i1)).toBe('busy')
    expect(await tx.isLeased(i2, new Date(29))).toBe(true)
    expect(await tx.countEffects({})).toBe(2)
  })
  const claim = { now: new Date(30), leaseUntil: new Date(99), limit: 9 }
  expect(await store.transaction((tx) => tx.claimEffects(claim))).toEqual([
    {
      id: 'e1',
      work: { kind: 'deliver_card', invitation: i1, to: bob },
      attempts: 2,
      mayBeDone: true,
      dueAt: new Date(10),
      urgency: 'interactive',
    },
    {
      id: 'e2',
      work: { kind: 'notify_inviter', invitation: i2, news: 'ended' },
      attempts: 1,
      mayBeDone: true,
      dueAt: new Date(20),
      urgency: 'interactive',
    },
  ])
})

test.each([
  ['SQLite', openFormerSqlite],
  ['PostgreSQL', openFormerPostgres],
])('an invitation that is asked for on %s is open like those from before', async (_, open) => {
  const store = await open()
  onTestFinished(() => store.close())
  const invitee = (email: string) => ({ key: inviteeKey({ email, actors: [] }), email, actors: [] })
  const requested = (email: string) => invitationWith({ team, status: 'requested', invitee: invitee(email) })
  await store.transaction(async (tx) => {
    expect(await tx.insertInvitation(requested('bob@example.com'))).toBe('already_open')
    expect(await tx.insertInvitation(requested('cy@example.com'))).toBe('inserted')
    expect(await tx.insertInvitation(requested('cy@example.com'))).toBe('already_open')
  })
})
