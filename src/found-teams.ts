import type { Logger } from 'pino'
import { BackendUnavailable } from './backends/backend.ts'
import { actorKey } from './domain/actor.ts'
import type { Team } from './domain/team.ts'
import type { Founder } from './founders.ts'
import type { Deps } from './usecases/deps.ts'
import { forgetConfigured } from './usecases/forget-configured.ts'
import { linkFounders } from './usecases/link-founders.ts'

type FoundingDeps = Pick<Deps, 'store' | 'backends' | 'teams' | 'now'> & {
  readonly log: Logger
  /** Makes the first people of a team whose accounts are the chat people themselves. */
  readonly seed: (team: Team, founders: readonly Founder[]) => Promise<void>
}

/** Who is still looked for in a team, and what the operator heard of it last. */
type Search = { readonly people: readonly Founder[]; readonly heard?: string }

/**
 * Makes the people whom the operator vouches for known in every team. What is returned is to be called again and again:
 * a backend may be out of reach, and who is no member today may be one tomorrow. Usher's own teams are seeded once, and
 * once it is forgotten whom the operator does not vouch for any more.
 */
export function createFounding(deps: FoundingDeps, founders: readonly Founder[]): () => Promise<void> {
  const left = new Map(deps.teams.list().map((team): [Team, Search] => [team, { people: founders }]))
  const named = { isRead: false }
  return async () => {
    if (!named.isRead) for (const team of left.keys()) await forgetConfigured(deps, team, founders)
    named.isRead = true
    // One after the other, because they share accounts; vendors are not kept waiting for each other.
    for (const team of left.keys()) if (isOurs(team)) await seedOnce(deps, left, team)
    const others = [...left].filter(([team]) => !isOurs(team))
    await Promise.all(others.map(async ([team, search]) => left.set(team, await find(deps, team, search))))
  }
}

const isOurs = ({ backend }: Team): boolean => backend.proof === 'chat'

async function seedOnce({ seed }: FoundingDeps, left: Map<Team, Search>, team: Team): Promise<void> {
  const { people } = left.get(team) ?? { people: [] }
  if (people.length > 0) await seed(team, people)
  left.set(team, { people: [] })
}

async function find(
  { store, log, ...deps }: FoundingDeps,
  team: Team,
  { people, heard }: Search,
): Promise<Search> {
  const about = { team: team.id, backend: team.backend.name }
  try {
    const left = await linkFounders({ store, ...deps }, team, people.filter(hasEmail))
    const who = left.flatMap(({ actors }) => actors.map(actorKey)).join(' ')
    if (who !== '' && who !== heard) log.info({ ...about, who }, 'people of the operator who are no members')
    return { people: left, heard: who }
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error
    const problem = error.message
    if (problem !== heard) log.warn({ ...about, problem }, 'people of the operator are not linked yet')
    return { people, heard: problem }
  }
}

const hasEmail = (founder: Founder): founder is Founder & { readonly email: string } =>
  founder.email !== undefined
