import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type App, startApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import { parseEnvironment } from '../config/environment.ts'
import { parseConfig } from '../config/parse-config.ts'
import { createRunningClock } from '../simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { createWorld } from '../simulator/world/create-world.ts'

const MANIFEST = new URL('../../manifests/slack.yaml', import.meta.url)

const OF_PLATFORMS = /^(SLACK|DISCORD)_/

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Usher between a Slack and a Discord of its own: the page where one can play has the configured address, the bot's
 * own server takes a free port. From the bot's side everything is as if it were live.
 */
export async function simulate(
  { web }: Config,
  environment: Environment,
): Promise<{ app: Pick<App, 'stop'>; url: URL }> {
  const simulator = await startSimulator({
    ...web,
    clock: createRunningClock(),
    world: createWorld(),
    slackManifest: parse(await readFile(MANIFEST, 'utf8')),
  })
  const app = await startBot(simulator, environment).catch(async (error: unknown) => {
    await simulator.close()
    throw error
  })
  const stop = async () => {
    await app.stop()
    await simulator.close()
  }
  return { app: { stop }, url: simulator.url }
}

/** What the operator set stays set, except how the platforms are reached: here that is the simulator's to say. */
async function startBot(
  { environment: credentials, clock }: Simulator,
  environment: Environment,
): Promise<App> {
  const set = Object.entries(parseEnvironment(environment)).filter(([name]) => !OF_PLATFORMS.test(name))
  const parsed = parseConfig({ ...credentials, ...Object.fromEntries(set), PORT: '0' })
  if (parsed.kind === 'problems') throw new Error(parsed.problems.join('\n'))
  return startApp(parsed.config, { now: () => clock.now() })
}
