import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { z } from 'zod'

export type Table = { readonly name: string; readonly rows: readonly string[] }

type Where = { readonly dataDir: string; readonly databaseUrl?: string | undefined }

/** Everything that the bot keeps, a row as JSON each. Nobody else may have the SQLite file open. */
export const dumpStore = ({ dataDir, databaseUrl }: Where): Promise<readonly Table[]> =>
  databaseUrl === undefined ? dumpSqlite(join(dataDir, 'usher.db')) : dumpPostgres(databaseUrl)

const named = z.array(z.object({ name: z.string() }))

async function dumpSqlite(path: string): Promise<readonly Table[]> {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    const names = named.parse(db.prepare("select name from sqlite_master where type = 'table'").all())
    return names.map(({ name }) => ({ name, rows: db.prepare(`select * from "${name}"`).all().map(asText) }))
  } finally {
    db.close()
  }
}

async function dumpPostgres(connectionString: string): Promise<readonly Table[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const listed = await client.query("select tablename as name from pg_tables where schemaname = 'public'")
    const tables: Table[] = []
    for (const { name } of named.parse(listed.rows)) {
      const { rows } = await client.query(`select * from "${name}"`)
      tables.push({ name, rows: rows.map(asText) })
    }
    return tables
  } finally {
    await client.end()
  }
}

const asText = (row: unknown): string => JSON.stringify(row)

/** One sentence for each secret that is kept as it is; nothing of it is repeated. */
export const findKeptSecrets = (
  tables: readonly Table[],
  secrets: ReadonlyMap<string, string>,
): readonly string[] =>
  tables.flatMap(({ name, rows }) =>
    rows.flatMap((row) => secretsIn(row, secrets).map((what) => `${what} is kept in ${name}`)),
  )

const secretsIn = (row: string, secrets: ReadonlyMap<string, string>): readonly string[] => [
  ...[...secrets].filter(([value]) => row.includes(value)).map(([, what]) => what),
  // What somebody did is kept as they did it, until it is answered.
  ...(SIGNED.test(row) ? ['an address by which anybody can read a file'] : []),
]

const SIGNED = /[?&]hm=\w/
