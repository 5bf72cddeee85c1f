import type { Place, PlatformName } from './actor.ts'
import type { BackendFacts } from './backend-facts.ts'
import type { BackendKey, TeamId } from './ids.ts'

/** What one is a member of. Its members and invitations live in its backend. */
export type Team = {
  readonly id: TeamId
  readonly name: string
  readonly backend: BackendFacts
  /** Which team of which backend that is, in words of the backend: another one after the team has moved. */
  readonly tenant: string
  /** The role an invitation carries when nobody names one; absent for the backend's own ordinary one. */
  readonly defaultRole?: string
  /** How long an invitation may be answered, in milliseconds. */
  readonly invitationLifeMs: number
  /** Only addresses of these may be invited, lower-case; empty for all. */
  readonly domains: readonly string[]
  readonly consent: Consent
  /** Where it is at home; empty for everywhere. */
  readonly places: readonly PlaceBinding[]
  /** How long a removal or a new role waits for a second thought, in milliseconds. */
  readonly undoMs: number
  /** What becomes of an admin channel with people in it who are no admins. */
  readonly adminChannels: AdminChannelRule
  /** What the inviter may do where a direct message does not arrive. */
  readonly unreachable: UnreachableRule
  /** So many days after the card whoever has not answered is reminded; empty for never. */
  readonly reminderDays: readonly number[]
  /** By its IANA name: that of everybody whose own is not known. */
  readonly timeZone: string
  /** The most members and open invitations together; absent where nobody set a limit. */
  readonly memberLimit?: number
  /** Where an invitee finishes in a browser, if that can be said. */
  readonly finishUrl: (key: BackendKey) => URL | undefined
}

/** A team where it is: what is known of its people there means nothing anywhere else. */
export type TeamAt = Pick<Team, 'id' | 'tenant'>

/** Whether the backend hears of an invitation before the invitee does, or only once they said yes. */
export type Consent = 'send-first' | 'ask-first'

/** It is bound with a warning, or not at all. */
export type AdminChannelRule = 'warn' | 'strict'

/** Mention them in the channel or hand on a link; a link only; or leave it. */
export type UnreachableRule = 'offer' | 'link' | 'nothing'

/** A workspace or guild, or one channel of it. */
export type PlaceBinding = {
  readonly platform: PlatformName
  readonly space: string
  readonly channel?: string
}

/**
 * Those that are at home there, the nearest first: bound to the channel, to the workspace or guild, to no place at all.
 * Where the channel is not known, as in a form, also those bound to any channel of the workspace or guild.
 */
export function teamsAt(teams: readonly Team[], place: Place): readonly Team[] {
  const near = teams.map((team) => ({ team, distance: distanceOf(team, place) }))
  return near
    .filter(({ distance }) => distance < AWAY)
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ team }) => team)
}

const AWAY = 4

function distanceOf({ places }: Team, place: Place): number {
  if (places.length === 0) return 2
  return Math.min(AWAY, ...places.map((binding) => distanceTo(binding, place)))
}

function distanceTo({ platform, space, channel }: PlaceBinding, place: Place): number {
  if (platform !== place.platform || space !== place.space) return AWAY
  if (channel === undefined) return 1
  if (place.channel === undefined) return 3
  return channel === place.channel ? 0 : AWAY
}

export type TeamChoice =
  | { readonly kind: 'chosen'; readonly team: Team }
  /** Several are as near, and nobody said which. */
  | { readonly kind: 'which'; readonly teams: readonly Team[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly teams: readonly Team[] }
  | { readonly kind: 'none' }
  /** The one that is meant is not configured any more. */
  | { readonly kind: 'gone' }
  /** It would be that of an invitation which nobody has. */
  | { readonly kind: 'no_invitation' }
  /** Or that of a change, or of a list of people. */
  | { readonly kind: 'no_change' }
  | { readonly kind: 'no_bulk' }

/** By name or id, whatever the case; without a word the one that is nearer than all others. */
export function chooseTeam(teams: readonly Team[], place: Place, word = ''): TeamChoice {
  const here = teamsAt(teams, place)
  if (word !== '') {
    const team = here.find(({ id, name }) => [id, name].some((known) => isSameWord(known, word)))
    return team ? { kind: 'chosen', team } : { kind: 'unknown', word, teams: here }
  }
  const [nearest, next] = here
  if (!nearest) return { kind: 'none' }
  if (next && distanceOf(next, place) === distanceOf(nearest, place)) return { kind: 'which', teams: here }
  return { kind: 'chosen', team: nearest }
}

const isSameWord = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase()
