import { dateFormat } from '../date-format.ts'
import type { TwinPerson } from '../twin.ts'
import type { World, WorldPerson } from '../world/world.ts'

export type User = TwinPerson & {
  readonly teamId: string
  readonly email?: string
  readonly timeZone: string
  readonly locale: string
  /** Of a bot: the app that speaks through it. */
  readonly app?: AppIds
}

export type AppIds = { readonly id: string; readonly botId: string }

export const SLACKBOT = 'USLACKBOT'

/** Where people from outside come from. */
export const OTHER_TEAM = 'T0PARTNERS1'

/** Everybody with a profile in the workspace, Slackbot too. */
export function usersOf(world: World): readonly User[] {
  return [...world.people.flatMap((person) => userOf(world, person) ?? []), slackbot(world)]
}

function userOf(world: World, { handle, name, color, slack }: WorldPerson): User | undefined {
  if (!slack) return undefined
  const teamId = slack.kind === 'stranger' ? OTHER_TEAM : world.workspace.id
  return { handle, name, color, ...slack, teamId, ...(slack.kind === 'bot' && { app: appBehind(slack.id) }) }
}

const appBehind = (userId: string): AppIds => ({ id: `A${userId.slice(1)}`, botId: `B${userId.slice(1)}` })

const slackbot = (world: World): User => ({
  id: SLACKBOT,
  handle: 'slackbot',
  name: 'Slackbot',
  color: '#757575',
  kind: 'bot',
  teamId: world.workspace.id,
  timeZone: 'America/Los_Angeles',
  locale: 'en-US',
})

/** The user object. `withEmail` needs the scope `users:read.email`. Source: https://docs.slack.dev/reference/objects/user-object */
export function renderUser(user: User, show: { withEmail: boolean; withLocale: boolean }): object {
  const offset = offsetSeconds(user.timeZone)
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.handle,
    deleted: user.kind === 'deactivated',
    color: user.color.slice(1),
    real_name: user.name,
    tz: user.timeZone,
    tz_label: user.timeZone,
    tz_offset: offset,
    profile: renderProfile(user, show.withEmail),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.kind === 'guest',
    is_ultra_restricted: false,
    // Slack says of its own bot that it is none.
    is_bot: user.kind === 'bot' && user.id !== SLACKBOT,
    is_app_user: false,
    is_stranger: user.kind === 'stranger',
    is_email_confirmed: user.email !== undefined,
    is_invited_user: false,
    is_workflow_bot: false,
    is_connector_bot: false,
    who_can_share_contact_card: 'EVERYONE',
    updated: 1_700_000_000,
    ...(show.withLocale && user.kind !== 'stranger' && { locale: user.locale }),
  }
}

function renderProfile(user: User, withEmail: boolean): object {
  const avatar = `https://avatars.slack-edge.invalid/${user.id}`
  const [firstName = '', ...rest] = user.name.split(' ')
  return {
    title: '',
    phone: '',
    skype: '',
    real_name: user.name,
    real_name_normalized: user.name,
    display_name: user.name,
    display_name_normalized: user.name,
    first_name: firstName,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    status_emoji_display_info: [],
    status_text_canonical: '',
    avatar_hash: 'g0000000000',
    ...Object.fromEntries(
      [24, 32, 48, 72, 192, 512].map((size) => [`image_${size}`, `${avatar}-${size}.png`]),
    ),
    ...(user.kind === 'bot' && { always_active: true }),
    ...(user.app && { api_app_id: user.app.id, bot_id: user.app.botId }),
    ...(withEmail && user.kind !== 'stranger' && user.email && { email: user.email }),
    team: user.teamId,
  }
}

function offsetSeconds(timeZone: string): number {
  const parts = dateFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts()
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60)
}
