import type { Logger } from 'pino'
import { BackendUnavailable } from './backends/backend.ts'
import type { Team } from './domain/team.ts'
import type { Founder } from './founders.ts'
import type { Deps } from './usecases/deps.ts'
import { linkFounders } from './usecases/link-founders.ts'

type FoundingDeps = Pick<Deps, 'store' | 'backends' | 'teams'> & {
  readonly log: Logger
  /** Makes the first people of a team whose accounts are the chat people themselves. */
  readonly seed: (team: Team, founders: readonly Founder[]) => Promise<void>
}

/**
 * Makes the people whom the operator vouches for known in every team. What is returned is to be called again and again:
 * a backend may be out of reach, and who is no member today may be one tomorrow. Usher's own teams are seeded once.
 */
export function createFounding(deps: FoundingDeps, founders: readonly Founder[]): () => Promise<void> {
  const left = new Map(deps.teams.list().map((team) => [team, founders]))
  return async () => {
    // One after the other, because they share accounts; vendors are not kept waiting for each other.
    for (const team of left.keys()) if (isOurs(team)) await seedOnce(deps, left, team)
    const others = [...left].filter(([team]) => !isOurs(team))
    await Promise.all(others.map(async ([team, people]) => left.set(team, await find(deps, team, people))))
  }
}

const isOurs = ({ backend }: Team): boolean => backend.proof === 'chat'

async function seedOnce(
  { seed }: FoundingDeps,
  left: Map<Team, readonly Founder[]>,
  team: Team,
): Promise<void> {
  const founders = left.get(team) ?? []
  if (founders.length > 0) await seed(team, founders)
  left.set(team, [])
}

/** Who is not known yet. */
async function find(
  { store, log, ...deps }: FoundingDeps,
  team: Team,
  founders: readonly Founder[],
): Promise<readonly Founder[]> {
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
