import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import { dumpStore, findKeptSecrets } from '../dsl/dump.ts'

// Every story ends with this look at everything that its bot has kept: test/dsl/world.ts.

const SECRET = 'zen-0a1b2c3d'
const secrets = new Map([[SECRET, "somebody's own token"]])
const ann = { platform: 'slack', id: 'T1/ANN' }

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'usher-clean-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

async function keep(sealed: string): Promise<void> {
  const store = await openStore({ dataDir })
  await store.transaction((tx) => tx.saveSealedToken(asTeamId('main'), ann, sealed))
  await store.close()
}

test('a secret that is kept as it is would be found', async () => {
  await keep(`x${SECRET}x`)
  expect(findKeptSecrets(await dumpStore({ dataDir }), secrets)).toEqual([
    "somebody's own token is kept in token",
  ])
})

test('an address that is as good as the file would be found', async () => {
  await keep('https://cdn.discordapp.com/attachments/1/2/crew.csv?ex=1&is=2&hm=ab12&')
  expect(findKeptSecrets(await dumpStore({ dataDir }), secrets)).toEqual([
    'an address by which anybody can read a file is kept in token',
  ])
})

test('what is sealed is not, and every table is looked at', async () => {
  await keep('c2VhbGVk')
  const tables = await dumpStore({ dataDir })
  expect(findKeptSecrets(tables, secrets)).toEqual([])
  const names = tables.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['audit', 'change', 'effect', 'interaction', 'link', 'link_request', 'token']),
  )
})
