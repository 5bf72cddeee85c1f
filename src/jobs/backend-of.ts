import type { Backend } from '../backends/backend.ts'
import { type Invitation, isLeftBehind } from '../domain/invitation.ts'
import type { JobDeps } from './deps.ts'

/** The team has moved since the invitation was made: its key, and who it is for, would mean somebody else's there. */
export class TeamMoved extends Error {
  constructor() {
    super('The team has moved since the invitation was made')
    this.name = 'TeamMoved'
  }
}

/** The backend that knows of the invitation. Throws TeamMoved, or TeamGone, where that is nobody's any more. */
export function backendOf(
  { backends, teams }: Pick<JobDeps, 'backends' | 'teams'>,
  invitation: Invitation,
): Backend {
  const team = teams.get(invitation.team)
  if (isLeftBehind(invitation, team)) throw new TeamMoved()
  return backends.of(team)
}
