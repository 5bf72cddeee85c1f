import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { keepPlayKey } from '../../src/cli/play-key.ts'

describe('the key for what people entrust to Usher while they play', () => {
  let dataDir: string
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'usher-key-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    dataDir = join(folder, 'data')
  })

  it('is 32 bytes, and the same after a restart', () => {
    const key = keepPlayKey(dataDir)
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(keepPlayKey(dataDir)).toBe(key)
  })

  it('is another one in another folder', () => {
    expect(keepPlayKey(dataDir)).not.toBe(keepPlayKey(`${dataDir}2`))
  })

  it('can be read by nobody else', async () => {
    keepPlayKey(dataDir)
    const { mode } = await stat(join(dataDir, 'simulator', 'play-key'))
    expect(mode & 0o777).toBe(0o600)
  })

  it('says what to do where it cannot be kept', async () => {
    const file = join(dataDir, '..', 'file')
    await writeFile(file, '')
    expect(() => keepPlayKey(file)).toThrow(/USHER_DATA_DIR must be a folder/)
  })
})
