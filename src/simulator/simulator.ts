import { standIns } from './backends/stand-ins.ts'
import type { Clock } from './clock.ts'
import { type DiscordTwin, startDiscordTwin } from './discord/twin.ts'
import { type Arrival, createTeamHome, type TeamHome } from './home/team-home.ts'
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
  /** Starts Usher anew for where the team lives now; without it, people cannot pick. What it rejects with is a sentence. */
  readonly onArrival?: (arrival: Arrival) => Promise<void>
}

export type Simulator = {
  /** The page. */
  readonly url: URL
  /** What an operator would set to point the bot here, but for where the team lives. */
  readonly environment: Readonly<Record<string, string>>
  readonly slack: SlackTwin
  readonly discord: DiscordTwin
  readonly clock: Clock
  readonly home: TeamHome
  close(): Promise<void>
}

/** A Slack and a Discord on this machine, full of people, and the page to play in. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, world, host, port, rateLimits = true } = options
  const delivery = options.slackDelivery ?? { mode: 'socket' as const }
  const slack = await startSlackTwin({ world, clock, manifest: options.slackManifest, delivery, rateLimits })
  const discord = await startDiscordTwin({ world, clock, rateLimits })
  const environment = { ...worldEnvironment(world), ...slack.credentials, ...discord.credentials }
  const { onArrival } = options
  const home = createTeamHome({
    world,
    clock,
    standIns: onArrival ? standIns : [],
    onArrival: async (arrival) =>
      onArrival?.({ ...arrival, environment: { ...environment, ...arrival.environment } }),
  })
  const closeAll = () => Promise.all([slack.close(), discord.close(), home.close()])
  const page = await startPageServer({ twins: { slack, discord }, clock, home }, { host, port }).catch(
    async (error: unknown) => {
      await closeAll()
      throw error
    },
  )
  const close = async () => {
    await page.close()
    await closeAll()
  }
  return { url: page.url, environment, slack, discord, clock, home, close }
}
