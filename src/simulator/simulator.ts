import type { Clock } from './clock.ts'
import { type DiscordTwin, startDiscordTwin } from './discord/twin.ts'
import { startPageServer } from './server/server.ts'
import { type SlackTwin, startSlackTwin } from './slack/twin.ts'
import { worldEnvironment } from './world/environment.ts'
import type { World } from './world/world.ts'

export type SimulatorOptions = {
  /** Where the page is served; port 0 takes a free one. */
  readonly host: string
  readonly port: number
  readonly clock: Clock
  readonly world: World
  /** The app manifest that Slack would hold: commands, shortcuts, scopes. */
  readonly slackManifest: unknown
  readonly slackDelivery?: Parameters<typeof startSlackTwin>[0]['delivery']
  readonly rateLimits?: boolean
}

export type Simulator = {
  /** The page. */
  readonly url: URL
  /** What an operator would set to point the bot here. */
  readonly environment: Readonly<Record<string, string>>
  readonly slack: SlackTwin
  readonly discord: DiscordTwin
  readonly clock: Clock
  close(): Promise<void>
}

/** A Slack and a Discord on this machine, full of people, and the page to play in. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, world, host, port, rateLimits = true } = options
  const delivery = options.slackDelivery ?? { mode: 'socket' as const }
  const slack = await startSlackTwin({ world, clock, manifest: options.slackManifest, delivery, rateLimits })
  const discord = await startDiscordTwin({ world, clock, rateLimits })
  const closeTwins = () => Promise.all([slack.close(), discord.close()])
  const page = await startPageServer({ twins: { slack, discord }, clock }, { host, port }).catch(
    async (error: unknown) => {
      await closeTwins()
      throw error
    },
  )
  const close = async () => {
    await page.close()
    await closeTwins()
  }
  const environment = { ...worldEnvironment(world), ...slack.credentials, ...discord.credentials }
  return { url: page.url, environment, slack, discord, clock, close }
}
