import type { Person, PlatformName } from './actor.ts'

/** A channel by the platform's own ids: names change, and mean another channel next year. */
export type ChannelRef = {
  readonly platform: PlatformName
  /** Workspace or guild. */
  readonly space: string
  readonly channel: string
}

/** What the platform tells of a channel and of who is in it. */
export type ChannelSight =
  | {
      readonly kind: 'seen'
      readonly isPrivate: boolean
      /** People of other companies are in it, or may come by an agreement with one. */
      readonly isShared: boolean
      /** Not writable any more. */
      readonly isArchived: boolean
      /** Who is in it, Usher aside. */
      readonly people: readonly Person[]
      /** Names of whole groups of people who can read it, where the platform does not say who they are. */
      readonly groups: readonly string[]
      /** False where there are more people than one looks at. */
      readonly isWhole: boolean
    }
  /** Usher is not in it, or it is gone. */
  | { readonly kind: 'hidden' }
  /** It is between a few people, and no channel. */
  | { readonly kind: 'direct' }
  /** Another channel decides who can read it, as of a thread, or it is not one to write in, as a forum or for voices. */
  | { readonly kind: 'unfit' }

/** Why a channel cannot be an admin channel. */
export type Flaw =
  | { readonly kind: 'direct' | 'unfit' | 'hidden' | 'public' | 'shared' | 'archived' | 'crowded' }
  | { readonly kind: 'guests' | 'strangers'; readonly names: readonly string[] }
  /** Where the operator wants everybody in it to have the rank: people who lack it, groups that nobody can look into. */
  | { readonly kind: 'unranked' | 'groups'; readonly names: readonly string[] }

/** Nothing where it qualifies: private, and nobody in it from outside. */
export function findFlaws(sight: ChannelSight): readonly Flaw[] {
  if (sight.kind !== 'seen') return [{ kind: sight.kind }]
  const { isPrivate, isShared, isArchived, isWhole, people } = sight
  const namesOf = (kind: Person['kind']) => people.filter((one) => one.kind === kind).map(({ name }) => name)
  const [guests, strangers] = [namesOf('guest'), namesOf('stranger')]
  const flaws: readonly (Flaw | false)[] = [
    !isPrivate && { kind: 'public' },
    isShared && { kind: 'shared' },
    isArchived && { kind: 'archived' },
    !isWhole && { kind: 'crowded' },
    guests.length > 0 && { kind: 'guests', names: guests },
    strangers.length > 0 && { kind: 'strangers', names: strangers },
  ]
  return flaws.filter((flaw) => flaw !== false)
}

/** Bound to a team by an admin: the only place for what takes somebody's membership or rank away. */
export type AdminChannel = ChannelRef & {
  readonly boundAt: Date
  /** What was wrong with it when it was looked at last; empty while it qualifies. */
  readonly flaws: readonly Flaw['kind'][]
}

export const isSameChannel = (one: ChannelRef, other: ChannelRef): boolean =>
  one.platform === other.platform && one.space === other.space && one.channel === other.channel
