import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Actor, Person, PersonKind } from '../../domain/actor.ts'
import { parseEmail } from '../../domain/email.ts'
import { errorCode, unavailable } from './errors.ts'
import { homeTeam, type Installation, slackActor, userOf } from './ids.ts'

/** https://docs.slack.dev/reference/objects/user-object: nearly every key may be missing. */
const slackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
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

const NOBODY = new Set(['user_not_found', 'user_not_visible', 'users_not_found', 'invalid_arguments'])

type Deps = { readonly client: WebClient; readonly installation: Installation }

export async function findPerson({ client, installation }: Deps, actor: Actor): Promise<Person | undefined> {
  try {
    const { user } = await client.users.info({ user: userOf(actor) })
    return readPerson(installation, user)
  } catch (error) {
    if (NOBODY.has(errorCode(error) ?? '')) return undefined
    throw unavailable('users.info', error)
  }
}

/** Slack looks among active members only. An address that Slack has not confirmed finds nobody. */
export async function findPersonByEmail(
  { client, installation, log }: Deps & { readonly log: Logger },
  email: string,
): Promise<Person | undefined> {
  try {
    const { user } = await client.users.lookupByEmail({ email })
    const person = readPerson(installation, user)
    return person?.email === parseEmail(email) ? person : undefined
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (NOBODY.has(code) || code === 'enterprise_is_restricted') return undefined
    if (code !== 'missing_scope') throw unavailable('users.lookupByEmail', error)
    // Installed without the scope: addresses are unknown here until somebody installs it anew.
    log.warn('slack cannot look up addresses without the scope users:read.email')
    return undefined
  }
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
  }
}

/** People of an Enterprise organization belong to several workspaces, of which Slack names one. */
function teamOfUser(installation: Installation, user: SlackUser): string {
  const isHere = user.enterprise_user?.teams?.includes(installation.team) ?? false
  return isHere ? installation.team : homeTeam(installation, user.team_id)
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
