import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { generatedFiles } from './generated-files.ts'

const ROOT = new URL('../../', import.meta.url)

/** Writes what derives from the code: manifests, tables, the page about the backends, a part of `.env.example`. Idempotent. */
export async function writeGenerated(): Promise<void> {
  for (const { path, write } of generatedFiles) {
    const file = new URL(path, ROOT)
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, write(await readIfThere(file)))
    process.stdout.write(`${path}\n`)
  }
}

async function readIfThere(file: URL): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}
