import type { User } from '../users.ts'
import type { Workspace } from '../workspace.ts'

/** Slack itself tells somebody that something went wrong. */
export function complain(workspace: Workspace, user: User, problem: string): void {
  workspace.deskOf(user.id).problem = problem
  workspace.changed()
}
