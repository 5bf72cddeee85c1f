import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { App } from '../app.ts'
import type { Config } from '../config/config.ts'
import { parseEnvironment } from '../config/environment.ts'
import { createRunningClock } from '../simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { createWorld } from '../simulator/world/create-world.ts'
import { createPlayBot } from './play-bot.ts'
import { backendIn, playEnvironment } from './play-environment.ts'
import { keepPlayKey } from './play-key.ts'

const MANIFEST = new URL('../../manifests/slack.yaml', import.meta.url)

/**
 * Usher between a Slack and a Discord of its own: the page where one can play has the configured address, the bot's
 * own server takes a free port. From the bot's side everything is as if it were live. On the page people pick where
 * the team lives, which starts the bot anew.
 */
export async function simulate(
  { web, store: { dataDir } }: Pick<Config, 'web' | 'store'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ app: Pick<App, 'stop'>; url: URL }> {
  const set = parseEnvironment(environment)
  const clock = createRunningClock()
  const bot = createPlayBot(() => clock.now())
  const simulator: Simulator = await startSimulator({
    ...web,
    clock,
    world: createWorld(),
    slackManifest: parse(await readFile(MANIFEST, 'utf8')),
    onArrival: async ({ environment: simulated, isNew }) => {
      const secretKey = keepPlayKey(dataDir)
      registerAt(simulator, await bot.restart(playEnvironment(simulated, set, { dataDir, secretKey }), isNew))
    },
  })
  const stop = async () => {
    await bot.stop()
    await simulator.close()
  }
  await simulator.home.begin(backendIn(set)).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { app: { stop }, url: simulator.url }
}

/** As an operator does it in the settings of both apps: where people come back to after they signed in. */
function registerAt({ slack, discord }: Simulator, bot: URL): void {
  for (const { registerRedirect } of [slack, discord]) registerRedirect(new URL('/link/back', bot).href)
}
