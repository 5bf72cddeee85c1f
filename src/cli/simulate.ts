import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type App, startApp } from '../app.ts'
import { backends } from '../backends/backends.ts'
import type { Config } from '../config/config.ts'
import { parseEnvironment } from '../config/environment.ts'
import { readConfig } from '../config/read-config.ts'
import { createRunningClock } from '../simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { createWorld } from '../simulator/world/create-world.ts'
import { playEnvironment } from './play-environment.ts'

const MANIFEST = new URL('../../manifests/slack.yaml', import.meta.url)

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Usher between a Slack and a Discord of its own: the page where one can play has the configured address, the bot's
 * own server takes a free port. From the bot's side everything is as if it were live.
 */
export async function simulate(
  config: Config,
  environment: Environment,
): Promise<{ app: Pick<App, 'stop'>; url: URL }> {
  const simulator = await startSimulator({
    ...config.web,
    clock: createRunningClock(),
    world: createWorld(),
    slackManifest: parse(await readFile(MANIFEST, 'utf8')),
  })
  const set = playEnvironment(simulator.environment, parseEnvironment(environment), config)
  const app = await startBot(simulator, set).catch(async (error: unknown) => {
    await simulator.close()
    throw error
  })
  const stop = async () => {
    await app.stop()
    await simulator.close()
  }
  return { app: { stop }, url: simulator.url }
}

async function startBot({ clock }: Simulator, environment: Environment): Promise<App> {
  const parsed = await readConfig(environment, backends)
  if (parsed.kind === 'problems') throw new Error(parsed.problems.join('\n'))
  return startApp(parsed.config, { now: () => clock.now() })
}
