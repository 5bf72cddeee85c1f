import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import * as ledger from '../../src/store/migrations/001-ledger.ts'
import * as embedded from '../../src/store/migrations/002-embedded.ts'
import * as backends from '../../src/store/migrations/003-backends.ts'
import * as tenants from '../../src/store/migrations/004-tenants.ts'
import { NodeSqliteDialect } from '../../src/store/node-sqlite-dialect.ts'

test('who was linked before teams could be elsewhere is linked in Usher itself', async () => {
  const file = new DatabaseSync(':memory:')
  const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(file) })
  onTestFinished(() => db.destroy())
  for (const { up } of [ledger, embedded, backends]) await up(db, 'text')
  const columns = 'team, platform, actor, account, email, proof'
  file.exec(`insert into link (${columns}) values ('main', 'slack', 'T1/U1', 'a1', null, 'accepted')`)
  await tenants.up(db, 'text')
  expect(file.prepare('select * from link').all()).toEqual([
    {
      team: 'main',
      tenant: 'embedded',
      platform: 'slack',
      actor: 'T1/U1',
      account: 'a1',
      email: null,
      proof: 'accepted',
    },
  ])
})
