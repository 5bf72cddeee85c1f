import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { noteLog, noteSecretsOf } from '../../dsl/log.ts'
import type { Aim } from './doom.ts'
import { type FromBot, fromBot, type ToBot } from './words.ts'

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url))

/** What is loaded is compiled once for all of them, which is half of the time that a start takes. */
const USUAL = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(tmpdir(), 'usher-chaos-compiled'),
  LOG_LEVEL: 'fatal',
  PORT: '0',
} as const

/** One process of the bot, as the rig sees it. */
export interface BotProcess {
  /** Rejects where it ends before it is ready. */
  begin(aheadMs: number): Promise<void>
  aim(at: Aim | undefined): void
  passTime(ms: number): void
  /** When the next effect is due, once nothing is due or under way any more. Undefined where there is none, or it died. */
  beQuiet(): Promise<Date | undefined>
  /** SIGKILL; resolves when it is gone. Idempotent. */
  kill(): Promise<void>
  /** In good order. */
  stop(): Promise<void>
  isAlive(): boolean
  /** Resolves when it is gone, however. */
  readonly gone: Promise<unknown>
}

type Options = {
  readonly environment: Readonly<Record<string, string>>
  readonly onPoint: (point: string) => void
}

/** Loads everything and waits for {@link BotProcess.begin}. */
export function forkBot({ environment, onPoint }: Options): BotProcess {
  const child = fork(PROGRAM, {
    env: { ...USUAL, ...environment },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  noteSecretsOf(environment)
  const said = listenTo(child)
  const gone = once(child, 'exit')
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const tell = (words: ToBot) => {
    // It may die while this is on its way.
    if (child.connected) child.send(words, () => undefined)
  }
  const hears = createHears(child, onPoint)
  return {
    gone,
    isAlive,
    begin: async (aheadMs) => {
      tell({ kind: 'begin', aheadMs })
      await Promise.race([hears.ready, gone])
      if (!isAlive() && child.signalCode !== 'SIGKILL')
        throw new Error(`the bot ended before it was ready: ${said()}`)
    },
    aim: (at) => tell({ kind: 'aim', ...at }),
    passTime: (ms) => tell({ kind: 'pass_time', ms }),
    beQuiet: () => {
      const { ask, quiet } = hears.quiet()
      tell({ kind: 'be_quiet', ask })
      return Promise.race([quiet, gone.then(() => undefined)])
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      tell({ kind: 'stop' })
      await gone
    },
  }
}

/** What it logs is looked at like every log of a test, and shown where it did not even start. */
function listenTo(child: ChildProcess): () => string {
  let said = ''
  const note = noteLog()
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    note(chunk.toString())
    process.stderr.write(chunk)
  })
  return () => said
}

function createHears(child: ChildProcess, onPoint: Options['onPoint']) {
  const ready = Promise.withResolvers<void>()
  const asks: ((nextAt: Date | undefined) => void)[] = []
  const hear = (words: FromBot) => {
    if (words.kind === 'ready') ready.resolve()
    else if (words.kind === 'passed') onPoint(words.point)
    else asks[words.ask]?.(words.nextAtMs === undefined ? undefined : new Date(words.nextAtMs))
  }
  child.on('message', (message) => hear(fromBot.parse(message)))
  return {
    ready: ready.promise,
    quiet: () => {
      const { promise, resolve } = Promise.withResolvers<Date | undefined>()
      return { ask: asks.push(resolve) - 1, quiet: promise }
    },
  }
}
