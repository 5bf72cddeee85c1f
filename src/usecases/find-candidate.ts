import type { AccountLink } from '../domain/account.ts'
import { type Actor, actorKey, isSameActor, type Person } from '../domain/actor.ts'
import { findEmailProblem } from '../domain/email-rule.ts'
import type { AccountId } from '../domain/ids.ts'
import { type Invitee, inviteeKey } from '../domain/invitation.ts'
import type { NotInvitable } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import type { Standing } from './standing.ts'

/** Somebody as they were named: a chat person or an address. */
export type Named = { readonly actor: Actor } | { readonly email: string }

export type Candidate =
  | { readonly kind: 'candidate'; readonly invitee: Invitee }
  | { readonly kind: 'already_member'; readonly name: string }
  | { readonly kind: 'not_invitable'; readonly name: string; readonly reason: NotInvitable }

type CandidateDeps = Pick<Deps, 'store' | 'platforms' | 'backends'>
type Asker = { readonly caller: Pick<Caller, 'actor' | 'team'>; readonly standing: Standing }

/** What is known of somebody so far. */
type Known = {
  readonly name: string
  readonly email?: string
  readonly account?: AccountId
  readonly actors: readonly Actor[]
}

/**
 * Finds out who that is, on every platform where they can be reached, and whether they can be invited at all.
 * Throws `PlatformUnavailable` and `BackendUnavailable`.
 */
export async function findCandidate(deps: CandidateDeps, asker: Asker, named: Named): Promise<Candidate> {
  const start =
    'actor' in named
      ? await knowActor(deps, asker.caller.team, named.actor)
      : { name: named.email, ...named, actors: [] }
  if ('reason' in start) return { kind: 'not_invitable', ...start }

  const known = await reachEverywhere(deps, asker.caller.team, start)
  if ('reason' in known) return { kind: 'not_invitable', ...known }
  if (isAsker(asker, known)) return { kind: 'not_invitable', name: known.name, reason: 'yourself' }

  const refusal = findEmailProblem(asker.caller.team, known.email)
  if (refusal) return { kind: 'not_invitable', name: known.name, reason: refusal }
  if (await isMember(deps, asker.caller.team, known)) return { kind: 'already_member', name: known.name }
  return { kind: 'candidate', invitee: { ...known, key: inviteeKey(known) } }
}

type Impossible = { readonly name: string; readonly reason: NotInvitable }

async function knowActor(
  { store, platforms }: CandidateDeps,
  team: Team,
  actor: Actor,
): Promise<Known | Impossible> {
  const person = await platforms.get(actor.platform)?.findPerson(actor)
  if (!person) return { name: 'That person', reason: 'unknown' }
  if (person.kind !== 'person') return { name: person.name, reason: person.kind }

  const link = await store.transaction((tx) => tx.findLink(team, actor))
  const email = link?.email ?? person.email
  return {
    name: person.name,
    actors: [actor],
    ...(email && { email }),
    ...(link && { account: link.account }),
  }
}

/** Adds the chat people known for the address and the account, on every platform that is set up. */
async function reachEverywhere(deps: CandidateDeps, team: Team, start: Known): Promise<Known | Impossible> {
  const people = start.email ? await findPeopleByEmail(deps, start.email) : []
  const refused = people.find(({ kind }) => kind !== 'person')
  if (refused && refused.kind !== 'person') return { name: start.name, reason: refused.kind }

  const found = distinct([...start.actors, ...people.map(({ actor }) => actor)])
  const { account, links } = await readLinks(deps, team, { ...start, actors: found })
  const actors = distinct([...found, ...links.map(({ actor }) => actor)]).filter(
    (actor) => deps.platforms.has(actor.platform) && !isOfAnother(actor, account, links),
  )
  const named = people.find(({ actor }) => actors.some((one) => isSameActor(one, actor)))?.name
  const name = start.actors.length > 0 ? start.name : (named ?? (await nameOf(deps, actors, start.name)))
  return { ...start, name, actors, ...(account && { account }) }
}

/** The account, and every link that could lead to it: of the people found, of the address, of the account. */
function readLinks(
  { store }: CandidateDeps,
  team: Team,
  { actors, email, account: given }: Pick<Known, 'actors' | 'email' | 'account'>,
): Promise<{ readonly account: AccountId | undefined; readonly links: readonly AccountLink[] }> {
  return store.transaction(async (tx) => {
    // The operator's word for an address goes before whoever the chat knows by it.
    const links = email ? [...(await tx.listLinksByEmail(team, email))] : []
    for (const actor of actors) {
      const link = await tx.findLink(team, actor)
      if (link) links.push(link)
    }
    const account = given ?? links[0]?.account
    return { account, links: account ? [...links, ...(await tx.listLinksOf(team, account))] : links }
  })
}

/** Somebody who has another account could not accept. */
const isOfAnother = (actor: Actor, account: AccountId | undefined, links: readonly AccountLink[]): boolean =>
  links.some((link) => isSameActor(link.actor, actor) && link.account !== account)

/** Nobody was found by the address, but by a link of it: they have a name where somebody can say which. */
async function nameOf(
  { platforms }: Pick<CandidateDeps, 'platforms'>,
  [first, ...others]: readonly Actor[],
  otherwise: string,
): Promise<string> {
  if (!first) return otherwise
  try {
    return (await platforms.get(first.platform)?.findPerson(first))?.name ?? otherwise
  } catch (error) {
    if (!(error instanceof PlatformUnavailable) || error.hold === undefined) throw error
    return nameOf({ platforms }, others, otherwise)
  }
}

async function findPeopleByEmail({ platforms }: CandidateDeps, email: string): Promise<Person[]> {
  const found = await Promise.all(
    [...platforms.values()].map((platform) => platform.findPersonByEmail(email)),
  )
  return found.filter((person) => person !== undefined)
}

const distinct = (actors: readonly Actor[]): Actor[] => [
  ...new Map(actors.map((actor) => [actorKey(actor), actor])).values(),
]

const isAsker = ({ caller, standing }: Asker, known: Known): boolean =>
  known.actors.some((actor) => isSameActor(actor, caller.actor)) ||
  (standing.account !== undefined && standing.account === known.account)

/** By address only where sending would come too late to find out: before somebody is asked. */
async function isMember(
  { backends }: CandidateDeps,
  team: Team,
  { account, email }: Known,
): Promise<boolean> {
  const backend = backends.of(team)
  if (account && (await backend.findMember({ account }))) return true
  if (team.consent === 'send-first' || !email || !team.backend.needsEmail) return false
  return (await backend.findMember({ email })) !== undefined
}
