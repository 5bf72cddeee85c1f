import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Dialect } from 'kysely'
import { NodeSqliteDialect } from './node-sqlite-dialect.ts'
import { StoreInUse } from './store-in-use.ts'
import { StoreUnreachable } from './store-unreachable.ts'

/** How long a start waits for the process before it to be gone. */
const LOCK_WAIT_MS = 1_000

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5

/**
 * `<dataDir>/usher.db`, locked for this process until it closes or dies.
 * @throws {StoreInUse} another process has it open
 * @throws {StoreUnreachable} the folder or the file cannot be opened or written
 */
export function connectSqlite(dataDir: string): Dialect {
  const file = join(dataDir, 'usher.db')
  return new NodeSqliteDialect(openFile(dataDir, file))
}

function openFile(dataDir: string, file: string): DatabaseSync {
  try {
    makePrivate(dataDir, file)
    return openLocked(file)
  } catch (cause) {
    if (isBusy(cause)) throw new StoreInUse(file, { cause })
    throw new StoreUnreachable(
      `${file} cannot be opened (${codeOf(cause)}). USHER_DATA_DIR must be a folder that Usher may write to.`,
    )
  }
}

/** Addresses are in there: nobody else on the machine may read it. SQLite gives its side files the same mode. */
function makePrivate(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // An existing file is not opened here: closing it again would drop the lock of a store in this same process.
  if (!existsSync(file)) writeFileSync(file, '', { flag: 'wx', mode: 0o600 })
}

/** The lock is taken by the first write, kept in exclusive mode, and freed by the kernel when the process dies. */
function openLocked(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS })
  try {
    // Exclusive before WAL, so that no index is shared with other processes.
    database.exec('pragma locking_mode = exclusive')
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
    // What people typed is overwritten when it is forgotten, not only let go of.
    database.exec('pragma secure_delete = on')
    database.exec('begin immediate; commit')
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  if ('errstr' in cause && typeof cause.errstr === 'string') return cause.errstr
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
