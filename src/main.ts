import type { App } from './app.ts'
import { backends } from './backends/backends.ts'
import { loadEnvironment } from './cli/load-environment.ts'
import { environmentToCheck } from './cli/play-environment.ts'
import { failWith, problemsOf } from './cli/problems.ts'
import type { Config } from './config/config.ts'
import { readConfig } from './config/read-config.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

const environment = loadEnvironment()
const parsed = await readConfig(environmentToCheck(environment), backends)
if (parsed.kind === 'problems') failWith(parsed.problems)
else await start(parsed.config).catch((error: unknown) => failWith(problemsOf(error)))

async function start(config: Config): Promise<void> {
  const isLive = config.slack !== undefined || config.discord !== undefined
  const { app, url } = isLive ? await live(config) : await play(config)
  // Before the word "ready", so that whoever waits for it can stop it at once.
  const stop = () => {
    // Whoever asks a second time wants it to end at once, and so it does.
    for (const signal of SIGNALS) process.off(signal, stop)
    void app
      .stop()
      .catch((error: unknown) => failWith(problemsOf(error)))
      .finally(leave)
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  process.stdout.write(`ready in ${Math.round(performance.now())} ms\n${url.href}\n`)
}

/** Everything is closed and the process ends by itself; a library that still waits for its server may not keep it. */
function leave(): void {
  setTimeout(() => process.exit(), 1000).unref()
}

/** Whoever has a setting to put right does not wait for all of it to load. */
async function live(config: Config): Promise<{ app: Pick<App, 'stop'>; url: URL }> {
  const { startApp } = await import('./app.ts')
  const app = await startApp(config)
  return { app, url: app.url }
}

/** The simulator is loaded only where it is wanted. */
async function play(config: Config): Promise<{ app: Pick<App, 'stop'>; url: URL }> {
  const { simulate } = await import('./cli/simulate.ts')
  return simulate(config, environment)
}
