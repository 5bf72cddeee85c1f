import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { asDeliveryId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import { StoreInUse } from '../../src/store/store-in-use.ts'
import { StoreUnreachable } from '../../src/store/store-unreachable.ts'
import { storeContract } from '../contracts/store-contract.ts'

const folders: string[] = []

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-sqlite-'))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

describe('the store on SQLite', () => {
  storeContract(async () => {
    const dataDir = await createFolder()
    return { open: () => openStore({ dataDir }) }
  })
})

const kept = { id: asDeliveryId('d1'), receivedAt: new Date(0), body: 'secret words'.repeat(2000) }

/** A process that keeps one interaction, says so and then holds the store open. */
function startHolder(dataDir: string) {
  const script = fileURLToPath(new URL('hold-store.ts', import.meta.url))
  return spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
}

describe('a SQLite file', () => {
  it('is made in a folder that nobody else can look into', async () => {
    const dataDir = join(await createFolder(), 'deep', 'data')
    const store = await openStore({ dataDir })
    expect(store.isExclusive).toBe(true)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
    for (const file of await readdir(dataDir))
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('is opened once in a process', async () => {
    const dataDir = await createFolder()
    const store = await openStore({ dataDir })
    const second = openStore({ dataDir })
    await expect(second).rejects.toThrow(StoreInUse)
    await expect(second).rejects.toThrow(/Stop that one.*USHER_DATA_DIR.*DATABASE_URL/)
    // The refused one has not loosened the lock of the first.
    await expect(openStore({ dataDir })).rejects.toThrow(StoreInUse)
    await store.close()
    await (await openStore({ dataDir })).close()
  })

  it('is refused while another process has it, and whole after that one is killed', async () => {
    const dataDir = await createFolder()
    const holder = startHolder(dataDir)
    await once(holder.stdout, 'data')
    await expect(openStore({ dataDir })).rejects.toThrow(StoreInUse)

    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const store = await openStore({ dataDir })
    expect(await store.transaction((tx) => tx.listUnansweredInteractions(new Date()))).toHaveLength(1)
    await store.close()
  })

  it('is refused to another process while this one has it', async () => {
    const dataDir = await createFolder()
    const store = await openStore({ dataDir })
    const holder = startHolder(dataDir)
    const said: unknown[] = await once(holder.stdout, 'data')
    expect(said.join('')).toContain('StoreInUse')
    await once(holder, 'exit')
    await store.close()
  })

  it('forgets what was typed once it is answered', async () => {
    const dataDir = await createFolder()
    const store = await openStore({ dataDir })
    await store.transaction((tx) => tx.keepInteraction(kept))
    await store.transaction((tx) => tx.markInteractionAnswered(kept.id))
    await store.close()
    expect((await readFile(join(dataDir, 'usher.db'))).includes('secret words')).toBe(false)
  })

  it('that is none, or cannot be made, is a sentence for the operator', async () => {
    const folder = await createFolder()
    const notFolder = join(folder, 'file')
    await writeFile(notFolder, '')
    await writeFile(join(folder, 'usher.db'), 'this is not a database, it is only some text'.repeat(40))
    for (const dataDir of [notFolder, folder]) {
      const opening = openStore({ dataDir })
      await expect(opening).rejects.toThrow(StoreUnreachable)
      await expect(opening).rejects.toThrow(/USHER_DATA_DIR must be a folder/)
    }
  })
})
