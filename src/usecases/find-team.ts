import type { Actor, Place } from '../domain/actor.ts'
import { asBulkId, asChangeId, asInvitationId, type TeamId } from '../domain/ids.ts'
import { wordOfLink } from '../domain/link-subject.ts'
import { chooseTeam, type Team, type TeamChoice, teamsAt } from '../domain/team.ts'
import type { Deps } from './deps.ts'

type FindDeps = Pick<Deps, 'store' | 'teams'>
type Asking = { readonly actor: Actor; readonly place: Place }

/** The team that a command means: the named one, else the one at home where it was typed. */
export async function findTeam(deps: FindDeps, asking: Asking, word?: string): Promise<TeamChoice> {
  return chooseTeam(await listTeams(deps, asking), asking.place, word)
}

/** Those that may be named there, and match what was typed so far. */
export async function suggestTeams(deps: FindDeps, asking: Asking, query: string): Promise<readonly Team[]> {
  const wanted = query.toLowerCase()
  const here = teamsAt(await listTeams(deps, asking), asking.place)
  return here.filter(({ id, name }) => [id, name].some((known) => known.toLowerCase().includes(wanted)))
}

/** The team of the invitation that a button is about, wherever the button was shown. */
export async function findTeamOfInvitation({ store, teams }: FindDeps, id: string): Promise<TeamChoice> {
  const found = await store.transaction((tx) => tx.findInvitation(asInvitationId(id)))
  return found ? teamOf(teams, found.team) : { kind: 'no_invitation' }
}

/** The same for a change. */
export async function findTeamOfChange({ store, teams }: FindDeps, id: string): Promise<TeamChoice> {
  const found = await store.transaction((tx) => tx.findChange(asChangeId(id)))
  return found ? teamOf(teams, found.team) : { kind: 'no_change' }
}

/** The same for a list of people. */
export async function findTeamOfBulk({ store, teams }: FindDeps, id: string): Promise<TeamChoice> {
  const found = await store.transaction((tx) => tx.findBulk(asBulkId(id)))
  return found ? teamOf(teams, found.team) : { kind: 'no_bulk' }
}

/** The team that somebody links their account in, for its own sake or for that of an invitation. */
export async function findTeamOfLink(deps: FindDeps, asking: Asking, subject: string): Promise<TeamChoice> {
  const word = wordOfLink(subject)
  const invited = await findTeamOfInvitation(deps, word)
  if (invited.kind !== 'no_invitation') return invited
  const named = await findTeam(deps, asking, word)
  return named.kind === 'chosen' ? named : invited
}

function teamOf(teams: FindDeps['teams'], id: TeamId): TeamChoice {
  const team = teams.list().find((one) => one.id === id)
  return team ? { kind: 'chosen', team } : { kind: 'gone' }
}

/** In a direct message that belongs to no guild, somebody is at home in the teams that they are linked in. */
async function listTeams({ store, teams }: FindDeps, { actor, place }: Asking): Promise<readonly Team[]> {
  const all = teams.list()
  if (!isNowhere(place)) return all
  return store.transaction(async (tx) => {
    const here: Team[] = []
    for (const team of all) if (team.places.length === 0 || (await tx.findLink(team, actor))) here.push(team)
    return here.map((team) => ({ ...team, places: [] }))
  })
}

const isNowhere = ({ isDirect, space }: Place): boolean => isDirect && space === undefined
