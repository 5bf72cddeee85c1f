import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { noteLog, noteSecretsOf } from '../dsl/log.ts'
import { eventually } from '../dsl/wait.ts'

const USHER = resolve('src/cli/usher.js')

export type Environment = Readonly<Record<string, string>>

export type Program = {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** The exit code, or the signal that it died of. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** What a program that ended left behind; `ms` counts from when it was told to end, or from its start. */
export type Ended = {
  readonly code: number | NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
}

/** An empty folder, gone with the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-process-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** `usher start` as an operator runs it: in `cwd`, or an empty folder, with nothing set but a free port and `env`. */
async function launch(env: Environment, cwd?: string): Promise<Program> {
  const child = spawn(process.execPath, [USHER, 'start'], {
    cwd: cwd ?? (await makeFolder()),
    env: { PORT: '0', LOG_LEVEL: 'trace', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { stdout: '', stderr: '' }
  noteSecretsOf(env)
  const note = noteLog()
  child.stderr.on('data', (chunk: Buffer) => note(chunk.toString()))
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => {
      said[stream] += chunk.toString()
    })
  const ended = once(child, 'close').then(() => child.exitCode ?? child.signalCode)
  return { child, stdout: () => said.stdout, stderr: () => said.stderr, ended }
}

/** Until it says that it is ready. */
export async function start(env: Environment, cwd?: string): Promise<Program & { readonly url: URL }> {
  const program = await launch(env, cwd)
  const { child, stdout, stderr } = program
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  await eventually(
    () => READY.test(stdout()) || isOver(),
    () => `not ready in time:\n${stderr()}`,
  )
  const url = READY.exec(stdout())?.[1]
  if (url === undefined) throw new Error(`the program ended before it was ready:\n${stderr()}`)
  return { ...program, url: new URL(url) }
}

const READY = /^ready in \d+ ms\n(http:\/\/\S+)\n$/

/** Until it ends by itself, as it does where it cannot start. */
export async function runToItsEnd(env: Environment, cwd?: string): Promise<Ended> {
  return theEndOf(await launch(env, cwd))
}

export async function stop(program: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
  program.child.kill(signal)
  return theEndOf(program)
}

async function theEndOf({ ended, stdout, stderr }: Program): Promise<Ended> {
  const sinceMs = performance.now()
  const code = await ended
  return { code, stdout: stdout(), stderr: stderr(), ms: performance.now() - sinceMs }
}
