import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const SHARED = ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', '.oxlintrc.json']

/** A small tree beside the real one, with its settings and packages and these files. */
export async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'usher-planted-'))
  await symlink(resolve('node_modules'), join(root, 'node_modules'))
  await Promise.all(SHARED.map(async (name) => copyFile(name, join(root, name))))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

export const uproot = async (root: string): Promise<void> => rm(root, { recursive: true })

type Ran = { readonly code: number; readonly stdout: string }

/** Runs a tool of node_modules in `root`, as the scripts of package.json do. */
export async function runTool(tool: string, args: readonly string[], root = '.'): Promise<Ran> {
  const command = resolve('node_modules/.bin', tool)
  return new Promise((done) => {
    const child = execFile(command, args, { cwd: root, maxBuffer: 1e8 }, (_error, stdout) =>
      done({ code: child.exitCode ?? -1, stdout }),
    )
  })
}
