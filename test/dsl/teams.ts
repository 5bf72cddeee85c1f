import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { backends } from '../../src/backends/backends.ts'
import { writtenKey } from '../../src/config/teams/setting.ts'
import { TEAM_VARIABLES } from '../../src/config/teams/team-of-environment.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'

/** One entry of a team file. The settings of a backend are written by themselves, as its stand-in gave them. */
export type TeamEntry = {
  readonly id: string
  readonly name: string
  /** Usher's own database, unless said otherwise. */
  readonly backend?: string
  readonly defaultRole?: string
  readonly domains?: readonly string[]
  readonly consent?: 'send-first' | 'ask-first'
  readonly places?: readonly Place[]
}

type Place = { readonly slack: string } | { readonly discord: string }

const { workspace, guild, channels } = createWorld()

/** The workspace and the guild of the stories. */
export const HERE: readonly Place[] = [{ slack: workspace.id }, { discord: guild.id }]

/** Where nobody of the stories is. */
export const ELSEWHERE: readonly Place[] = [{ slack: 'T09ELSEWHERE' }, { discord: '123456789012345678' }]

/** The channel of that name, on both platforms. */
export const inChannel = (name: string): readonly Place[] =>
  channels
    .filter((channel) => channel.name === name)
    .map(({ platform, id }) =>
      platform === 'slack' ? { slack: `${workspace.id}/${id}` } : { discord: `${guild.id}/${id}` },
    )

/** A place that two teams share is written twice: Usher reads no anchors. */
const NO_ALIASES = { aliasDuplicateObjects: false } as const

type Environment = Readonly<Record<string, string>>

/** Writes the team file, and takes out what a single team would be named by. */
export async function withTeamsFile(
  environment: Environment,
  { folder, teams }: { readonly folder: string; readonly teams: readonly TeamEntry[] },
): Promise<Environment> {
  const path = join(folder, 'teams.yaml')
  await writeFile(path, stringify({ teams: teams.map((team) => entryOf(team, environment)) }, NO_ALIASES))
  const single: readonly string[] = Object.values(TEAM_VARIABLES)
  const rest = Object.entries(environment).filter(([name]) => !single.includes(name))
  return { ...Object.fromEntries(rest), USHER_TEAMS_FILE: path }
}

function entryOf({ backend = 'embedded', ...team }: TeamEntry, environment: Environment): object {
  const kind = backends.find(({ facts }) => facts.name === backend)
  const settings = (kind?.settings ?? []).map(
    (spec) =>
      [writtenKey(spec), spec.kind === 'secret' ? spec.variable : environment[spec.variable]] as const,
  )
  return { ...team, backend, ...Object.fromEntries(settings) }
}
