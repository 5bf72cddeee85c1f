import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import type { Clock } from '../../../src/simulator/clock.ts'
import { createRunningClock } from '../../../src/simulator/create-clock.ts'
import { startSimulator } from '../../../src/simulator/simulator.ts'
import type { Twin } from '../../../src/simulator/twin.ts'
import type { World } from '../../../src/simulator/world/world.ts'
import { startBotProcess } from '../bot-process.ts'

export type PlatformName = Twin['platform']

/** A bot in a process of its own, and the twin in this process that it is connected to. */
export type Bot = {
  readonly twin: Twin
  /** Where everybody is. */
  readonly general: string
  readonly pid: number
  /** What the bot has sent to this person directly. */
  readonly sentTo: (person: string) => readonly string[]
  /** Resident memory, in MB. */
  readonly rss: () => Promise<number>
  readonly stop: () => Promise<void>
}

export type BotOptions = {
  readonly platform: PlatformName
  readonly world: World
  /** The script to run; Usher itself where there is none. */
  readonly program?: URL
  readonly environment: Readonly<Record<string, string>>
  /** Of the twin; the machine's own unless said otherwise. */
  readonly clock?: Clock
  /** Whether the twin keeps to its platform's; no unless said otherwise. */
  readonly rateLimits?: boolean
  /** Puts something into the bot's data folder before it starts. */
  readonly prepare?: (dataDir: string) => Promise<void>
}

/** A twin of its own for every bot: two bots on one would take each other's interactions. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { platform, program, environment, prepare } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-speed-'))
  await prepare?.(dataDir)
  const simulator = await openSimulator(options)
  const twin = simulator[platform]
  const settings = {
    ...onlyFor(platform, simulator.environment),
    ...environment,
    USHER_DATA_DIR: dataDir,
  }
  const { child, stop } = await startBotProcess(settings, program)
  const { pid = 0 } = child
  return {
    twin,
    general: generalOf(twin),
    pid,
    sentTo: (person) => simulator[platform].messagesTo(person).map(({ text }) => text),
    rss: () => rssOf(pid),
    stop: async () => {
      await stop()
      await simulator.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function openSimulator({ world, clock = createRunningClock(), rateLimits = false }: BotOptions) {
  const slackManifest: unknown = parse(await readFile('manifests/slack.yaml', 'utf8'))
  return startSimulator({ host: '127.0.0.1', port: 0, clock, world, slackManifest, rateLimits })
}

/** Without the credentials of the other platform, so that no bot carries the weight of two. */
function onlyFor(platform: PlatformName, environment: Readonly<Record<string, string>>) {
  const other = platform === 'slack' ? 'DISCORD_' : 'SLACK_'
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith(other)))
}

function generalOf(twin: Twin): string {
  const general = twin.screen('ann').channels.find(({ name }) => name === 'general')
  if (!general) throw new Error('there is no general channel')
  return general.id
}

async function rssOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}
