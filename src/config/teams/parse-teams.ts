import type { BackendKind } from '../../backends/backend-kind.ts'
import type { Environment } from '../environment.ts'
import type { Teams } from './read-team.ts'
import { TEAM_VARIABLES, teamOfEnvironment } from './team-of-environment.ts'
import { parseTeamsFile, type TeamsFile } from './teams-file.ts'

/** The file as it was read, or the sentence that says why it was not. */
export type TeamsFileRead = TeamsFile | { readonly unreadable: string }

export type TeamSources = { readonly kinds: readonly BackendKind[]; readonly teamsFile?: TeamsFileRead }

/** From the file where there is one, else from the environment. Throws where the file is named and was not read. */
export function parseTeams(env: Environment, { kinds, teamsFile }: TeamSources): Teams {
  if (!teamsFile && env['USHER_TEAMS_FILE'] !== undefined) throw new Error('USHER_TEAMS_FILE was not read')
  if (!teamsFile) return teamOfEnvironment(env, kinds)
  const teams: Teams =
    'unreadable' in teamsFile
      ? { kind: 'problems', problems: [teamsFile.unreadable] }
      : parseTeamsFile(teamsFile, { kinds, env })
  const twice = namedTwice(env)
  if (twice.length === 0) return teams
  return { kind: 'problems', problems: [...twice, ...(teams.kind === 'problems' ? teams.problems : [])] }
}

function namedTwice(env: Environment): readonly string[] {
  const set = Object.values(TEAM_VARIABLES).filter((variable) => env[variable] !== undefined)
  if (set.length === 0) return []
  return [
    `USHER_TEAMS_FILE is set, and beside it ${set.join(', ')}: take those out, because each team of the file says for itself what they would say.`,
  ]
}
