import { BackendUnavailable } from '../backends/backend.ts'
import { type Actor, actorKey, isSameActor, type PersonKind } from '../domain/actor.ts'
import type { AccountId } from '../domain/ids.ts'
import type { Rank } from '../domain/role.ts'
import type { Team, TeamAt } from '../domain/team.ts'
import type { Deps } from './deps.ts'

/** Where somebody stands in a team right now. */
export type Standing = {
  readonly kind: PersonKind
  readonly account?: AccountId
  /** Absent for somebody who is not a member. */
  readonly rank?: Rank
  /** Nothing says which account is theirs, or an admin's word alone. */
  readonly isUnproven: boolean
}

export type StandingDeps = Pick<Deps, 'store' | 'platforms' | 'backends' | 'owners' | 'recent'>

type Somebody = { readonly actor: Actor; readonly team: Team }

/**
 * Asks the platform what kind of person that is and the backend for the rank of the linked account, at the click, or
 * takes what they said a few seconds ago. Throws `BackendUnavailable` and `PlatformUnavailable`.
 */
export async function readStanding(deps: StandingDeps, somebody: Somebody): Promise<Standing> {
  const [kind, place] = await Promise.all([readKind(deps, somebody.actor), readRank(deps, somebody)])
  return { kind, ...place }
}

/** While the backend cannot tell the rank, `away` is why, and there is none: enough for what is one's own. */
export async function readStandingAnyway(
  deps: StandingDeps,
  somebody: Somebody,
): Promise<{ readonly standing: Standing; readonly away?: BackendUnavailable }> {
  try {
    return { standing: await readStanding(deps, somebody) }
  } catch (away) {
    if (!(away instanceof BackendUnavailable)) throw away
    return { standing: { kind: await readKind(deps, somebody.actor), isUnproven: true }, away }
  }
}

async function readRank(
  { store, backends, owners, recent }: StandingDeps,
  { actor, team }: Somebody,
): Promise<Omit<Standing, 'kind'>> {
  const link = await store.transaction((tx) => tx.findLink(team, actor))
  const isOwner = owners.some((owner) => isSameActor(owner, actor))
  const isUnproven = !link || link.proof === 'mapped'
  if (isOwner) return { ...(link && { account: link.account }), rank: 'owner', isUnproven }
  if (!link) return { isUnproven }

  const { account } = link
  const rank = await recent.ranks.get(rankKey(team, account), async () => {
    const member = await backends.of(team).findMember({ account })
    return member?.role.rank
  })
  return { account, isUnproven, ...(rank && { rank }) }
}

/** Under which a rank is remembered for a few seconds: whoever changes it drops it. */
export const rankKey = ({ id, tenant }: TeamAt, account: AccountId): string =>
  JSON.stringify([id, tenant, account])

/** Somebody whom the platform does not know any more is as good as somebody from outside. */
export async function readKind(
  { platforms, recent }: Pick<StandingDeps, 'platforms' | 'recent'>,
  actor: Actor,
): Promise<PersonKind> {
  const kind = await recent.kinds.get(actorKey(actor), async () => {
    const person = await platforms.get(actor.platform)?.findPerson(actor)
    return person?.kind
  })
  return kind ?? 'stranger'
}
