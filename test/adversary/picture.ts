import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Everything that counts, as the store has it at one moment. */
export type Picture = {
  /** By table: what an attempt must leave as it was, one line for each row. */
  readonly kept: ReadonlyMap<string, readonly string[]>
  /** What was refused, oldest first. */
  readonly refusals: readonly Refusal[]
}

export type Refusal = {
  readonly sequence: string
  /** `slack:T1/U1`; absent where nobody knows who it was. */
  readonly actor?: string
  readonly place?: string
  readonly action: string
  readonly reason: string
}

/** What may change without anything being done: what was said, questions that one person is asked, whose turn it is. */
const HARMLESS: Readonly<Record<string, string>> = {
  interaction: 'where 0',
  audit: "where decision <> 'refused'",
  change: "where status <> 'drafted'",
  link_request: "where status = 'used'",
  mail_code: 'where is_used = 1',
  turn: 'where 0',
}

/** Of these tables no more counts: who looks at a link, and begins to show who they are, does nothing to it. */
const COLUMNS: Readonly<Record<string, string>> = { invitation_link: 'id, invitation, expires_at' }

export const takePicture = (dataDir: string): Promise<Picture> =>
  readStore(dataDir, (database) => ({ kept: readKept(database), refusals: readRefusals(database) }))

/** Looks at a copy, because the store has its file for itself. Do it only while everybody is quiet. */
export async function readStore<Result>(
  dataDir: string,
  read: (database: DatabaseSync) => Result,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-picture-'))
  try {
    for (const file of ['usher.db', 'usher.db-wal']) await copyFile(join(dataDir, file), join(folder, file))
    using database = new DatabaseSync(join(folder, 'usher.db'))
    return read(database)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const named = z.object({ name: z.string() })

function readKept(database: DatabaseSync): Picture['kept'] {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  return new Map(tables.map((row) => named.parse(row).name).map((name) => [name, rowsOf(database, name)]))
}

const rowsOf = (database: DatabaseSync, table: string): string[] =>
  database
    .prepare(`select ${COLUMNS[table] ?? '*'} from "${table}" ${HARMLESS[table] ?? ''}`)
    .all()
    .map((row) => JSON.stringify(row))
    .toSorted()

const refusalRow = z
  .object({
    sequence: z.string(),
    platform: z.string().nullable(),
    actor: z.string().nullable(),
    place: z.string().nullable(),
    action: z.string(),
    reason: z.string().nullable(),
  })
  .transform(
    ({ platform, actor, place, reason, ...row }): Refusal => ({
      ...row,
      reason: reason ?? '',
      ...(actor !== null && { actor: `${platform}:${actor}` }),
      ...(place !== null && { place }),
    }),
  )

const readRefusals = (database: DatabaseSync): Refusal[] =>
  database
    .prepare("select * from audit where decision = 'refused' order by sequence")
    .all()
    .map((row) => refusalRow.parse(row))

/** One line for each row that is new, gone or another. */
export function differences(before: Picture, after: Picture): string[] {
  const tables = [...new Set([...before.kept.keys(), ...after.kept.keys()])]
  return tables.flatMap((table) => {
    const [was, is] = [before.kept.get(table) ?? [], after.kept.get(table) ?? []]
    const gone = was.filter((row) => !is.includes(row)).map((row) => `${table} lost ${row}`)
    return [...gone, ...is.filter((row) => !was.includes(row)).map((row) => `${table} gained ${row}`)]
  })
}
