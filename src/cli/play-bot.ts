import { rm } from 'node:fs/promises'
import { type App, startApp } from '../app.ts'
import { backends } from '../backends/backends.ts'
import type { Environment } from '../config/environment.ts'
import { readConfig } from '../config/read-config.ts'
import { openStore } from '../store/open-store.ts'
import { problemsOf } from './problems.ts'

/** The bot where people play: stopped and started as the team moves, one change after the other. */
export type PlayBot = {
  /**
   * Resolves with the bot's own address. Rejects with sentences; no bot runs then. `isNew` forgets what is kept in its
   * folder.
   */
  restart(environment: Environment, isNew: boolean): Promise<URL>
  /** For good. */
  stop(): Promise<void>
}

export function createPlayBot(now: () => Date): PlayBot {
  let app: App | undefined
  let isOver = false
  let changes: Promise<unknown> = Promise.resolve()
  const inTurn = <Out>(change: () => Promise<Out>): Promise<Out> => {
    const done = changes.then(change)
    changes = done.catch(() => undefined)
    return done
  }
  const leave = async () => {
    await app?.stop()
    app = undefined
  }
  return {
    restart: (environment, isNew) =>
      inTurn(async () => {
        await leave()
        if (isOver) throw new Error('The simulator is being stopped.')
        app = await start(environment, { now, isNew }).catch((error: unknown) => {
          throw new Error(problemsOf(error).join(' '), { cause: error })
        })
        return app.url
      }),
    stop: () => {
      isOver = true
      return inTurn(leave)
    },
  }
}

async function start(
  environment: Environment,
  { now, isNew }: { readonly now: () => Date; readonly isNew: boolean },
): Promise<App> {
  const parsed = await readConfig(environment, backends)
  if (parsed.kind === 'problems')
    throw new AggregateError(parsed.problems.map((problem) => new Error(problem)))
  if (isNew) await forget(parsed.config.store.dataDir)
  // Until now it stood for an address that only the started bot knows.
  const { publicUrl: _, ...web } = parsed.config.web
  return startApp({ ...parsed.config, web }, { now, publicUrl: 'own' })
}

async function forget(dataDir: string): Promise<void> {
  // Throws where another process has it open: then it is not ours to forget.
  const store = await openStore({ dataDir })
  await store.close()
  await rm(dataDir, { recursive: true })
}
