import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { type StandInName, standIns } from '../../../src/simulator/backends/stand-ins.ts'
import type { Clock } from '../../../src/simulator/clock.ts'
import { type DiscordTwin, startDiscordTwin } from '../../../src/simulator/discord/twin.ts'
import { type SlackTwin, startSlackTwin } from '../../../src/simulator/slack/twin.ts'
import { worldEnvironment } from '../../../src/simulator/world/environment.ts'
import type { Mishaps } from './mishaps.ts'
import { type Invitee, worldOf } from './people.ts'
import { type Moment, openWire, type Wire } from './wire.ts'

/** Where a team lives: Usher's own database, or a vendor whose calls count. */
export type Home = 'embedded' | StandInName

/** Both platforms and the backend, with a wire to each that can spoil what the bot says there. */
export type Stage = {
  readonly slack: SlackTwin
  readonly discord: DiscordTwin
  readonly standIn: StandIn | undefined
  readonly clock: Clock
  readonly invitees: readonly Invitee[]
  /** What points the bot here. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

export type StageOptions = {
  readonly clock: Clock
  readonly home: Home
  readonly invitees: readonly Invitee[]
  readonly mishaps: Mishaps
  readonly onMoment: (moment: Moment) => Promise<boolean>
  /** Optional scopes that the workspace does not grant to the app. */
  readonly declined?: readonly string[]
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const open = new AsyncDisposableStack()
  const { clock, invitees, mishaps, onMoment, declined = [] } = options
  const world = worldOf(invitees)
  const manifest: unknown = parse(await readFile('manifests/slack.yaml', 'utf8'))
  const slack = await startSlackTwin({
    world,
    clock,
    manifest,
    delivery: { mode: 'socket' },
    rateLimits: false,
    declined,
  })
  open.defer(() => slack.close())
  const discord = await startDiscordTwin({ world, clock, rateLimits: false })
  open.defer(() => discord.close())
  const standIn = await startHome(options)
  open.defer(() => standIn?.close())
  const upstream: Environment = { ...slack.credentials, ...discord.credentials, ...standIn?.environment }
  const wires = await openWires(upstream, (callee, url) =>
    openWire({ callee, upstream: url, draw: mishaps.draw, onMoment }),
  )
  open.defer(async () => void (await Promise.all(wires.open.map((wire) => wire.close()))))
  const environment = { ...worldEnvironment(world), ...upstream, ...wires.environment }
  return { slack, discord, standIn, clock, invitees, environment, close: () => open.disposeAsync() }
}

async function startHome({ home, clock }: StageOptions): Promise<StandIn | undefined> {
  const kind = standIns.find(({ name }) => name === home)
  const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }
  return kind?.start({ clock, team: { name: 'Lighthouse', owner } })
}

type Environment = Readonly<Record<string, string>>

/** The variables that say where somebody is called. */
const ADDRESSES: readonly (readonly [name: RegExp, callee: Moment['callee']])[] = [
  [/^SLACK_API_URL$/, 'slack'],
  [/^DISCORD_API_URL$/, 'discord'],
  [/^(?!SLACK_|DISCORD_).*_URL$/, 'backend'],
]

async function openWires(
  environment: Environment,
  open: (callee: Moment['callee'], url: URL) => Promise<Wire>,
): Promise<{ readonly open: readonly Wire[]; readonly environment: Environment }> {
  const led = Object.entries(environment).flatMap(([name, value]) =>
    ADDRESSES.filter(([pattern]) => pattern.test(name)).map(([, callee]) => ({ name, value, callee })),
  )
  const opened = await Promise.all(
    led.map(async ({ name, value, callee }) => ({ name, value, wire: await open(callee, new URL(value)) })),
  )
  return {
    open: opened.map(({ wire }) => wire),
    environment: Object.fromEntries(
      opened.map(({ name, value, wire }) => [name, value.replace(new URL(value).origin, wire.origin)]),
    ),
  }
}
