import type { Logger } from 'pino'
import { type Backend, BackendUnavailable, type Health } from './backends/backend.ts'
import { findRole } from './domain/role.ts'
import type { Team } from './domain/team.ts'
import type { Deps } from './usecases/deps.ts'

type CheckDeps = Pick<Deps, 'backends' | 'teams'> & { readonly log: Logger }

/**
 * Tries the credential of every team, and looks for the role that it gives by default, so that the operator reads what
 * is wrong before anybody in a chat does. What is returned is to be called again and again: it asks for those that were
 * not well, until they are.
 */
export function createTeamChecks({ teams, backends, log }: CheckDeps): () => Promise<void> {
  const left = new Map(teams.list().map((team) => [team, 'not asked yet']))
  return async () => {
    const checks = [...left].map(async ([team, before]) => {
      const health = await ask(backends.of(team), team)
      if (health.kind === 'healthy') left.delete(team)
      else left.set(team, health.problem)
      report(log, team, { health, before })
    })
    await Promise.all(checks)
  }
}

async function ask(backend: Backend, team: Team): Promise<Health> {
  try {
    const health = await backend.checkHealth()
    return health.kind === 'healthy' ? await findDefaultRole(backend, team) : health
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error
    return { kind: 'unhealthy', trouble: error.trouble, problem: error.message }
  }
}

async function findDefaultRole(backend: Backend, { defaultRole }: Team): Promise<Health> {
  if (defaultRole === undefined) return { kind: 'healthy' }
  const roles = await backend.listRoles()
  if (findRole(roles, defaultRole)) return { kind: 'healthy' }
  const names = roles.map(({ name }) => name).join(', ')
  const problem = `The default role ${defaultRole} is none of those there are: ${names}. Until it is, nobody can be invited without naming a role.`
  return { kind: 'unhealthy', trouble: 'misconfigured', problem }
}

type Checked = {
  readonly health: Health
  /** What was wrong the last time. */
  readonly before: string
}

/** Said once, and not each time, as long as it is the same. */
function report(log: Logger, { id, backend }: Team, { health, before }: Checked): void {
  const about = { team: id, backend: backend.name }
  if (health.kind === 'healthy') return log.info(about, 'backend healthy')
  const { kind: _kind, ...unhealthy } = health
  if (health.problem !== before) log.warn({ ...about, ...unhealthy }, 'backend unhealthy')
}
