import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { BackendUnavailable } from './backends/backend.ts'
import { seedTeam } from './backends/embedded/seed-team.ts'
import type { Team } from './domain/team.ts'
import type { Founder } from './founders.ts'
import type { Deps } from './usecases/deps.ts'
import { linkFounders } from './usecases/link-founders.ts'

type FoundingDeps = Pick<Deps, 'store' | 'backends' | 'teams'> & { readonly log: Logger }

/**
 * Makes the people whom the operator vouches for known in every team. What is returned is to be called again and again:
 * a backend may be out of reach, and who is no member today may be one tomorrow. Usher's own teams are seeded once.
 */
export function createFounding(deps: FoundingDeps, founders: readonly Founder[]): () => Promise<void> {
  const left = new Map(deps.teams.list().map((team) => [team, founders]))
  return async () => {
    for (const [team, people] of left) left.set(team, await found(deps, team, people))
  }
}

/** Who is not known yet. */
async function found(
  { store, log, ...deps }: FoundingDeps,
  team: Team,
  founders: readonly Founder[],
): Promise<readonly Founder[]> {
  if (team.backend.name === 'embedded') {
    if (founders.length > 0) await seedTeam({ store, newId: randomUUID }, { team: team.id, people: founders })
    return []
  }
  try {
    return await linkFounders({ store, ...deps }, team, founders.filter(hasEmail))
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error
    log.warn({ team: team.id, problem: error.message }, 'people of the operator are not linked yet')
    return founders
  }
}

const hasEmail = (founder: Founder): founder is Founder & { readonly email: string } =>
  founder.email !== undefined
