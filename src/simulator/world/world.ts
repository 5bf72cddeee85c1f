/** Who and what there is at the start, on both platforms. */
export type World = {
  readonly workspace: { readonly id: string; readonly name: string; readonly domain: string }
  readonly guild: { readonly id: string; readonly name: string }
  readonly people: readonly WorldPerson[]
  readonly channels: readonly WorldChannel[]
  /** Of the guild. */
  readonly roles: readonly WorldRole[]
}

export type WorldRole = {
  readonly id: string
  readonly name: string
  /** Handles. */
  readonly members: readonly string[]
}

export type WorldPerson = {
  /** `ann`: how people call them, the same on both platforms. */
  readonly handle: string
  readonly name: string
  readonly color: string
  /** In the Slack workspace. */
  readonly slack?: {
    readonly id: string
    /** Absent where the workspace hides it, and for bots. */
    readonly email?: string
    readonly kind: 'person' | 'bot' | 'guest' | 'stranger' | 'deactivated'
    readonly timeZone: string
    readonly locale: string
  }
  /** In the Discord guild. */
  readonly discord?: {
    readonly id: string
    readonly kind: 'person' | 'bot'
    readonly locale: string
    /** Of their account; nobody in the guild sees it. */
    readonly email?: string
    /** True where there is an address, unless said otherwise. */
    readonly isVerified?: boolean
    /** Their privacy settings refuse direct messages: error 50007. */
    readonly closedDms?: boolean
    /** Has an account but shares no guild with the bot: a direct message gives error 50278. */
    readonly isOutside?: boolean
  }
  /** The operator knows that their accounts on both platforms are one person with this address. */
  readonly knownAs?: string
  readonly isOwner?: boolean
}

export type WorldChannel = {
  readonly name: string
  readonly platform: 'slack' | 'discord'
  readonly id: string
  readonly kind: 'public' | 'private'
  readonly topic: string
  /** Handles; everybody of the platform where absent. */
  readonly members?: readonly string[]
  /** Names of roles that are let in (Discord). */
  readonly roles?: readonly string[]
  /** Whether the bot is in it (Slack). */
  readonly hasBot: boolean
  /** With another company (Slack). */
  readonly isShared?: boolean
  readonly messages: readonly { readonly from: string; readonly text: string }[]
}
