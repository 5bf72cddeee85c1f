import { standIns } from './backends/stand-ins.ts'
import type { Clock } from './clock.ts'
import { type DiscordTwin, startDiscordTwin } from './discord/twin.ts'
import { type Arrival, createTeamHome, type TeamHome } from './home/team-home.ts'
import { type Issuer, startIssuer } from './issuer/issuer.ts'
import { createInboxes } from './mailbox/inboxes.ts'
import { type Mailbox, startMailbox } from './mailbox/mailbox.ts'
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
  /** What an operator would set to point the bot here, but for where the team lives and where people sign in. */
  readonly environment: Readonly<Record<string, string>>
  /** Where people sign in: issuer, Slack and Discord. Whoever sets it needs an address for browsers and a key as well. */
  readonly signInEnvironment: Readonly<Record<string, string>>
  readonly slack: SlackTwin
  readonly discord: DiscordTwin
  readonly issuer: Issuer
  readonly mailbox: Mailbox
  readonly clock: Clock
  readonly home: TeamHome
  close(): Promise<void>
}

/** A Slack, a Discord, an issuer and a mailbox on this machine, full of people, and the page to play in. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, world, host, port } = options
  const servers = await startServers(options)
  const { slack, discord, issuer, mailbox } = servers
  const environment = {
    ...worldEnvironment(world),
    ...slack.credentials,
    ...discord.credentials,
    ...mailbox.environment,
  }
  const signInEnvironment = {
    ...issuer.environment,
    ...slack.signInCredentials,
    ...discord.signInCredentials,
  }
  const home = createHome(options, { issuer, environment: { ...environment, ...signInEnvironment } })
  const closeAll = () =>
    Promise.all([slack.close(), discord.close(), issuer.close(), mailbox.close(), home.close()])
  const inboxes = createInboxes(mailbox, world)
  const rig = { twins: { slack, discord }, clock, home, inboxes }
  const page = await startPageServer(rig, { host, port }).catch(async (error: unknown) => {
    await closeAll()
    throw error
  })
  const close = async () => {
    await page.close()
    await closeAll()
  }
  return { url: page.url, environment, signInEnvironment, ...servers, clock, home, close }
}

/** Who has Ann's address in an account, and never had a mail that was sent there. */
const IMPOSTOR = { id: 'mallory', name: 'Mallory Vale', email: 'ann@lighthouse.example' }

async function startServers(options: SimulatorOptions) {
  const { clock, world, slackManifest: manifest, rateLimits = true } = options
  const delivery = options.slackDelivery ?? { mode: 'socket' as const }
  return {
    slack: await startSlackTwin({ world, clock, manifest, delivery, rateLimits }),
    discord: await startDiscordTwin({ world, clock, rateLimits }),
    issuer: await startIssuer({ clock, people: world.people, unverified: [IMPOSTOR] }),
    mailbox: await startMailbox({ clock }),
  }
}

type Around = { readonly issuer: Issuer; readonly environment: Simulator['environment'] }

const createHome = (
  { clock, world, onArrival }: SimulatorOptions,
  { issuer, environment }: Around,
): TeamHome =>
  createTeamHome({
    world,
    clock,
    standIns: onArrival ? standIns : [],
    signIn: issuer.whoHas,
    onArrival: async (arrival) =>
      onArrival?.({ ...arrival, environment: { ...environment, ...arrival.environment } }),
  })
