import type { Place } from '../domain/actor.ts'
import {
  type AdminChannel,
  type ChannelRef,
  type ChannelSight,
  type Flaw,
  findFlaws,
  isSameChannel,
} from '../domain/channel.ts'
import { isPermission, mayDo } from '../domain/policy.ts'
import type { Team } from '../domain/team.ts'
import { readStanding, type StandingDeps } from './standing.ts'

/** Where it was asked for, as far as rights go. */
export type PlaceStanding = {
  readonly isAdminChannel: boolean
  /** Every one that the team has. */
  readonly bound: readonly AdminChannel[]
  /** Why the bound channel that it was asked for in does not count at this moment. */
  readonly flaws: readonly Flaw[]
}

type Asked = { readonly team: Team; readonly place: Place }

/** Looks at the channel at the click. Throws `PlatformUnavailable`, and `BackendUnavailable` where everybody in it is looked up. */
export async function readPlace(deps: StandingDeps, { team, place }: Asked): Promise<PlaceStanding> {
  const bound = await deps.store.transaction((tx) => tx.listAdminChannels(team.id))
  const here = channelOf(place)
  const isBound = here !== undefined && bound.some((one) => isSameChannel(one, here))
  if (!isBound) return { isAdminChannel: false, bound, flaws: [] }
  const flaws = await findFlawsOf(deps, team, here)
  return { isAdminChannel: flaws.length === 0, bound, flaws }
}

/** Absent for a direct message, which is nobody's channel. */
export function channelOf({ platform, space, channel, isDirect }: Place): ChannelRef | undefined {
  return isDirect || space === undefined || channel === undefined ? undefined : { platform, space, channel }
}

/** As things are now, or were a few seconds ago. */
export async function findFlawsOf(
  deps: StandingDeps,
  team: Team,
  channel: ChannelRef,
): Promise<readonly Flaw[]> {
  const sight = await lookAt(deps, channel)
  const flaws = findFlaws(sight)
  if (flaws.length > 0 || team.adminChannels !== 'strict') return flaws
  return findUnranked(deps, team, sight)
}

const sightKey = ({ platform, space, channel }: ChannelRef): string =>
  JSON.stringify([platform, space, channel])

/** What was seen a moment ago counts no more. */
export const dropSight = ({ recent }: Pick<StandingDeps, 'recent'>, channel: ChannelRef): void =>
  recent.sights.drop(sightKey(channel))

export function lookAt({ platforms, recent }: StandingDeps, channel: ChannelRef): Promise<ChannelSight> {
  return recent.sights.get(
    sightKey(channel),
    async () => (await platforms.get(channel.platform)?.inspect(channel)) ?? { kind: 'hidden' },
  )
}

/** People in it who could decide nothing there, and groups of whom nobody knows who they are. */
export async function findUnranked(
  deps: StandingDeps,
  team: Team,
  sight: ChannelSight,
): Promise<readonly Flaw[]> {
  if (sight.kind !== 'seen') return []
  const names: string[] = []
  for (const { actor, name, kind } of sight.people) {
    if (kind === 'bot') continue
    const standing = await readStanding(deps, { actor, team })
    const ruling = mayDo({
      actor: standing,
      action: 'agree',
      team: { hasAdminChannel: true },
      place: { isAdminChannel: true },
    })
    if (!isPermission(ruling)) names.push(name)
  }
  return [
    ...(names.length > 0 ? [{ kind: 'unranked' as const, names }] : []),
    ...(sight.groups.length > 0 ? [{ kind: 'groups' as const, names: sight.groups }] : []),
  ]
}
