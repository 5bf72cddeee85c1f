import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { type App, startApp } from '../../src/app.ts'
import type { Manners } from '../../src/backends/backend-kind.ts'
import { backends } from '../../src/backends/backends.ts'
import type { Config } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import type { Faults } from '../../src/simulator/backends/faults.ts'
import type { Exchange, StandIn, Vendor } from '../../src/simulator/backends/stand-in.ts'
import type { StandInName } from '../../src/simulator/backends/stand-ins.ts'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { Store } from '../../src/store/store.ts'
import { findFreePort } from '../../src/web/free-port.ts'
import { noteIssued, SHORT_MANNERS, startStoryBackend } from './backend.ts'
import { dumpStore, findKeptSecrets } from './dump.ts'
import { type CapturedLog, captureLog, noteKept, noteSecret, noteSecretsOf, secretsFromStore } from './log.ts'
import { createPerson, type PersonAt } from './person.ts'
import { type TeamEntry, withTeamsFile } from './teams.ts'
import { eventually } from './wait.ts'

export type WorldOptions = {
  /** How the bot listens to Slack; a socket unless the story is about the HTTP door. */
  readonly slackMode?: 'socket' | 'http'
  readonly rateLimits?: boolean
  /** Makes a PostgreSQL database that is new and empty; SQLite otherwise. */
  readonly database?: () => Promise<URL>
  /** How many bots share the database and the work; one unless said otherwise. */
  readonly bots?: number
  /** Where the team lives, if not in Usher's own database. */
  readonly backend?: StandInName
  /** Several teams, by a team file; one, and no file, unless said otherwise. */
  readonly teams?: readonly TeamEntry[]
  /** People can sign in: at the issuer, at Slack, at Discord. */
  readonly signIn?: boolean
  /** What the operator set beside what it takes. */
  readonly settings?: Environment
  /** What the operator got wrong, until {@link StoryWorld.mend}. */
  readonly mistake?: Environment
  /** Whose client is to make a sound, on Discord; nobody's unless said otherwise. */
  readonly rings?: readonly string[]
  /** More patience with a vendor than stories have, or less. */
  readonly manners?: Partial<Manners>
}

type Environment = Readonly<Record<string, string>>

export type StoryWorld = {
  readonly slack: (handle: string) => PersonAt
  readonly discord: (handle: string) => PersonAt
  readonly simulator: Simulator
  /** What people do at the vendor itself; `vendor`, `faults` and `traffic` are there in a story with a `backend`. */
  readonly vendor: Vendor
  /** What goes wrong with calls to the vendor. */
  readonly faults: Faults
  /** What the vendor answered. */
  readonly traffic: () => readonly Exchange[]
  /** What the operator set, without mistakes. */
  readonly operator: Environment
  readonly log: CapturedLog
  /** The bot's own store, for what no person can see. */
  readonly store: () => Store
  readonly url: () => URL
  /** Moves time; whatever falls due then has happened when it resolves. */
  readonly advance: (by: {
    readonly minutes?: number
    readonly hours?: number
    readonly days?: number
  }) => Promise<void>
  /** Resolves when nobody is working on anything any more. */
  readonly settle: () => Promise<void>
  /** Resolves when a connection that was cut is there again. */
  readonly reconnected: (platform: 'slack' | 'discord') => Promise<void>
  /** The bot is stopped and started again on the same data. */
  readonly restart: () => Promise<void>
  /** The operator corrected the mistake, with the tokens there are by now, and started the bot again. */
  readonly mend: () => Promise<void>
  readonly expectNothingUntoward: () => void
  readonly close: () => Promise<void>
}

const START = new Date('2026-03-02T09:00:00Z')

const MINUTE_MS = 60_000

/** Ten milliseconds apart. A vendor is called again after a wait in which nobody is busy. */
const QUIET_LOOKS = { without: 3, withVendor: 8 } as const

/** 32 bytes, in base64. */
const SECRET_KEY = Buffer.alloc(32, 'lighthouse').toString('base64')

/** A Slack, a Discord and the bot between them, on a clock that only the story moves. */
export async function openWorld(options: WorldOptions): Promise<StoryWorld> {
  const { slackMode = 'socket', rateLimits = false, database, bots = 1, backend, manners } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-story-'))
  const clock = createManualClock(START)
  const slackManifest: unknown = parse(await readFile('manifests/slack.yaml', 'utf8'))
  const simulator = await startSimulator({
    host: '127.0.0.1',
    port: 0,
    clock,
    world: createWorld(),
    slackManifest,
    rateLimits,
  })
  const standIn = backend && (await startStoryBackend(backend, clock, simulator.issuer.whoHas))
  const log = captureLog()
  const databaseUrl = await database?.()
  const right = await setUp(options, { simulator, standIn, databaseUrl, dataDir })
  let environment: Environment = { ...right, ...options.mistake }
  const begin = () =>
    startBot(environment, {
      now: clock.now,
      // As soon as they may: a story says when.
      random: () => 0,
      log: log.logger,
      ...(standIn && { manners: { ...SHORT_MANNERS, ...manners } }),
    })
  let [app, ...others] = await Promise.all([begin(), ...Array.from({ length: bots - 1 }, begin)])
  if (slackMode === 'http')
    simulator.slack.setDelivery({ mode: 'http', url: new URL('/slack/events', app.url).href })

  const settle = () => settleAll([app, ...others], simulator, standIn)
  const restart = async () => {
    await app.stop()
    app = await begin()
  }
  return {
    get vendor() {
      return wanted(standIn).vendor
    },
    get faults() {
      return wanted(standIn).faults
    },
    traffic: () => wanted(standIn).traffic(),
    slack: (handle) => createPerson({ twin: simulator.slack, handle, settle }),
    discord: (handle) => createPerson({ twin: simulator.discord, handle, settle }),
    simulator,
    operator: right,
    log,
    store: () => app.store,
    url: () => app.url,
    settle,
    advance: async ({ minutes = 0, hours = 0, days = 0 }) => {
      clock.advance((minutes + hours * 60 + days * 24 * 60) * MINUTE_MS)
      await settle()
    },
    reconnected: (platform) =>
      eventually(() => simulator[platform].connections() > 0, `the bot does not come back to ${platform}`),
    restart,
    mend: () => {
      environment = { ...right, ...simulator.slack.credentials, ...simulator.discord.credentials }
      return restart()
    },
    expectNothingUntoward: () => {
      expect(simulator.slack.pings()).toEqual([])
      const rung = simulator.discord.pings()
      expect(rung).toEqual(rung.length === 0 ? [] : (options.rings ?? []))
    },
    close: async () => {
      await noteKeys(app.store, right)
      noteIssued(simulator.issuer)
      noteSecret(
        new URL(simulator.mailbox.environment['USHER_MAIL_URL'] ?? '').password,
        'the password of the mail server',
      )
      noteLinks(simulator)
      await Promise.all([app, ...others].map((bot) => bot.stop()))
      const kept = await dumpStore({ dataDir, databaseUrl: databaseUrl?.href })
      await simulator.close()
      await standIn?.close()
      await rm(dataDir, { recursive: true, force: true })
      expect(findKeptSecrets(kept, secretsFromStore())).toEqual([])
    },
  }
}

type Around = {
  readonly simulator: Simulator
  readonly standIn: StandIn | undefined
  readonly databaseUrl: URL | undefined
  readonly dataDir: string
}

/** What an operator sets who makes no mistake. */
async function setUp(
  { slackMode = 'socket', teams, signIn = false, settings }: WorldOptions,
  { simulator, standIn, databaseUrl, dataDir }: Around,
): Promise<Environment> {
  const usual: Environment = {
    ...simulator.environment,
    ...standIn?.environment,
    ...((standIn || signIn) && { USHER_SECRET_KEY: SECRET_KEY }),
    ...(databaseUrl && { DATABASE_URL: databaseUrl.href }),
    USHER_DATA_DIR: dataDir,
    PORT: '0',
    SLACK_MODE: slackMode,
    ...(signIn && (await openToBrowsers(simulator))),
    ...settings,
  }
  return teams ? withTeamsFile(usual, { folder: dataDir, teams }) : usual
}

/** The same address after a restart, and known wherever people sign in. */
async function openToBrowsers({ signInEnvironment, slack, discord }: Simulator): Promise<Environment> {
  const port = await findFreePort('127.0.0.1')
  const publicUrl = new URL(`http://127.0.0.1:${port}`)
  for (const twin of [slack, discord]) twin.registerRedirect(new URL('/link/back', publicUrl).href)
  return { ...signInEnvironment, PORT: String(port), USHER_PUBLIC_URL: publicUrl.href }
}

async function startBot(environment: Environment, overrides: Parameters<typeof startApp>[1]): Promise<App> {
  noteSecretsOf(environment)
  return startApp(await configOf(environment), overrides)
}

async function configOf(environment: Environment): Promise<Config> {
  const parsed = await readConfig(environment, backends)
  if (parsed.kind === 'problems') throw new Error(parsed.problems.join('\n'))
  return parsed.config
}

/** Where an invitation's key is all that it takes to see it, or more, the log is no place for it. */
async function noteKeys(store: Store, environment: Environment): Promise<void> {
  const { teams } = await configOf(environment)
  for (const { id: team } of teams) {
    const { invitations } = await store.transaction((tx) =>
      tx.listInvitations({ team, limit: 10_000, offset: 0 }),
    )
    for (const { backendKey } of invitations) noteKept(backendKey ?? '', 'a key of an invitation')
  }
}

/** Whoever has the secret in a link can go where it leads. */
function noteLinks({ slack, discord }: Simulator): void {
  const screens = [slack, discord].flatMap((twin) =>
    twin.people
      .filter(({ kind }) => kind === 'person' || kind === 'guest')
      .map(({ handle }) => JSON.stringify(twin.screen(handle))),
  )
  for (const [, secret = ''] of screens.join('\n').matchAll(/\/(?:link|invitation)\/([\w-]{20,})/g))
    noteSecret(secret, 'the secret of a link')
}

/** Quiet some looks in a row: an answer, or the next attempt of a call, may still be on its way between two of them. */
async function settleAll(
  apps: readonly App[],
  { slack, discord }: Simulator,
  standIn: StandIn | undefined,
): Promise<void> {
  const looks = standIn ? QUIET_LOOKS.withVendor : QUIET_LOOKS.without
  const busy = () => slack.busy() + discord.busy() + (standIn?.underWay() ?? 0)
  let quietLooks = 0
  await eventually(async () => {
    await Promise.all(apps.map((app) => app.worker.quiet()))
    quietLooks = busy() === 0 ? quietLooks + 1 : 0
    return quietLooks >= looks
  }, 'somebody is still busy')
}

function wanted(standIn: StandIn | undefined): StandIn {
  if (!standIn) throw new Error('this story has no vendor: name a backend in its options')
  return standIn
}
