import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Actor, Person, PersonKind } from '../../domain/actor.ts'
import type { Urgency } from '../../domain/effect.ts'
import { parseEmail } from '../../domain/email.ts'
import { isTimeZone } from '../../domain/reminders.ts'
import type { Pacer, Turn } from '../pace.ts'
import type { Platform } from '../platform.ts'
import { createRecent, type Recent } from '../recent.ts'
import { errorCode, unavailable } from './errors.ts'
import { homeTeam, type Installation, slackActor, userOf } from './ids.ts'
import { awaitTurn } from './insist.ts'
import { LANES } from './limits.ts'

/** https://docs.slack.dev/reference/objects/user-object: nearly every key may be missing. */
const slackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().refine(isTimeZone).nullish().catch(undefined),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_workflow_bot: z.boolean().optional(),
  is_connector_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  profile: z
    .object({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().nullish(),
    })
    .optional(),
})

type SlackUser = z.infer<typeof slackUser>

const NOBODY = new Set(['user_not_found', 'user_not_visible', 'invalid_arguments'])

/** Without the scope, addresses stay unknown until somebody installs the app anew: waiting would not help. */
const UNKNOWN_ADDRESS = new Set([
  'users_not_found',
  'enterprise_is_restricted',
  'missing_scope',
  'invalid_arguments',
])

type Deps = {
  readonly client: WebClient
  readonly pacer: Pacer
  readonly installation: () => Promise<Installation>
}

type People = Pick<Platform, 'findPerson' | 'findPersonByEmail'> & {
  /** As {@link Platform.findPerson}, but perhaps from a minute ago. */
  readonly recall: (actor: Actor) => Promise<Person | undefined>
}

/** So long an address of one of very many counts as looked up: their turn may come in several goes. */
const CROWD_LIFE_MS = 10 * 60_000

/** Who somebody is, asked anew every time but for one of very many. */
export function createPeople(deps: Deps): People {
  const people = createRecent((user, urgency) => findPerson(deps, user, urgency))
  const addresses = createRecent(async (email, urgency) => {
    const person = await findPersonByEmail(deps, email, urgency)
    // Who was found by an address is known by name as well.
    if (person) people.note(userOf(person.actor), person)
    return person
  }, CROWD_LIFE_MS)
  return {
    findPerson: (actor, urgency) => look(people, userOf(actor), urgency),
    recall: (actor) => people.recall(userOf(actor)),
    findPersonByEmail: (email, urgency) => look(addresses, email, urgency),
  }
}

const look = <Value>(recent: Recent<Value>, key: string, urgency: Urgency = 'interactive'): Promise<Value> =>
  urgency === 'bulk' ? recent.recall(key, urgency) : recent.ask(key, urgency)

async function findPerson(deps: Deps, id: string, urgency?: Urgency): Promise<Person | undefined> {
  const ours = await deps.installation()
  const ask = async (): Promise<Person | undefined> => {
    try {
      const { user } = await deps.client.users.info({ user: id })
      return readPerson(ours, user)
    } catch (error) {
      if (NOBODY.has(errorCode(error) ?? '')) return undefined
      throw unavailable('users.info', error)
    }
  }
  return inTurn(deps, { key: id, urgency, lanes: [LANES.person] }, ask)
}

/** Slack looks among active members only. An address that Slack has not confirmed finds nobody. */
async function findPersonByEmail(deps: Deps, email: string, urgency?: Urgency): Promise<Person | undefined> {
  const ours = await deps.installation()
  const ask = async (): Promise<Person | undefined> => {
    try {
      const { user } = await deps.client.users.lookupByEmail({ email })
      const person = readPerson(ours, user)
      return person?.email === parseEmail(email) ? person : undefined
    } catch (error) {
      if (UNKNOWN_ADDRESS.has(errorCode(error) ?? '')) return undefined
      throw unavailable('users.lookupByEmail', error)
    }
  }
  return inTurn(deps, { key: email, urgency, lanes: [LANES.address] }, ask)
}

/** A job comes back by itself; whoever looks at a screen does not. */
function inTurn<Result>({ pacer }: Deps, turn: Turn, ask: () => Promise<Result>): Promise<Result> {
  const { urgency = 'interactive' } = turn
  if (urgency !== 'interactive') return pacer.paced(turn, ask)
  return awaitTurn(() => pacer.paced({ ...turn, isAtOnce: true }, ask))
}

function readPerson(installation: Installation, answer: unknown): Person | undefined {
  const { data: user } = slackUser.safeParse(answer)
  if (!user) return undefined
  const team = teamOfUser(installation, user)
  const email = user.is_email_confirmed ? parseEmail(user.profile?.email ?? '') : undefined
  return {
    actor: slackActor(team, user.id),
    name: nameOf(user),
    kind: user.is_stranger || team !== installation.team ? 'stranger' : kindOf(user),
    ...(email && { email }),
    ...(user.tz && { timeZone: user.tz }),
  }
}

/**
 * People of an Enterprise organization belong to several workspaces, of which Slack names one, or only the organization.
 * Who is in none of them but others is no colleague here.
 */
function teamOfUser(installation: Installation, user: SlackUser): string {
  const { teams = [] } = user.enterprise_user ?? {}
  if (teams.includes(installation.team)) return installation.team
  const [elsewhere] = teams
  const isNamed = user.team_id !== undefined && user.team_id !== installation.enterprise
  return isNamed || !elsewhere ? homeTeam(installation, user.team_id) : elsewhere
}

const nameOf = ({ profile, real_name, name, id }: SlackUser): string =>
  profile?.display_name || profile?.real_name || real_name || name || id

/** Slackbot calls itself no bot. */
function kindOf(user: SlackUser): PersonKind {
  if (user.deleted) return 'deactivated'
  const isBot = user.is_bot || user.is_workflow_bot || user.is_connector_bot || user.id === 'USLACKBOT'
  if (isBot) return 'bot'
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'person'
}
