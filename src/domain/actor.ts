/** The folder name of a chat platform, for example `slack`. */
export type PlatformName = string

/**
 * A person in a chat. The id is the platform's own and opaque here: `T1/U1` on Slack (workspace and user),
 * a snowflake on Discord.
 */
export type Actor = { readonly platform: PlatformName; readonly id: string }

/** One actor as one string, `slack:T1/U1`: the form of `USHER_OWNERS`. */
export const actorKey = ({ platform, id }: Actor): string => `${platform}:${id}`

export const isSameActor = (one: Actor, other: Actor): boolean => actorKey(one) === actorKey(other)

/** Reads the form that {@link actorKey} writes. */
export function parseActorKey(text: string): Actor | undefined {
  const colon = text.indexOf(':')
  if (colon < 1 || colon === text.length - 1) return undefined
  return { platform: text.slice(0, colon), id: text.slice(colon + 1) }
}

/** Where something was said: a channel is a place, never a permission. */
export type Place = {
  readonly platform: PlatformName
  /** Workspace or guild; absent in a Discord direct message. */
  readonly space?: string
  readonly channel?: string
  readonly isDirect: boolean
}

/** What a platform knows of somebody, read when it is needed and not kept. */
export type Person = {
  readonly actor: Actor
  readonly name: string
  /** Confirmed by the platform. It addresses a message and never authorises. */
  readonly email?: string
  readonly kind: PersonKind
  /** By its IANA name, where the platform tells: `Europe/Berlin`. */
  readonly timeZone?: string
}

/** Only a `person` may be invited or may act; a `stranger` belongs to another company's workspace. */
export type PersonKind = 'person' | 'bot' | 'guest' | 'stranger' | 'deactivated'
