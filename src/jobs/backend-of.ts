import type { Backend } from '../backends/backend.ts'
import type { TeamId } from '../domain/ids.ts'
import { isLeftBehind } from '../domain/invitation.ts'
import type { JobDeps } from './deps.ts'

/** The team has moved since it was made: a key or an account would mean somebody else's there. */
export class TeamMoved extends Error {
  constructor() {
    super('The team has moved since it was made')
    this.name = 'TeamMoved'
  }
}

/** What belongs to where a team was when it was made: an invitation, a change. */
type Made = { readonly team: TeamId; readonly tenant: string }

/** The backend that knows of it. Throws TeamMoved, or TeamGone, where that is nobody's any more. */
export function backendOf({ backends, teams }: Pick<JobDeps, 'backends' | 'teams'>, made: Made): Backend {
  const team = teams.get(made.team)
  if (isLeftBehind(made, team)) throw new TeamMoved()
  return backends.of(team)
}
