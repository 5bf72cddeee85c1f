import type { Backend } from '../backends/backend.ts'
import type { AccountLink, Member } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import { decideLink } from '../domain/link.ts'
import type { Team } from '../domain/team.ts'
import type { Deps } from './deps.ts'

export type Vouched = { readonly email: string; readonly actors: readonly Actor[] }

/**
 * The operator vouches that these chat people are who has the address: they are linked to the member whom the backend
 * knows by it, unless they have proved that themselves. Returns those whom it does not know yet. Idempotent. Throws `BackendUnavailable`.
 */
export async function linkFounders<Person extends Vouched>(
  { store, backends }: Pick<Deps, 'store' | 'backends'>,
  team: Team,
  people: readonly Person[],
): Promise<readonly Person[]> {
  if (people.length === 0) return []
  const members = await listByEmail(backends.of(team))
  const links = people.flatMap(({ email, actors }): AccountLink[] => {
    const account = members.get(email)?.account
    if (!account) return []
    const { id, tenant } = team
    return actors.map((actor) => ({ team: id, tenant, actor, account, email, proof: 'configured' }))
  })
  await store.transaction(async (tx) => {
    for (const link of links) {
      const decision = decideLink(await tx.findLink(team, link.actor), link)
      if (decision.kind === 'save') await tx.saveLink(decision.link)
    }
  })
  return people.filter(({ email }) => !members.has(email))
}

const PAGE = 100

/** All of them at once: one look for everybody costs less than one for each. */
async function listByEmail(backend: Backend): Promise<ReadonlyMap<string, Member>> {
  const found = new Map<string, Member>()
  let cursor: string | undefined
  do {
    const page = await backend.listMembers({ limit: PAGE, ...(cursor !== undefined && { cursor }) })
    for (const member of page.members) keep(found, member)
    cursor = page.cursor
  } while (cursor !== undefined)
  return found
}

function keep(found: Map<string, Member>, member: Member): void {
  if (member.email) found.set(member.email, member)
}
