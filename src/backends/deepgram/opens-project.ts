import { isDone, readDone } from './answers.ts'
import type { Deps } from './deps.ts'
import { projectList } from './schemas.ts'

/** Whether somebody's own key is taken, and is one for the project. */
export async function opensProject({ client, project }: Deps, apiKey: string): Promise<boolean> {
  const answer = await client.listProjects(apiKey)
  if (!isDone(answer) && answer.status >= 400) return false
  return hasProject(readDone(projectList, answer), project)
}

/** @param project in lower case */
export const hasProject = (
  { projects }: { readonly projects: readonly { readonly project_id: string }[] },
  project: string,
): boolean => projects.some((one) => one.project_id.toLowerCase() === project)
