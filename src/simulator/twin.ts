/**
 * What a person's chat client shows and can do, the same for every platform. The page draws it, the stories act
 * through it. Behind it each twin speaks its platform's own protocol to the bot.
 */
export interface Twin {
  readonly platform: 'slack' | 'discord'
  /** The workspace's or guild's name. */
  readonly title: string
  readonly people: readonly TwinPerson[]
  readonly faults: Faults
  readonly rooms: Rooms
  readonly files: Files
  /** What this person's client shows right now. `person` is a {@link TwinPerson.handle}. */
  screen(person: string): Screen
  /** Does it, and resolves when the platform has taken it (not when the bot has answered). Throws {@link CannotDo}. */
  act(person: string, act: Act): Promise<void>
  /** Options for a search control or option, as one types. At most 3 s; empty when the bot does not answer. */
  suggest(person: string, ask: SuggestAsk): Promise<readonly ScreenOption[]>
  /** Called after every change of any screen. The answer unsubscribes. */
  onChange(listener: () => void): () => void
  /** Interactions that the bot has not answered yet, and deliveries under way. Zero means quiet. */
  busy(): number
  /** How many lines the bot has open to this platform. */
  connections(): number
  close(): Promise<void>
}

export type TwinPerson = {
  /** The short name people use here: `ann`. Unique per platform, and the same person has the same one on both. */
  readonly handle: string
  readonly name: string
  /** The platform's own user id. */
  readonly id: string
  readonly kind: 'person' | 'bot' | 'guest' | 'stranger' | 'deactivated'
  /** A colour for the avatar, `#rrggbb`. */
  readonly color: string
}

export type Screen = {
  readonly channels: readonly ScreenChannel[]
  /** The modal that is open on top. */
  readonly form?: ScreenForm
  /** The app's Home tab, as a message without an author (Slack). */
  readonly home?: ScreenMessage
  /** The app has a Home tab that can be opened (Slack). */
  readonly hasHome?: boolean
  /** What the platform itself says to this person: "/team failed with the error operation_timeout". */
  readonly problem?: string
  /** What the composer offers after a slash. */
  readonly commands: readonly ScreenCommand[]
  readonly shortcuts: readonly {
    readonly id: string
    readonly name: string
    readonly on: 'anywhere' | 'message' | 'person'
  }[]
}

export type ScreenChannel = {
  readonly id: string
  readonly name: string
  readonly kind: 'public' | 'private' | 'direct'
  readonly unread: number
  readonly topic?: string
  /** The other person's handle in a direct channel, `usher` for the bot. */
  readonly with?: string
  /** Handles. */
  readonly members: readonly string[]
  /** Oldest first. */
  readonly messages: readonly ScreenMessage[]
}

export type ScreenMessage = {
  readonly id: string
  readonly author: {
    readonly name: string
    readonly handle: string
    readonly isBot: boolean
    readonly color: string
  }
  readonly sentAt: Date
  readonly editedAt?: Date
  /** Everything a person reads in it, one line per block, mentions and dates as they are shown, without button labels. */
  readonly text: string
  /** Only this person sees it. */
  readonly isEphemeral: boolean
  /** "Usher is thinking…" */
  readonly isWaiting: boolean
  /** What in the text leads somewhere when it is clicked. */
  readonly links: readonly ScreenLink[]
  /** What can be downloaded from it. */
  readonly files: readonly ScreenFile[]
  readonly controls: readonly Control[]
  /** The platform's own JSON, for drawing: `{text, blocks}` or a Discord message object. */
  readonly vendor: unknown
}

export type ScreenFile = { readonly id: string; readonly name: string; readonly bytes: number }

/** A file as somebody chooses it on their own machine. */
export type GivenFile = { readonly name: string; readonly content: Uint8Array }

/** The label is all that one sees of it. */
export type ScreenLink = { readonly label: string; readonly url: string }

export type Control = {
  /** Unique in its message or form. */
  readonly id: string
  readonly kind: 'button' | 'link' | 'select' | 'people' | 'search' | 'overflow'
  readonly label: string
  readonly look: 'primary' | 'danger' | 'plain'
  readonly isDisabled: boolean
  readonly options: readonly ScreenOption[]
  readonly confirm?: {
    readonly title: string
    readonly text: string
    readonly yes: string
    readonly no: string
  }
  readonly url?: string
}

export type ScreenOption = { readonly value: string; readonly label: string; readonly description?: string }

export type ScreenForm = {
  readonly id: string
  readonly title: string
  /** Absent where there is nothing to submit. */
  readonly submit?: string
  readonly close: string
  readonly fields: readonly ScreenField[]
  /** Text in the form that is not a field. */
  readonly text: string
  readonly links: readonly ScreenLink[]
  /** What can be pressed beside its own two buttons (Slack). */
  readonly controls: readonly Control[]
  readonly isBusy: boolean
  readonly vendor: unknown
}

export type ScreenField = {
  readonly id: string
  readonly kind: 'text' | 'long_text' | 'choice' | 'people' | 'search' | 'file'
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly isRequired: boolean
  /** As the form opened. */
  readonly value: readonly string[]
  readonly max: number
  readonly options: readonly ScreenOption[]
  readonly error?: string
}

export type ScreenCommand = {
  /** Without the slash; on Discord with the subcommand: `team invite`. */
  readonly name: string
  readonly description: string
  readonly usage?: string
  /** Discord only: Slack takes free text. */
  readonly options: readonly ScreenCommandOption[]
}

export type ScreenCommandOption = {
  readonly name: string
  readonly description: string
  readonly kind: 'text' | 'person' | 'channel' | 'number' | 'yes_no' | 'file'
  readonly isRequired: boolean
  readonly choices: readonly ScreenOption[]
  readonly isSearch: boolean
}

export type Act =
  /**
   * A message, or a slash command. In it `@handle` is somebody of this platform, as the composer would insert them.
   * On Discord a command's options are `name:value` pairs, values with spaces in double quotes; of one that takes a file
   * the value is the name of one of `files`.
   */
  | {
      readonly kind: 'says'
      readonly channel: string
      readonly text: string
      readonly files?: readonly GivenFile[]
    }
  /** `values` for anything but a button. A confirm dialog counts as confirmed. */
  | {
      readonly kind: 'presses'
      readonly channel: string
      readonly message: string
      readonly control: string
      readonly values?: readonly string[]
    }
  | { readonly kind: 'presses_in_home'; readonly control: string; readonly values?: readonly string[] }
  | {
      readonly kind: 'presses_in_form'
      readonly form: string
      readonly control: string
      readonly values?: readonly string[]
    }
  /** By field id; people as handles, choices by value. */
  | {
      readonly kind: 'submits'
      readonly form: string
      readonly values: Readonly<Record<string, readonly string[]>>
      /** For fields that take one, by field id. */
      readonly files?: Readonly<Record<string, GivenFile>>
    }
  | { readonly kind: 'dismisses'; readonly form: string }
  /** Looks at a channel: everything in it is read. */
  | { readonly kind: 'reads'; readonly channel: string }
  | { readonly kind: 'opens_home' }
  | { readonly kind: 'opens_direct'; readonly with: string }
  | {
      readonly kind: 'shortcut'
      readonly id: string
      readonly channel?: string
      readonly message?: string
      readonly person?: string
    }
  | { readonly kind: 'closes_direct_messages'; readonly to: 'everybody' | 'nobody' }

export type SuggestAsk =
  | { readonly in: 'form'; readonly form: string; readonly field: string; readonly query: string }
  | {
      readonly in: 'message'
      readonly channel: string
      readonly message: string
      readonly control: string
      readonly query: string
    }
  /** Discord: `text` as typed so far, the option being typed last. */
  | { readonly in: 'command'; readonly channel: string; readonly text: string }

/** What an administrator of the place does to a channel, which goes by its name. People are handles. Throws {@link CannotDo}. */
export interface Rooms {
  showToEverybody(room: string): void
  hide(room: string): void
  /** `usher` is the bot. */
  letIn(room: string, who: string): void
  putOut(room: string, who: string): void
}

/** What was uploaded, by people and by the bot. */
export interface Files {
  /** What this person downloads. Throws {@link CannotDo} for a file that they do not see, or that is gone. */
  read(person: string, id: string): Promise<Uint8Array>
  /** Whoever gave the newest file of this name takes it back: nobody can download it any more. */
  remove(name: string): void
  /** The next download of a file given by people gets the platform's sign-in page instead. */
  askToSignIn(): void
}

/** Trouble on demand. Counted faults wear off by themselves. */
export interface Faults {
  /** The next `times` API calls whose method (Slack) or `METHOD /route` (Discord) contains `call` go wrong this way; empty matches all. */
  fail(fault: ApiFault): void
  /** Cuts every connected socket without a goodbye. */
  dropSockets(): void
  /** Asks connected clients to reconnect, politely. */
  refreshSockets(): void
  /** The next `times` interactions reach the bot twice, with the same delivery id. */
  deliverTwice(times: number): void
  /** The next `times` interactions are held back until `release()`, which can let them go in the wrong order. */
  hold(times: number): void
  release(order?: 'oldest_first' | 'newest_first'): void
  /** What is armed, for the page. */
  list(): readonly string[]
  clear(): void
}

export type ApiFault = {
  readonly call: string
  readonly times: number
  /**
   * `lost_answer` does the work and then never answers, `late_error` does it and then answers 500, `hung_up` does
   * nothing and cuts the connection.
   */
  readonly how: 'rate_limited' | 'server_error' | 'slow' | 'lost_answer' | 'late_error' | 'hung_up'
  /** For `rate_limited` the Retry-After, for `slow` the delay. */
  readonly ms?: number
}

/** A person cannot do this here: the client would not let them. */
export class CannotDo extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotDo'
  }
}
