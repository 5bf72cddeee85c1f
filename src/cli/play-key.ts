import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { playFolder } from './play-environment.ts'

/**
 * The key for what people entrust to Usher while they play: made once for each data folder and kept there, so that it
 * can still be read after a restart. Idempotent. Throws a sentence for the operator.
 */
export function keepPlayKey(dataDir: string): string {
  const file = join(playFolder(dataDir, 'embedded'), 'play-key')
  try {
    if (!existsSync(file)) write(file, randomBytes(32).toString('base64'))
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    const problem = `${file} cannot be kept (${code}). USHER_DATA_DIR must be a folder that Usher may write to.`
    throw new Error(problem, { cause })
  }
}

function write(file: string, key: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, key, { flag: 'wx', mode: 0o600 })
}
