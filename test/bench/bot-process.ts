import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { noteLog, noteSecretsOf } from '../dsl/log.ts'

const MAIN = new URL('../../src/main.ts', import.meta.url)

/** Those that `npm start` gives to Node. */
const START_OPTIONS = z
  .object({ scripts: z.object({ start: z.string().transform((line) => line.match(/--\S+/g) ?? []) }) })
  .parse(packageJson).scripts.start

export type BotProcess = {
  readonly child: ChildProcess
  /** The one it printed. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * The real program, or another one, in a process of its own; resolves when it says that it is ready. Its errors are
 * seen here, unless the environment says what it logs.
 */
export async function startBotProcess(
  environment: Readonly<Record<string, string>>,
  program = MAIN,
): Promise<BotProcess> {
  const options = program === MAIN ? START_OPTIONS : []
  const child = spawn(process.execPath, [...options, fileURLToPath(program)], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  noteSecretsOf(environment)
  const note = noteLog()
  child.stderr.on('data', (chunk: Buffer) => {
    note(chunk.toString())
    if (!environment['LOG_LEVEL']) process.stderr.write(chunk)
  })
  const url = await ready(child)
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { child, url, stop }
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, url] = /ready in \d+ ms\n(\S+)\n/.exec(said) ?? []
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code} before it was ready: ${said}`)))
  })
}
