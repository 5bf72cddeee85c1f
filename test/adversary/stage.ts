import type { StandInName } from '../../src/simulator/backends/stand-ins.ts'
import type { PlatformName } from '../dsl/story.ts'
import { ELSEWHERE, HERE } from '../dsl/teams.ts'
import { openWorld, type StoryWorld, type WorldOptions } from '../dsl/world.ts'
import type { Forger } from './forger.ts'
import { createDiscordForger } from './forger-discord.ts'
import { createSlackForger } from './forger-slack.ts'
import { NOTHING, OTHER_TEAM, type Subjects, setScene, TEAM } from './scene.ts'

/** A real bot between the twins, in a team where things are under way. */
export type Stage = {
  readonly world: StoryWorld
  readonly at: (platform: PlatformName) => Forger
  /** What buttons may be about. */
  readonly subjects: Subjects
  /** Who is in the team at the vendor, with their roles; nobody where the team has no vendor. */
  readonly seats: () => Promise<readonly string[]>
  /** The platform's own. */
  readonly idOf: (person: Named) => string
}

type Named = { readonly platform: PlatformName; readonly handle: string }

/** As long as anybody waits here; nothing may fall due meanwhile. */
const UNDO_SECONDS = 600

const TEAMS = [
  { id: TEAM, name: 'Lighthouse', places: HERE, undoSeconds: UNDO_SECONDS },
  { id: OTHER_TEAM, name: 'Pier', places: ELSEWHERE, undoSeconds: UNDO_SECONDS },
] as const

export async function openStage(options: WorldOptions = {}): Promise<Stage> {
  const world = await openWorld({ teams: TEAMS, ...options })
  return { ...stageOf(world), subjects: await setScene(world), seats: async () => [] }
}

/** A team at a vendor, where people bring their own accounts. Nothing is under way yet. */
export async function openStageAt(backend: StandInName): Promise<Stage> {
  const world = await openWorld({ backend, signIn: true })
  const seats = async () => (await world.vendor.members()).map((seat) => JSON.stringify(seat))
  return { ...stageOf(world), subjects: NOTHING, seats }
}

/** A team where people can sign in with their chat. Nothing is under way yet. */
export async function openStageWithPages(): Promise<Stage> {
  const world = await openWorld({ signIn: true })
  return { ...stageOf(world), subjects: NOTHING, seats: async () => [] }
}

function stageOf(world: StoryWorld): Pick<Stage, 'world' | 'at' | 'idOf'> {
  const forgers = {
    slack: createSlackForger(world.simulator.slack),
    discord: createDiscordForger(world.simulator.discord),
  }
  return { world, at: (platform) => forgers[platform], idOf: (named) => idOf(world, named) }
}

function idOf({ simulator }: StoryWorld, { platform, handle }: Named): string {
  const person = simulator[platform].people.find((one) => one.handle === handle)
  if (!person) throw new Error(`${handle} is not on ${platform}`)
  return person.id
}
